import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cosignedAt, readCheckpoint, signedCheckpoint } from '#lib/tlog/checkpoint.ts';
import { growthText } from '#lib/tlog/growth.ts';
import { consistencyProof, leafHash, rootOf, type Hash } from '#lib/tlog/tree.ts';
import type { State } from '../state/index.ts';
import { witness } from './index.ts';

const key = new Uint8Array(32).fill(1);
const at = new Date('2026-11-30T09:00:00Z');
const leavesOf = (size: number, kind = 0): Hash[] =>
	Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(kind, n)));
/** What a public face that has seen these leaves publishes. */
const publishes =
	(leaves: readonly Hash[], by = key) =>
	async (old: number) =>
		old > leaves.length
			? undefined
			: growthText({
					old,
					proof: consistencyProof(old, leaves),
					note: signedCheckpoint(leaves.length, rootOf(leaves), by)
				});

let state: State;
beforeEach(() => {
	state = { folder: mkdtempSync(join(tmpdir(), 'plainsight-witness-')) };
});
const kept = (name: string) => readFileSync(join(state.folder, name), 'utf8');
const seen = async (leaves: readonly Hash[]) => {
	const found = await witness(state, publishes(leaves), at);
	if ('refused' in found) throw new Error(found.refused);
	return found;
};

describe('a witness on another body’s machine', () => {
	it('cosigns what it sees first, and all that grew of it, under one name', async () => {
		const first = await seen(leavesOf(3));
		const next = await seen(leavesOf(9));
		expect([first.was, next.was]).toEqual(['first', 'grown']);
		expect(next.witness).toBe(first.witness);
		for (const { note, witness: name } of [first, next])
			expect(cosignedAt(readCheckpoint(note)!, name)).toEqual(at);
		expect(kept('checkpoint.txt')).toBe(next.note);
	});

	it('cosigns the same once', async () => {
		const { note } = await seen(leavesOf(3));
		const again = await witness(state, publishes(leavesOf(3)), new Date());
		expect(again).toMatchObject({ was: 'same', note });
	});

	it.each([
		['forked', publishes(leavesOf(9, 1))],
		['forked', publishes(leavesOf(5, 1))],
		['rolled-back', publishes(leavesOf(4))],
		['another-log', publishes(leavesOf(9), new Uint8Array(32).fill(2))],
		['unsigned', async () => 'A page that says that all is well.']
	])('refuses what is %s, and keeps what it saw', async (refused, get) => {
		const { note } = await seen(leavesOf(5));
		expect(await witness(state, get, at)).toEqual({ refused });
		expect(kept('checkpoint.txt')).toBe(note);
		expect((await seen(leavesOf(9))).was).toBe('grown');
	});

	it('keeps the second of two that its log signed and that cannot both be true', async () => {
		await seen(leavesOf(5));
		await witness(state, publishes(leavesOf(9, 1)), at);
		const [mine, other] = ['checkpoint.txt', 'refused.txt'].map((file) =>
			readCheckpoint(kept(file))!
		);
		expect(other).toMatchObject({ origin: mine!.origin, size: 9 });
	});

	it('begins with nothing only where it has seen nothing', async () => {
		await seen(leavesOf(5));
		writeFileSync(join(state.folder, 'checkpoint.txt'), 'spoilt');
		await expect(witness(state, publishes(leavesOf(9, 1)), at)).rejects.toThrow('no checkpoint');
	});
});
