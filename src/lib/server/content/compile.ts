import { createHash } from 'node:crypto';
import MarkdownIt from 'markdown-it';
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
	/** Digest of the source text that it was made from: see `textDigest`. */
	of: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/))
});

/** How a section is laid out: as text, a card of signs, numbered steps, things not to do; or what it lists. */
const kinds = ['text', 'signs', 'steps', 'avoid', 'contacts', 'pages'] as const;

export type SourceMeta = v.InferOutput<typeof source>;
export type TranslationMeta = v.InferOutput<typeof translation>;
export type Section = {
	readonly kind: (typeof kinds)[number];
	/** `signs`: its drawing. `contacts`: the kinds of contact that it lists. */
	readonly of: readonly string[];
	readonly html: string;
};
export type CompiledPage<Meta = SourceMeta | TranslationMeta> = {
	readonly meta: Meta;
	readonly sections: readonly Section[];
	/** First 12 hexadecimal digits of the SHA-256 of all that a translator translates. */
	readonly textDigest: string;
};

// html: false escapes whatever looks like markup, and markdown-it refuses javascript: and data: links, so
// what comes out is safe to show as it is.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true });

/**
 * Compiles one page of guidance. Runs at build time only.
 * @param text Markdown with front matter of `name: value` lines between two `---`; a second-level heading
 * begins a section and may end in its kind, as in `## At work [signs van]`.
 * @throws ValiError or Error naming what is wrong with the page.
 */
export function compile(text: string): CompiledPage {
	const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
	if (head === undefined || body === undefined)
		throw new Error('a page begins with front matter between --- lines');
	if (/^# /m.test(body)) throw new Error('the heading of a page stands in its front matter');
	const fields = head.split('\n').map((line): [string, string] => {
		const at = line.indexOf(':');
		if (at < 1) throw new Error(`not a front matter line: ${line}`);
		return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
	});
	const given = Object.fromEntries(fields);
	const meta = given.review === 'source' ? v.parse(source, given) : v.parse(translation, given);
	return {
		meta,
		textDigest: digest([...Object.keys(words).map((name) => given[name]), body.trim()].join('\n')),
		sections: body
			.split(/^(?=## )/m)
			.filter((part) => part.trim() !== '')
			.map(section)
	};
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

function section(text: string): Section {
	const mark = /^(## .+?) \[([a-z][a-z -]*)\]\n/.exec(text);
	if (!mark) return { kind: 'text', of: [], html: markdown.render(text) };
	const [whole, heading, inside] = mark;
	const [name, ...of] = inside!.split(' ');
	const kind = kinds.find((known) => known === name);
	if (!kind) throw new Error(`not a kind of section: ${name}`);
	return { kind, of, html: markdown.render(`${heading}\n${text.slice(whole.length)}`) };
}
