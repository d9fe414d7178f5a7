import { describe, expect, it } from 'vitest';
import {
	cosignature,
	cosignerName,
	cosignedAt,
	isWitness,
	originOf,
	readCheckpoint,
	signedCheckpoint,
	verifierOfLog,
	withoutCosignatures
} from './checkpoint.ts';
import { leafHash, rootOf } from './tree.ts';

const seed = new Uint8Array(32).fill(1);
const other = new Uint8Array(32).fill(2);
const at = new Date('2026-11-30T00:13:00Z');
const root = rootOf([leafHash(Uint8Array.of(1))]);
const written = signedCheckpoint(1, root, seed);
const checkpoint = readCheckpoint(written)!;
const line = written.split('\n')[4]!;

describe('a checkpoint', () => {
	it('says which log, how many leaves and which root, in the lines of the specification', () => {
		expect(checkpoint).toMatchObject({ origin: originOf(seed), size: 1, root });
		const lines = written.split('\n');
		expect(lines).toHaveLength(6);
		expect(lines.slice(0, 4)).toEqual([
			originOf(seed),
			'1',
			Buffer.from(root).toString('base64'),
			''
		]);
		expect(lines[4]).toMatch(/^— plainsight\/record\/[\w-]{43} [A-Za-z0-9+/]{91}=$/);
	});

	it('is as long as any other, but for the digits of its size: it tells of no day how much was done', () => {
		const lengths = [1, 999, 9999].map((size) => signedCheckpoint(size, root, seed).length);
		expect(lengths).toEqual([written.length, written.length + 2, written.length + 3]);
	});

	it('is one only under the key in its name', () => {
		const [origin, renamed] = [originOf(seed), originOf(other)];
		for (const wrong of [
			written.replace('\n1\n', '\n2\n'),
			written.replace('\n1\n', '\n01\n'),
			written.replaceAll(origin, renamed),
			written.replace(origin, renamed),
			written.replace('— ', '- '),
			`x\n${written}`,
			`${written}${line.replace(/.{8}=$/, 'AAAAAAA=')}\n`,
			`${written}${line}\n`,
			written.replace('\n\n', '\nan extension\n\n'),
			''
		]) {
			expect(readCheckpoint(wrong)).toBeUndefined();
		}
	});

	it('is told to other implementations with its key', () => {
		expect(verifierOfLog(checkpoint.origin)).toMatch(
			/^plainsight\/record\/[\w-]{43}\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/
		);
		expect(verifierOfLog('example.com/log')).toBeUndefined();
	});
});

describe('a cosignature', () => {
	const line = cosignature(checkpoint, { is: 'witness', seed: other }, at);
	const cosigned = readCheckpoint(written + line)!;

	it('says when its witness saw the checkpoint', () => {
		expect(cosignedAt(cosigned, cosignerName({ is: 'witness', seed: other }))).toEqual(at);
		expect(withoutCosignatures(cosigned)).toBe(written);
	});

	it('stands for one witness, and for one checkpoint', () => {
		expect(cosignedAt(checkpoint, cosignerName({ is: 'witness', seed: other }))).toBeUndefined();
		expect(cosignedAt(cosigned, cosignerName({ is: 'witness', seed }))).toBeUndefined();
		expect(cosignedAt(cosigned, 'example.com/witness')).toBeUndefined();
		const next = signedCheckpoint(2, root, seed) + line;
		expect(
			cosignedAt(readCheckpoint(next)!, cosignerName({ is: 'witness', seed: other }))
		).toBeUndefined();
	});

	it('is told by its name to be another body’s, or the public face’s', () => {
		const [face, witness] = (['face', 'witness'] as const).map((is) => ({ is, seed: other }));
		expect([face!, witness!].map(cosignerName).map(isWitness)).toEqual([false, true]);
		const ours = readCheckpoint(written + cosignature(checkpoint, face!, at))!;
		expect(cosignedAt(ours, cosignerName(face!))).toEqual(at);
		expect(cosignedAt(ours, cosignerName(witness!))).toBeUndefined();
	});

	it('is made of the lines of the specification', () => {
		const [signature] = cosigned.note.signatures.slice(-1);
		expect(signature!.signature).toHaveLength(72);
		expect(Buffer.from(signature!.signature).readBigUInt64BE()).toBe(BigInt(at.getTime() / 1000));
	});
});
