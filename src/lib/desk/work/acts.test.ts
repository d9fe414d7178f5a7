import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#lib/sealed/bytes.ts';
import type { Read } from '../vault/judging.ts';
import { plainPeople, readLane, type Entry, type Shelf } from './acts.ts';

const entry = (seq: number, body: Uint8Array, commitment?: Uint8Array): Entry => ({
	...{ seq, at: new Date(1), prev: new Uint8Array(32), body },
	commitment: commitment ?? createHash('sha256').update(body).digest()
});
const plain = (act: string) => utf8(JSON.stringify({ v: 1, act, by: null, salt: 'x' }));

describe('the record', () => {
	it('of people is read without a key; an entry that is not what was recorded shows nothing', () => {
		const [invited, disabled] = [plain('officer.invited'), plain('officer.disabled')];
		const other = createHash('sha256').update(invited).digest();
		const { said, verdicts } = plainPeople([entry(2, disabled, other), entry(1, invited)]);
		expect(said.get(1)).toMatchObject({ act: 'officer.invited' });
		expect([said.get(2), said.has(2), verdicts.size]).toEqual([undefined, true, 0]);
	});

	it('of a lane is judged with the entries that its signers may have seen, and the rosters of its epochs', async () => {
		const asked: unknown[] = [];
		const read: Read = { said: new Map(), verdicts: new Map(), from: 3, epochs: [2] };
		const vault = {
			readRecord: async (given: {
				entries: readonly { seq: number }[];
				rosters: readonly unknown[];
			}) => {
				asked.push([given.entries.map(({ seq }) => seq), given.rosters.length]);
				return read;
			}
		};
		const desk: Shelf = {
			span: async (_, from, before) => {
				asked.push([from, before]);
				return [{ seq: 3, at: 1, commitment: '', prev: '', body: '' }];
			},
			roster: async (_, epoch) => ({ epoch, roster: '' })
		};
		await readLane(vault, desk, 'general', [entry(5, plain('b')), entry(4, plain('a'))]);
		expect(asked).toEqual([
			[[4, 5], 0],
			[3, 4],
			[[3, 4, 5], 1]
		]);
	});
});
