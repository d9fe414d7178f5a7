import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { canonical } from '#lib/sealed/bytes.ts';
import { areas } from '#lib/i18n/places.ts';
import { consents, knows, ways, type Answers } from '#lib/sealed/tip.ts';
import { tidy } from '#lib/text/typed.ts';

export const signs = [
	'not-free',
	'watched',
	'papers-held',
	'locked-in',
	'no-pay',
	'debt',
	'long-hours',
	'lives-at-work',
	'threats',
	'hurt',
	'lied-to',
	'young'
] as const;
export const hows = ['saw', 'heard', 'told', 'online', 'happened-to-me', 'unknown'] as const;
export const patterns = ['once', 'some', 'always', 'unknown'] as const;
export const counts = ['one', 'few', 'many', 'unknown'] as const;

/** Longest answers, in characters: a long story fits, a file does not. */
export const LONGEST = { what: 20_000, who: 4_000, other: 1_000 } as const;
const TEXTS = {
	what: LONGEST.what,
	place: LONGEST.other,
	when: LONGEST.other,
	who: LONGEST.who,
	doers: LONGEST.who,
	plates: LONGEST.other,
	vehicles: LONGEST.other,
	boats: LONGEST.other,
	phones: LONGEST.other,
	online: LONGEST.other,
	contact: LONGEST.other,
	contactTimes: LONGEST.other,
	contactSeenBy: LONGEST.other
} as const;

/** A choice that the form does not know is taken as "I don't know": a tip is never lost for it. */
const oneOf = <const T extends readonly string[]>(options: T, otherwise: T[number]) =>
	v.fallback(v.picklist(options), otherwise);
/** Tidied before: here it is only measured. */
const words = (longest: number) =>
	v.pipe(v.fallback(v.string(), ''), v.maxLength(longest, `too-long:${longest}`));
const someOf = <const T extends readonly string[]>(options: T) =>
	v.pipe(
		v.array(v.string()),
		v.transform((chosen) => options.filter((option) => chosen.includes(option)))
	);
const knowing = oneOf(knows, 'unknown');

const schema = v.object({
	way: oneOf(ways, 'saw'),
	what: v.pipe(words(TEXTS.what), v.nonEmpty('what-missing')),
	area: oneOf(areas, 'unknown'),
	place: words(TEXTS.place),
	when: words(TEXTS.when),
	pattern: oneOf(patterns, 'unknown'),
	ongoing: knowing,
	danger: knowing,
	child: knowing,
	leaving: knowing,
	people: oneOf(counts, 'unknown'),
	who: words(TEXTS.who),
	doers: words(TEXTS.doers),
	plates: words(TEXTS.plates),
	vehicles: words(TEXTS.vehicles),
	boats: words(TEXTS.boats),
	phones: words(TEXTS.phones),
	online: words(TEXTS.online),
	signs: someOf(signs),
	how: oneOf(hows, 'unknown'),
	involved: v.pipe(
		v.array(v.string()),
		v.transform((ticked) => ticked.filter((id) => /^[a-z0-9-]{1,40}$/.test(id)))
	),
	contact: words(TEXTS.contact),
	contactTimes: words(TEXTS.contactTimes),
	contactSeenBy: words(TEXTS.contactSeenBy),
	mayLeaveMessage: knowing,
	// Where nothing was chosen, what reveals least.
	consent: oneOf(consents, 'task-force')
});

export type Field = keyof Answers;
export type FieldErrors = Partial<Record<Field, string>>;
/** As a form brings them: a list for each name. */
export type RawAnswers = {
	readonly get: (name: string) => unknown;
	readonly getAll: (name: string) => unknown[];
};

/**
 * Reads the answers that one page of the form brought; whatever is wrong, they come back with it as they were typed.
 * @param fields of that page: they alone are tidied. @param before the answers of the others, read when they came.
 * @returns errors by field, of all pages, as message keys: `what-missing`, `too-long:<characters>`.
 */
export function readAnswers(
	form: RawAnswers,
	fields: readonly Field[] = Object.keys(schema.entries) as Field[],
	before?: Answers
): { answers: Answers; errors: FieldErrors } {
	const brought = fields.map((name) => {
		if (LISTS.includes(name))
			return [name, form.getAll(name).filter((value) => typeof value === 'string')];
		const value = form.get(name) ?? '';
		const longest = TEXTS[name as keyof typeof TEXTS] as number | undefined;
		return [name, longest && typeof value === 'string' ? tidy(value, longest) : value];
	});
	const raw = { ...(before ?? NOTHING), ...Object.fromEntries(brought) };
	const result = v.safeParse(schema, raw);
	if (result.success) return { answers: result.output, errors: {} };
	const errors: FieldErrors = {};
	for (const issue of result.issues) {
		errors[String(issue.path?.[0]?.key) as Field] ??= issue.message;
	}
	// With the lengths lifted everything parses: the words go back into the form uncut.
	return { answers: v.parse(lenient, raw) as Answers, errors };
}

const LISTS: readonly Field[] = ['signs', 'involved'];
const NOTHING = Object.fromEntries(
	Object.keys(schema.entries).map((name) => [name, LISTS.includes(name as Field) ? [] : ''])
);
const lenient = v.object({
	...schema.entries,
	...Object.fromEntries(Object.keys(TEXTS).map((name) => [name, v.fallback(v.string(), '')]))
});

/** An empty form for one of the four ways. */
export const noAnswers = (way: string): Answers =>
	readAnswers({ get: () => way, getAll: () => [] }, ['way']).answers;

/** SHA-256 over the answers, the same however the form was encoded. */
export const digest = (answers: Answers): Uint8Array =>
	createHash('sha256').update(canonical(answers)).digest();
