import { describe, expect, it } from 'vitest';
import { signedCheckpoint } from './checkpoint.ts';
import { proofText, provenIn, readProof } from './proof.ts';
import { inclusionProof, leafHash, rootOf } from './tree.ts';

const data = Array.from({ length: 9 }, (_, n) => Uint8Array.of(n));
const leaves = data.map(leafHash);
const note = signedCheckpoint(9, rootOf(leaves), new Uint8Array(32).fill(1));
const proofOf = (index: number) => ({
	extra: Uint8Array.of(7, 7),
	index,
	path: inclusionProof(index, leaves),
	note
});

describe('a proof', () => {
	it('is written in the lines of the specification, and read as it was written', () => {
		const text = proofText(proofOf(3));
		expect(text).toMatch(
			/^c2sp\.org\/tlog-proof@v1\nextra Bwc=\nindex 3\n([A-Za-z0-9+/]{43}=\n){4}\nplainsight\/record\//
		);
		expect(readProof(text)).toEqual(proofOf(3));
	});

	it('leads from its leaf to the checkpoint, and from no other leaf or place', () => {
		for (const index of data.keys())
			expect(provenIn(proofOf(index), data[index]!)).toMatchObject({ size: 9 });
		expect(provenIn(proofOf(3), data[4]!)).toBeUndefined();
		expect(provenIn({ ...proofOf(3), index: 4 }, data[3]!)).toBeUndefined();
		expect(provenIn({ ...proofOf(3), note: note.replace('\n9\n', '\n8\n') }, data[3]!)).toBe(
			undefined
		);
	});

	it.each([
		['nothing', ''],
		['a checkpoint alone', note],
		['another version', proofText(proofOf(3)).replace('@v1', '@v2')],
		['one without a place', proofText(proofOf(3)).replace('index 3\n', '')],
		['a hash that is none', proofText(proofOf(3)).replace('=\n\n', '\n\n')]
	])('is not %s', (_, text) => expect(readProof(text)).toBeUndefined());
});
