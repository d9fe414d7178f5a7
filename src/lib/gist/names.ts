import { fold, wordsIn } from './fold.ts';
import { lexicon } from './lexicon.ts';

const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}'’]{1,24}`;
const SEQUENCE = new RegExp(
	String.raw`(?<![\p{L}\p{N}@])${CAPITAL}(?:[ -](?:de la |del |de |of the |of |di |la )?${CAPITAL}){0,3}`,
	'gu'
);
/** Where every word has a capital, because of its sentence or because somebody shouts, a capital says nothing. */
const FIRST = /(?:^|[.!?;:…\n])[\s"“«(¿¡-]{0,4}$/u;
const TITLE = /(?<!\p{L})(?:mr|mrs|ms|dr|sr|sra|mme|m|st|ste|sgt|capt)\.\s{0,2}$/iu;
const MOST = 16;

/** What looks like a name of a person, a business or a place: folded, each once. */
export function namesIn(text: string): readonly string[] {
	if (isShouted(text)) return [];
	const found = new Set<string>();
	for (const { 0: match, index } of text.matchAll(SEQUENCE)) {
		const before = text.slice(Math.max(0, index - 8), index);
		const isFirst = FIRST.test(before) && !TITLE.test(before);
		const words = wordsIn(fold(match)).filter((word) => word.length > 1);
		while (words[0] !== undefined && isNoName(words[0])) words.shift();
		const isName = words.length > (isFirst ? 1 : 0) || words.length < wordsIn(fold(match)).length;
		const [after = ''] = wordsIn(fold(text.slice(index + match.length, index + match.length + 16)));
		const last = wordsIn(fold(text.slice(Math.max(0, index - 16), index))).at(-1) ?? '';
		const whole = [...[last].filter(isPlace), ...words, ...[after].filter(isPlace)];
		if (isName && words.some((word) => word.length > 2)) found.add(whole.join(' '));
	}
	return [...found].slice(0, MOST);
}

/** "Coral Sands hotel", "l'hôtel Coral Sands": what kind of place it is belongs to its name. */
const isPlace = (word: string): boolean => lexicon.places.has(word);

const isNoName = (word: string): boolean =>
	lexicon.small.has(word) ||
	lexicon.capitals.has(word) ||
	lexicon.titles.has(word) ||
	lexicon.usual.has(word);

function isShouted(text: string): boolean {
	const letters = text.match(/\p{L}/gu) ?? [];
	const capitals = text.match(/\p{Lu}/gu) ?? [];
	return capitals.length * 2 > letters.length;
}
