import { createHash } from 'node:crypto';
import * as v from 'valibot';

const words = {
	/** Neutral: it stands in the browser's history. */
	title: v.pipe(v.string(), v.minLength(3)),
	description: v.pipe(v.string(), v.minLength(20)),
	/** What the page calls itself when it is open. */
	heading: v.pipe(v.string(), v.minLength(3)),
	lead: v.pipe(v.string(), v.minLength(20)),
	/** Where a reader goes from here: `<path> <words>`. */
	next: v.pipe(v.string(), v.regex(/^\/\S* .+/))
};
const updated = v.pipe(v.string(), v.isoDate());
/** A page in the language that it was written in, which also says where it belongs. */
const source = v.strictObject({
	...words,
	updated,
	review: v.literal('source'),
	/** Slug of the page that lists this one, and its place there. */
	part: v.optional(v.string()),
	order: v.optional(v.pipe(v.string(), v.digits(), v.transform(Number))),
	drawing: v.string(),
	/** It rests on common practice that nobody could read in a source, and says so. */
	basis: v.optional(v.literal('practice'))
});
const translation = v.strictObject({
	...words,
	updated,
	/** `unreviewed`, or who reviewed it and when. */
	review: v.pipe(
		v.string(),
		v.regex(/^(unreviewed|.+, \d{4}-\d\d-\d\d)$/, 'unreviewed, or a name and an ISO date')
	),
	/** Digest of the source text that it was made from: its `textDigest` then. */
	of: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/))
});

export type SourceMeta = v.InferOutput<typeof source>;
export type TranslationMeta = v.InferOutput<typeof translation>;

/** A page before it is compiled. */
export type Written = {
	readonly meta: SourceMeta | TranslationMeta;
	readonly body: string;
	/** First 12 hexadecimal digits of the SHA-256 of all that a translator translates. */
	readonly textDigest: string;
};

/**
 * Reads what a page says of itself.
 * @param text Markdown with front matter of `name: value` lines between two `---`.
 * @throws ValiError or Error naming what is wrong with it.
 */
export function readPage(text: string): Written {
	const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
	if (head === undefined || body === undefined)
		throw new Error('a page begins with front matter between --- lines');
	const fields = head.split('\n').map((line): [string, string] => {
		const at = line.indexOf(':');
		if (at < 1) throw new Error(`not a front matter line: ${line}`);
		return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
	});
	const given = Object.fromEntries(fields);
	const meta = given.review === 'source' ? v.parse(source, given) : v.parse(translation, given);
	const translated = [...Object.keys(words).map((name) => given[name]), body.trim()].join('\n');
	return { meta, body, textDigest: digest(translated) };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
