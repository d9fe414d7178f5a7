import { fold, wordsIn } from './fold.ts';
import type { CommonWords } from './common-words.ts';

const languages = Object.values(
	import.meta.glob<CommonWords>('/content/*/messages/common-words.ts', {
		eager: true,
		import: 'common'
	})
);

/** Folded words of every language: many write in another than the form's. */
export const lexicon: Readonly<Record<keyof CommonWords, ReadonlySet<string>>> = {
	small: setOf('small'),
	usual: setOf('usual'),
	capitals: setOf('capitals'),
	titles: setOf('titles'),
	places: setOf('places'),
	given: setOf('given'),
	greetings: setOf('greetings')
};

function setOf(list: keyof CommonWords): ReadonlySet<string> {
	return new Set(languages.flatMap((words) => wordsIn(fold(words[list]))));
}
