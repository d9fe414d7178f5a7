import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { areas } from '#lib/i18n/places.ts';
import { rows, textsThat, type Answers } from '#lib/questions/answers.ts';
import { consents, knows, ways, type Question } from '#lib/questions/question.ts';
import { questions } from '#lib/questions/table.ts';
import { canonical } from '#lib/sealed/bytes.ts';
import { tidy } from '#lib/text/typed.ts';

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
const anyAgency = v.pipe(
	v.array(v.string()),
	v.transform((ticked) => ticked.filter((id) => /^[a-z0-9-]{1,40}$/.test(id)))
);

function schemaOf(question: Question) {
	switch (question.kind) {
		case 'text':
			return question.required
				? v.pipe(words(question.longest), v.nonEmpty('what-missing'))
				: words(question.longest);
		case 'knows':
			return oneOf(knows, 'unknown');
		case 'one':
			return oneOf(question.of, 'unknown');
		case 'some':
			return someOf(question.of);
		case 'area':
			return oneOf(areas, 'unknown');
		case 'agencies':
			return anyAgency;
	}
}

/** In the order in which answers are sealed. */
const schema = v.object({
	way: oneOf(ways, 'saw'),
	...Object.fromEntries(rows.map(([name, question]) => [name, schemaOf(question)])),
	// Where nothing was chosen, what reveals least.
	consent: oneOf(consents, 'task-force')
});

export type Field = keyof Answers;
const isField = (name: string): name is Field => Object.hasOwn(schema.entries, name);
const FIELDS = Object.keys(schema.entries).filter(isField);
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
	fields: readonly Field[] = FIELDS,
	before?: Answers
): { answers: Answers; errors: FieldErrors } {
	const brought = fields.map((name) => {
		if (LISTS.includes(name))
			return [name, form.getAll(name).filter((value) => typeof value === 'string')];
		const value = form.get(name) ?? '';
		const longest = LONGEST.get(name);
		return [name, longest && typeof value === 'string' ? tidy(value, longest) : value];
	});
	const raw = { ...(before ?? NOTHING), ...Object.fromEntries(brought) };
	const result = v.safeParse(schema, raw);
	if (result.success) return { answers: result.output as Answers, errors: {} };
	const errors: FieldErrors = {};
	for (const issue of result.issues) {
		const name = String(issue.path?.[0]?.key);
		if (isField(name)) errors[name] ??= issue.message;
	}
	// With the lengths lifted everything parses: the words go back into the form uncut.
	return { answers: v.parse(lenient, raw) as Answers, errors };
}

const LISTS: readonly Field[] = rows.flatMap(([name, { kind }]) =>
	kind === 'some' || kind === 'agencies' ? [name] : []
);
const TEXTS = textsThat(() => true);
const LONGEST = new Map<Field, number>(TEXTS.map((name) => [name, questions[name].longest]));
const NOTHING = Object.fromEntries(FIELDS.map((name) => [name, LISTS.includes(name) ? [] : '']));
const lenient = v.object({
	...schema.entries,
	...Object.fromEntries(TEXTS.map((name) => [name, v.fallback(v.string(), '')]))
});

/** An empty form for one of the four ways. */
export const noAnswers = (way: string): Answers =>
	readAnswers({ get: () => way, getAll: () => [] }, ['way']).answers;

/** SHA-256 over the answers, the same however the form was encoded. */
export const digest = (answers: Answers): Uint8Array =>
	createHash('sha256').update(canonical(answers)).digest();
