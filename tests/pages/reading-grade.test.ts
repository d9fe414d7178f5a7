import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'content', 'en');

/** The words a frightened person can read: school grade by Flesch and Kincaid (1975), with half a grade of grace. */
const HIGHEST = 6.5;

/** A page's sentences: headings and list items stand for themselves. */
const sentences = (markdown: string): string[] =>
	markdown
		.replace(/^---[\s\S]*?---/, '')
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[#>*_`|{}]/g, ' ')
		.split(/(?<=[.!?:])\s+|\n\s*(?:[-+]|\d+\.)\s+|\n{2,}/)
		.map((sentence) => sentence.trim())
		.filter((sentence) => /[a-z]{2}/i.test(sentence));

const wordsOf = (text: string): string[] => text.match(/[A-Za-z]+(?:[’'][A-Za-z]+)?/g) ?? [];

/** Vowel groups, without a silent e at the end. */
const syllables = (word: string): number =>
	Math.max(
		1,
		word
			.toLowerCase()
			.replace(/(?<=[^laeiouy])e[sd]?$/, '')
			.match(/[aeiouy]+/g)?.length ?? 1
	);

function grade(markdown: string): number {
	const all = sentences(markdown);
	const words = all.flatMap(wordsOf);
	const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
	return 0.39 * (words.length / all.length) + 11.8 * (sounds / words.length) - 15.59;
}

it('measures plain and hard words as far apart as they are', () => {
	expect(grade('The cat sat on the mat. It was warm. He is not free.')).toBeLessThan(2);
	expect(
		grade(
			'Individuals experiencing exploitation should immediately contact the appropriate administrative authorities.'
		)
	).toBeGreaterThan(12);
});

it.each(readdirSync(folder).filter((file) => file.endsWith('.md')))(
	'%s can be read after six years of school',
	(file) => {
		const found = grade(readFileSync(join(folder, file), 'utf8'));
		console.log(`grade ${file} ${found.toFixed(1)}`);
		expect(found).toBeLessThanOrEqual(HIGHEST);
	}
);
