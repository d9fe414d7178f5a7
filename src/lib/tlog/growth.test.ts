import { describe, expect, it } from 'vitest';
import { cosignature, readCheckpoint, signedCheckpoint } from './checkpoint.ts';
import { follows, growthText, readGrowth } from './growth.ts';
import { consistencyProof, leafHash, rootOf } from './tree.ts';

const key = new Uint8Array(32).fill(1);
const stranger = new Uint8Array(32).fill(2);
const leavesOf = (size: number, kind = 0) =>
	Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(kind, n)));
const signed = (size: number, kind = 0, by = key) =>
	signedCheckpoint(size, rootOf(leavesOf(size, kind)), by);
const seen = readCheckpoint(signed(5))!;
const growth = (size: number, kind = 0, by = key) => ({
	old: 5,
	proof: size < 5 ? [] : consistencyProof(5, leavesOf(size, kind)),
	note: signed(size, kind, by)
});

describe('what is sent to a witness', () => {
	it('is read as it was written, whoever cosigned it', () => {
		const note =
			signed(9) +
			cosignature(readCheckpoint(signed(9))!, { is: 'face', seed: stranger }, new Date());
		const sent = { old: 5, proof: consistencyProof(5, leavesOf(9)), note };
		expect(growthText(sent)).toMatch(/^old 5\n([A-Za-z0-9+/]{43}=\n)+\nplainsight\/record\//);
		expect(readGrowth(growthText(sent))).toEqual(sent);
		expect(readGrowth(growthText({ old: 0, proof: [], note }))).toMatchObject({
			old: 0,
			proof: []
		});
	});

	it.each([
		['nothing', ''],
		['a page', '<!doctype html>'],
		['a checkpoint alone', signed(9)],
		['no size', growthText(growth(9)).replace('old 5', 'old five')],
		['a hash that is none', growthText(growth(9)).replace('=\n', '\n')],
		['more hashes than a proof has', `old 5\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n${signed(9)}`]
	])('is not %s', (_, text) => expect(readGrowth(text)).toBeUndefined());
});

describe('what is shown to a witness', () => {
	it('follows what it saw when leaves were added, and whatever it is shown at first', () => {
		expect(follows(seen, growth(9))).toMatchObject({ checkpoint: { size: 9 } });
		expect(follows(seen, growth(5))).toMatchObject({ checkpoint: { size: 5 } });
		expect(follows(undefined, { ...growth(9, 1), old: 0, proof: [] })).toMatchObject({
			checkpoint: { size: 9 }
		});
	});

	it.each([
		['forked', growth(9, 1)],
		['forked', growth(5, 1)],
		['forked', { ...growth(9), proof: growth(9).proof.slice(1) }],
		['forked', { ...growth(9), old: 0, proof: [] }],
		['rolled-back', growth(4)],
		['another-log', growth(9, 0, stranger)],
		['unsigned', { ...growth(9), note: signed(9).replace('\n9\n', '\n8\n') }]
	])('is refused: %s', (refused, shown) => expect(follows(seen, shown)).toEqual({ refused }));
});
