import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal } from '#lib/sealed/age.ts';
import { utf8 } from '#lib/sealed/bytes.ts';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { open } from '#lib/sealed/open.ts';
import { readActs } from './acts.ts';

const plain = (act: string) =>
	utf8(JSON.stringify({ v: 1, act, by: null, salt: 'x' }).padEnd(1024));
const commitmentOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

describe('the record', () => {
	it('shows an act that is what was recorded, and of one that is not nothing', async () => {
		const identity = await newIdentity();
		const to = [await recipientOf(identity)];
		const vault = {
			openAct: ({ sealed }: { sealed: Uint8Array }) => open(sealed, identity)
		};
		const [taken, closed] = [plain('tip.taken'), plain('tip.closed')];
		const read = await readActs(vault, 'general', [
			{ seq: 3, commitment: commitmentOf(taken), body: await seal(taken, to) },
			{ seq: 2, commitment: commitmentOf(taken), body: await seal(closed, to) },
			{ seq: 1, commitment: commitmentOf(taken), body: utf8('not sealed') }
		]);
		expect(read.get(3)).toMatchObject({ act: 'tip.taken', by: null });
		expect([read.get(2), read.get(1), read.size]).toEqual([undefined, undefined, 3]);
	});

	it('of people is read without a key', async () => {
		const vault = { openAct: () => Promise.reject(new Error('asked for a key')) };
		const bytes = plain('officer.invited');
		const entry = { seq: 1, commitment: commitmentOf(bytes), body: bytes };
		expect((await readActs(vault, 'people', [entry])).get(1)).toMatchObject({
			act: 'officer.invited'
		});
	});
});
