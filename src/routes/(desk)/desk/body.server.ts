import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { typed } from '#lib/text/schema.ts';

/** Longest sealed text that a page of ours sends in JSON: keys and cards, no tips. Characters of base64. */
const LONGEST = 64_000;

/** Bytes as they come in JSON. */
export const bytes = v.pipe(
	v.string(),
	v.maxLength(LONGEST),
	v.base64(),
	v.transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
);
export const uuid = v.pipe(v.string(), v.uuid());
/** A short text that a person typed. */
export const words = v.pipe(typed(100), v.minLength(1));

/** What a page of the desk posted. Anything that our own pages would not have sent is a 400. */
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
