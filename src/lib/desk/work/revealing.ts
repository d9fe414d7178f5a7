import { fold } from '#lib/gist/fold.ts';
import { lexicon } from '#lib/gist/lexicon.ts';
import { regionName } from '#lib/i18n/places.ts';
import { textsThat, type Answers, type TextName } from '#lib/questions/answers.ts';
import { folded } from '#lib/text/typed.ts';

/** Words that say nothing about anyone or anything. What stands here never warns. */
const PLAIN = new Set(
	`able also always away back been both came come days does done down each even from gave give goes gone good
	hand have hear help here high home hour know last late left less like long look lots made make many more most
	much must name near need next once only open over part said same seen some soon such sure take talk tell than
	that them then they this time told took true very want week well went were what when will with work year your
	about above after again alone along already always another answer anyone anything around asked because
	before being below between called cannot could different doing during
	early either every everyone everything first found friend friends going happened happening
	having house information inside later leave leaving little living looking months morning moved
	nearby never night nobody nothing number often other others outside people
	person phone place please possible question really right seems several should since somebody someone
	something sometimes still street their there these thing things think those through times today together
	tomorrow tonight under until usually wants water weeks where which while without woman women
	working works would write writing written years young yours yourself`
		.split(/\s+/)
		.filter(Boolean)
);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
/** Without accents, too: on a phone they are left out. */
const plain = (word: string): string => folded(word).replace(/[’']s$/, '');
/** In any language: an officer answers in the tipster’s. */
const saysNothing = (key: string): boolean => PLAIN.has(key) || lexicon.small.has(fold(key));

/**
 * Words of a reply that would tell somebody who reads it over the tipster's shoulder what the tip was about:
 * any number, any name, any uncommon long word that the tip used too; from the fields that name
 * people, places and things every word that is not a plain one.
 * @returns the words as the reply spells them, each once, in order.
 */
export function revealing(reply: string, answers: Answers): string[] {
	const where = regionName(answers.area) ?? '';
	const named = new Set(wordsOf([where, ...textsOf(NAMING, answers)].join('\n')).map(plain));
	const theirs = new Set(textsOf(TELLING, answers).flatMap(rareIn).map(plain));
	const found = wordsOf(reply).filter((word) => {
		const key = plain(word);
		if (/\p{N}/u.test(key)) return key.length > 1 && (named.has(key) || theirs.has(key));
		return !saysNothing(key) && ((key.length >= 4 && named.has(key)) || theirs.has(key));
	});
	return [...new Map(found.map((word) => [plain(word), word])).values()];
}

const NAMING = textsThat(({ names }) => names === 'all');
const TELLING = textsThat(({ names }) => names === 'rare');
/** A tip from before a question was asked has no answer to it. */
const textsOf = (names: readonly TextName[], answers: Answers): string[] =>
	names.map((name) => answers[name] ?? '');

const rareIn = (text: string): string[] => [
	...wordsOf(text).filter((word) => word.length >= 8 || /\p{N}/u.test(word)),
	...namesIn(text)
];

/** Capitalised words that do not begin a sentence. */
const namesIn = (text: string): string[] =>
	[...text.matchAll(/(?<![.!?:\n]\s*|^\s*)(?<![\p{L}\p{N}’'-])\p{Lu}[\p{L}\p{N}’'-]+/gu)].map(
		([name]) => name
	);
