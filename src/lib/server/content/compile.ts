import MarkdownIt from 'markdown-it';
import * as v from 'valibot';

const frontMatter = v.strictObject({
	/** Neutral: it stands in the browser's history. */
	title: v.pipe(v.string(), v.minLength(3)),
	description: v.pipe(v.string(), v.minLength(20)),
	/** What the page calls itself when it is open. */
	heading: v.pipe(v.string(), v.minLength(3)),
	lead: v.pipe(v.string(), v.minLength(20)),
	updated: v.pipe(v.string(), v.isoDate()),
	/** For a translation: `unreviewed`, or who reviewed it and when; `source` for the language it was written in. */
	review: v.pipe(v.string(), v.minLength(3)),
	/** Where a reader goes from here: `<path> <words>`. */
	next: v.optional(v.pipe(v.string(), v.regex(/^\/\S* .+/)))
});

/** How a section is laid out: as text, as one of several cards of signs, as numbered steps, as things not to do. */
const kinds = ['text', 'signs', 'steps', 'avoid'] as const;

export type PageMeta = v.InferOutput<typeof frontMatter>;
export type Section = {
	readonly kind: (typeof kinds)[number];
	/** Name of one of the drawings in lib/ui. */
	readonly drawing?: string;
	readonly html: string;
};
export type CompiledPage = { readonly meta: PageMeta; readonly sections: readonly Section[] };

// html: false escapes whatever looks like markup, and markdown-it refuses javascript: and data: links, so
// what comes out is safe to show as it is.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true });

/**
 * Compiles one page of guidance. Runs at build time only.
 * @param source Markdown with front matter of `name: value` lines between two `---`; a second-level heading
 * begins a section and may end in its kind and drawing, as in `## At work [signs van]`.
 * @throws ValiError or Error naming what is wrong with the page.
 */
export function compile(source: string): CompiledPage {
	const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
	if (head === undefined || body === undefined)
		throw new Error('a page begins with front matter between --- lines');
	if (/^# /m.test(body)) throw new Error('the heading of a page stands in its front matter');
	const fields = head.split('\n').map((line) => {
		const at = line.indexOf(':');
		if (at < 1) throw new Error(`not a front matter line: ${line}`);
		return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
	});
	return {
		meta: v.parse(frontMatter, Object.fromEntries(fields)),
		sections: body
			.split(/^(?=## )/m)
			.filter((part) => part.trim() !== '')
			.map(section)
	};
}

function section(text: string): Section {
	const mark = /^(## .+?) \[(\w+)(?: (\w+))?\]\n/.exec(text);
	if (!mark) return { kind: 'text', html: markdown.render(text) };
	const [whole, heading, name, drawing] = mark;
	const kind = kinds.find((known) => known === name);
	if (!kind) throw new Error(`not a kind of section: ${name}`);
	return { kind, drawing, html: markdown.render(`${heading}\n${text.slice(whole.length)}`) };
}
