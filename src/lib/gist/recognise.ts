import { boats } from './boats.ts';
import { fold } from './fold.ts';
import { handles } from './handles.ts';
import { LONGEST_MARK, type Found, type Mark, type MarkKind, type Seeker } from './mark.ts';
import { phones } from './phones.ts';
import { plates } from './plates.ts';

const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}/gu;
const mails: Seeker = (text) =>
	[...text.matchAll(MAIL)].map(({ 0: shown, index: from }) => ({
		kind: 'mail',
		shown,
		key: fold(shown),
		from
	}));

/** Where two kinds fit one place, the first that is named here has it. */
const SEEKERS: Readonly<Record<MarkKind, Seeker>> = {
	mail: mails,
	handle: handles,
	plate: plates,
	boat: boats,
	phone: phones
};
/** More than this nobody reads, and no tip is to fill the desk with. */
const MOST = 24;
/** Of a form all told; what is longer did not come from one. */
const LONGEST_TEXT = 120_000;

/**
 * The marks of a text in the order in which they stand there, each once.
 * @param expected what the text was asked for, if it was: less has to be said about one.
 */
export function recognise(text: string, expected?: MarkKind): readonly Mark[] {
	const part = text.slice(0, LONGEST_TEXT);
	const taken: Found[] = [];
	for (const [kind, seek] of Object.entries(SEEKERS)) {
		for (const one of seek(part, kind === expected))
			if (one.key && one.key.length <= LONGEST_MARK && !taken.some((other) => isOver(one, other)))
				taken.push(one);
	}
	const inOrder = taken.toSorted((a, b) => a.from - b.from);
	return distinct(
		inOrder.map(({ kind, shown, key }) => ({ kind, shown: shown.slice(0, LONGEST_MARK), key }))
	);
}

/** Each once, as it was written first. */
export function distinct(marks: readonly Mark[]): readonly Mark[] {
	const byName = new Map<string, Mark>();
	for (const mark of marks) if (!byName.has(nameOf(mark))) byName.set(nameOf(mark), mark);
	return [...byName.values()].slice(0, MOST);
}

/** Kind and key: equal for equal marks. */
export const nameOf = ({ kind, key }: Pick<Mark, 'kind' | 'key'>): string => `${kind} ${key}`;

const isOver = (one: Found, other: Found): boolean =>
	one.from < other.from + other.shown.length && other.from < one.from + one.shown.length;
