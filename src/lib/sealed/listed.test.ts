import { describe, expect, it } from 'vitest';
import { listedOf, MOST_LISTED } from './listed.ts';

const hashes = (of: string, count: number) => Array.from({ length: count }, (_, n) => `${of}${n}`);

describe('what a card lists of older answers', () => {
	it('is all of them, each once, and of too many the newest: a lane never keeps somebody for its many answers', () => {
		expect(listedOf(['b', 'a'], ['c', 'a'])).toEqual(['b', 'a', 'c']);
		const listed = listedOf(hashes('own', MOST_LISTED + 1), hashes('moved', 3));
		expect(listed).toHaveLength(MOST_LISTED);
		expect([listed[0], listed.at(-1)]).toEqual(['own0', `own${MOST_LISTED - 1}`]);
	});
});
