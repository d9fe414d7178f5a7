import { islands } from '#lib/i18n/places.ts';
import type { Gist } from './gist.ts';
import { lexicon } from './lexicon.ts';
import type { MarkKind } from './mark.ts';
import { likeness } from './near.ts';
import type { Others, Traits } from './others.ts';
import { nameOf } from './recognise.ts';

/** Why two tips may be one situation; `shown` is what both have. */
export type Because = {
	readonly same: MarkKind | 'name' | 'place' | 'words' | 'copy';
	readonly shown: string;
};

/** Weights, chosen on the odd pairs of tests/support/pairs.ts: an area alone, a place alone, a usual name alone is never enough. */
export const ENOUGH = 0.7;
export const COPY = 1;
export const MARK = 1;
/** Of a mark that many tips name: a number on a poster, the ferry. */
const KNOWN_MARK = 0.3;
const NAME = 0.6;
const GIVEN_NAME = 0.2;
const PLACE = 0.35;
const SAME_AREA = 0.15;
const OTHER_AREA = -0.3;
/** So much weight of shared words is whole. */
const WHOLE = 2;
/** Of pairs of words, by MinHash. */
const LEAST_LIKE = 0.4;
/** What more tips have than this, and more than one in twenty, tells none of them from another. */
const MOST_OFTEN = 40;
export const isRare = (count: number, others: Others): boolean =>
	count <= Math.max(MOST_OFTEN, others.size / 20);

/** How much speaks for one situation, and what. */
export function compared(
	mine: Traits,
	theirs: Traits,
	others: Others,
	weigh: Weigh
): { score: number; because: Because[] } {
	const marks = mine.gist.marks
		.filter((mark) => theirs.marks.has(nameOf(mark)))
		.map((mark) => ({
			same: mark.kind,
			shown: mark.shown,
			weight: isRare(others.having(nameOf(mark)).size, others) ? MARK : KNOWN_MARK
		}));
	const names = sharedNames(mine, theirs, weigh);
	const isNear = isCopy(mine, theirs);
	const words = isNear
		? [{ same: 'copy' as const, shown: mine.gist.title, weight: COPY }]
		: sharedWords(mine, theirs, weigh, new Set(names.flatMap(({ words }) => words)));
	const because = [...marks, ...names, ...words];
	const score =
		because.reduce((sum, { weight }) => sum + weight, 0) + ofArea(mine.gist, theirs.gist);
	return { score, because: because.map(({ same, shown }) => ({ same, shown })) };
}

/** How much it says that two tips share a word: see `weightOf`. */
export type Weigh = (word: string) => number;

type Weighed = Because & { readonly weight: number };

/** Names of one tip whose words the other has: whether it has them as a name, its sentence may have hidden. */
function sharedNames(
	mine: Traits,
	theirs: Traits,
	weigh: Weigh
): (Weighed & { readonly words: readonly string[] })[] {
	const used = new Set<string>();
	return [...namesFoundIn(mine, theirs), ...namesFoundIn(theirs, mine)].flatMap(
		({ shown, words }) => {
			const fresh = words.filter((word) => !used.has(word));
			fresh.forEach((word) => used.add(word));
			if (fresh.length === 0) return [];
			const isPlace = shown.split(' ').some((word) => lexicon.places.has(word));
			const isGiven = words.every((word) => lexicon.given.has(word));
			const rarity = Math.max(...fresh.map((word) => weigh(word)));
			const weight = isPlace
				? PLACE
				: isGiven
					? GIVEN_NAME
					: NAME * Math.min(1, rarity / FULLY_RARE);
			return [
				{ same: isPlace ? ('place' as const) : ('name' as const), shown, weight, words: fresh }
			];
		}
	);
}
/** What a word weighs that two of a thousand tips have. */
const FULLY_RARE = 0.8;

function* namesFoundIn(one: Traits, other: Traits) {
	for (const shown of one.gist.names) {
		const words = shown.split(' ').filter((word) => one.named.has(word) && !isOnlyKind(word));
		const isWhole = words.every((word) => other.words.has(word));
		// A part of a name is another's last name, or an adjective.
		const found = words.filter((word) => (isWhole ? other.words : other.named).has(word));
		if (found.length > 0) yield { shown, words: found };
	}
}

const isOnlyKind = (word: string): boolean =>
	lexicon.places.has(word) ||
	lexicon.titles.has(word) ||
	lexicon.capitals.has(word) ||
	lexicon.usual.has(word);

/** How much of what both say both say: the cosine of their words by weight, whole only where these are several. */
function sharedWords(
	mine: Traits,
	theirs: Traits,
	weigh: Weigh,
	counted: ReadonlySet<string>
): Weighed[] {
	const both = [...mine.words].filter((word) => theirs.words.has(word) && !counted.has(word));
	const sum = (words: Iterable<string>) =>
		[...words].reduce((all, word) => all + weigh(word) ** 2, 0);
	const weight = sum(both);
	if (weight === 0) return [];
	const cosine = weight / Math.sqrt(sum(mine.words) * sum(theirs.words));
	const telling = both.toSorted((a, b) => weigh(b) - weigh(a)).slice(0, SHOWN);
	return [
		{ same: 'words', shown: telling.join(' '), weight: cosine * Math.min(1, weight / WHOLE) }
	];
}
const SHOWN = 6;

function ofArea({ area: one }: Gist, { area: other }: Gist): number {
	if (!isRegion(one) || !isRegion(other)) return 0;
	return one === other ? SAME_AREA : OTHER_AREA;
}

/** More than an island, and known. */
const isRegion = (area: string): boolean => ![...islands, 'elsewhere', 'unknown'].includes(area);

/** Nearly the same words in nearly the same order. */
export const isCopy = ({ signature: one }: Traits, { signature: other }: Traits): boolean =>
	one !== undefined && other !== undefined && likeness(one, other) >= LEAST_LIKE;
