import MarkdownIt from 'markdown-it';
import { readPage, type SourceMeta, type TranslationMeta, type Written } from './front-matter.ts';

/** How a section is laid out: as text, a card of signs, numbered steps, things not to do; or what it lists. */
const kinds = ['text', 'signs', 'steps', 'avoid', 'contacts', 'pages'] as const;

export type Section = {
	readonly kind: (typeof kinds)[number];
	/** `signs`: its drawing. `contacts`: the kinds of contact that it lists. */
	readonly of: readonly string[];
	readonly html: string;
};
export type CompiledPage<Meta = SourceMeta | TranslationMeta> = Pick<Written, 'textDigest'> & {
	readonly meta: Meta;
	readonly sections: readonly Section[];
};

// html: false escapes whatever looks like markup, and markdown-it refuses javascript: and data: links, so
// what comes out is safe to show as it is.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true });

/**
 * Compiles one page of guidance. Runs at build time only.
 * @param text as `readPage` reads it; a second-level heading begins a section and may end in its kind, as in
 * `## At work [signs van]`.
 * @throws ValiError or Error naming what is wrong with the page.
 */
export function compile(text: string): CompiledPage {
	const { meta, body, textDigest } = readPage(text);
	if (/^# /m.test(body)) throw new Error('the heading of a page stands in its front matter');
	const parts = body.split(/^(?=## )/m).filter((part) => part.trim() !== '');
	return { meta, textDigest, sections: parts.map(section) };
}

function section(text: string): Section {
	const mark = /^(## .+?) \[([a-z][a-z -]*)\]\n/.exec(text);
	if (!mark) return { kind: 'text', of: [], html: markdown.render(text) };
	const [whole, heading, inside = ''] = mark;
	const [name, ...of] = inside.split(' ');
	const kind = kinds.find((known) => known === name);
	if (!kind) throw new Error(`not a kind of section: ${name}`);
	return { kind, of, html: markdown.render(`${heading}\n${text.slice(whole.length)}`) };
}
