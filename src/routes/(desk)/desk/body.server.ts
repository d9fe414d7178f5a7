import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm, type FormLimits } from '#lib/forms/read-form.server.ts';
import { typed } from '#lib/text/schema.ts';

/** Longest sealed text that a page of ours sends in JSON: keys and cards, no tips. Characters of base64. */
const LONGEST = 64_000;

const AGE_HEADER = Buffer.from('age-encryption.org/v1\n');

const decoded = v.transform((text: string) => new Uint8Array(Buffer.from(text, 'base64')));
/** Bytes as they come in JSON. */
export const bytes = v.pipe(v.string(), v.maxLength(LONGEST), v.base64(), decoded);
/** Only ever an age file: a page that forgot to seal could not get a word into the database. */
export const sealed = v.pipe(
	v.string(),
	decoded,
	v.check((file) => AGE_HEADER.equals(file.subarray(0, AGE_HEADER.length)))
);
/** A text that one of our own readers takes. @param as throws on what it does not. */
export const readBy = <Read>(as: (text: string) => Read) =>
	v.rawTransform<string, Read>(({ dataset, addIssue, NEVER }) => {
		try {
			return as(dataset.value);
		} catch {
			addIssue();
			return NEVER;
		}
	});
/** As our own pages and the database write it. */
export const uuid = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
);
/** By the country's calendar, in ISO 8601. */
export const day = v.pipe(v.string(), v.isoDate());
/** What of the tipster's an act names: ids with commas between, as a form has them. */
export const ids = v.optional(
	v.pipe(
		v.string(),
		v.transform((text) => (text === '' ? [] : text.split(','))),
		v.array(uuid),
		v.maxLength(100)
	),
	''
);
/** Whether a part of an address can be an id at all: the database refuses anything else with an error. */
export const isUuid = (value: string): boolean => v.is(uuid, value);
/** A short text that a person typed. */
export const words = v.pipe(typed(100), v.minLength(1));
/** A whole number in a form. */
export const whole = (least: number, most: number) =>
	v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(least), v.maxValue(most));

/** What a page's script sent as JSON. Anything that our own pages would not have sent is a 400. */
export async function body<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema
): Promise<v.InferOutput<Schema>> {
	const text = await request.text().catch(() => '');
	// PostgreSQL's text holds no NUL, and nothing that our pages send has one.
	if (text.includes('\\u0000') || hasManyBrackets(text)) error(400);
	const json = asJson(text);
	const parsed = v.safeParse(schema, json);
	return parsed.success ? parsed.output : error(400);
}

/** The same of a form: for what the page filled in itself. What people type is theirs to correct: see outcome.server.ts. */
export async function form<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema,
	limits?: FormLimits
): Promise<v.InferOutput<Schema>> {
	const parsed = v.safeParse(schema, texts(await readForm(request, limits)));
	return parsed.success ? parsed.output : error(400);
}

/** The fields of a form, each once. */
export const texts = (form: FormData): Record<string, string> =>
	Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));

/** Undefined when it is none: no schema of ours fits that. */
function asJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Each costs the parser a hundred bytes; the largest of our own posts, a lane's card with its copies, has some hundred. */
const MOST_BRACKETS = 5_000;

function hasManyBrackets(text: string): boolean {
	const bracket = /[[{]/g;
	for (let count = 0; bracket.test(text); count++) if (count === MOST_BRACKETS) return true;
	return false;
}
