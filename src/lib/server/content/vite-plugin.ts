import type { Plugin } from 'vite';
import { compile } from './compile.ts';

/** Turns content/<locale>/*.md into modules at build time: no Markdown is read or parsed by the server. */
export const guidance = (): Plugin => ({
	name: 'plainsight-guidance',
	transform(source, id) {
		if (!/\/content\/[a-z-]+\/[a-z-]+\.md$/.test(id)) return null;
		const { meta, sections, textDigest } = compile(source);
		return {
			code: [
				`export const meta = ${JSON.stringify(meta)};`,
				`export const sections = ${JSON.stringify(sections)};`,
				`export const textDigest = ${JSON.stringify(textDigest)};`
			].join('\n')
		};
	}
});
