import { error } from '@sveltejs/kit';
import * as v from 'valibot';

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
export const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

/** What a page of the desk posted. Anything that our own pages would not have sent is a 400. */
export async function body<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema
): Promise<v.InferOutput<Schema>> {
	const json: unknown = await request.json().catch(() => undefined); // not JSON: no schema of ours fits it
	const parsed = v.safeParse(schema, json);
	return parsed.success ? parsed.output : error(400);
}
