import MarkdownIt from 'markdown-it';
import * as v from 'valibot';

const frontMatter = v.object({
	/** Neutral: it stands in the browser's history. */
	title: v.pipe(v.string(), v.minLength(3)),
	description: v.pipe(v.string(), v.minLength(20)),
	updated: v.pipe(v.string(), v.isoDate()),
	/** For a translation: `source`, `unreviewed`, or who reviewed it and when. */
	review: v.pipe(v.string(), v.minLength(3)),
	/** Where a reader goes from here: `<path> <words>`. */
	next: v.optional(v.pipe(v.string(), v.regex(/^\/\S* .+/)))
});
export type PageMeta = v.InferOutput<typeof frontMatter>;
export type CompiledPage = { readonly meta: PageMeta; readonly html: string };

// html: false escapes whatever looks like markup, and markdown-it refuses javascript: and data: links, so
// what comes out is safe to show as it is.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true });

/**
 * Compiles one page of guidance. Runs at build time only.
 * @param source Markdown with front matter of `name: value` lines between two `---`.
 * @throws ValiError or Error naming what is wrong with the front matter.
 */
export function compile(source: string): CompiledPage {
	const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
	if (head === undefined || body === undefined)
		throw new Error('a page begins with front matter between --- lines');
	const fields = head.split('\n').map((line) => {
		const at = line.indexOf(':');
		if (at < 1) throw new Error(`not a front matter line: ${line}`);
		return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
	});
	return { meta: v.parse(frontMatter, Object.fromEntries(fields)), html: markdown.render(body) };
}
