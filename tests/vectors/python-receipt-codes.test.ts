import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeFrom, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import * as v1 from '../../src/lib/server/tips/receipt-v1.ts';
import * as v2 from '../../src/lib/server/tips/receipt-v2.ts';
import { getPython } from '../support/debian.ts';
import { hex } from './vectors.ts';

type OfCode = { readonly code: string; readonly pepper: string };
type OfForm = { readonly ticket_key: string; readonly nonce: string; readonly digest: string };
type Vector = { readonly given: OfCode | OfForm };

const golden = JSON.parse(readFileSync('docs/receipt-codes.json', 'utf8')) as Vector[];
const of = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

function made({ given }: Vector) {
	return { given, ...('code' in given ? ofCode(given) : ofForm(given)) };
}

function ofCode(given: OfCode) {
	const [code, pepper] = [given.code as ReceiptCode, of(given.pepper)];
	const handle = v2.handleOf(code);
	const share = v2.shareOf(pepper, handle);
	return {
		print: v2.pepperPrint(pepper),
		v1: {
			lookup: hex(v1.lookupOf(pepper, code)),
			replySeed: hex(v1.replySeedOf(pepper, code)),
			secondCode: v1.secondCodeOf(pepper, code)
		},
		v2: {
			handle: hex(handle),
			lookup: hex(v2.lookupOf(pepper, handle)),
			share: hex(share),
			replySeed: hex(v2.replySeedOf(code, share)),
			secondCode: v2.secondCodeOf(code, share)
		}
	};
}

function ofForm(given: OfForm) {
	const parts = [of(given.ticket_key), of(given.nonce), of(given.digest)] as const;
	return {
		v1: { code: v1.receiptOf(...parts) },
		v2: { code: v2.receiptOf(...parts), form: hex(v2.formOf(parts[1])) }
	};
}

describe('what is made of a receipt code', () => {
	let python: string;
	beforeAll(() => {
		python = getPython();
	});
	const inPython = (vectors: readonly Vector[]) => {
		const input = JSON.stringify(vectors);
		const { stdout, stderr } = spawnSync(python, ['docs/receipt-codes.py'], { input });
		expect(String(stderr)).toBe('');
		return JSON.parse(String(stdout)) as unknown;
	};

	it('is what the published vectors say, here and by a second implementation', () => {
		expect(golden.map(made)).toEqual(golden);
		expect(inPython(golden)).toEqual(golden);
		expect(golden.length).toBeGreaterThan(5);
	});

	it('is the same by both for codes, peppers and forms that nobody chose', () => {
		const random = (length: number) => hex(randomBytes(length));
		const vectors = Array.from({ length: 40 }, (): Vector[] => [
			{ given: { code: codeFrom(randomBytes(10)), pepper: random(32) } },
			{ given: { ticket_key: random(32), nonce: random(16), digest: random(32) } }
		]).flat();
		expect(inPython(vectors)).toEqual(vectors.map(made));
	});

	it('comes to other values in each version, and no value stands for another', () => {
		const values = golden.flatMap((vector) => [...leaves({ ...made(vector), given: undefined })]);
		expect(new Set(values).size).toBe(values.length);
	});
});

function* leaves(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (value) for (const member of Object.values(value)) yield* leaves(member);
}
