import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { asTyped } from '../../src/lib/desk/as-typed.ts';

const root = join(import.meta.dirname, '..', '..', 'src');
const NO_WORDS = /^(checkbox|radio|hidden|file|date|submit|button)$/;

type Node = { type: string; name?: string; [key: string]: unknown };
type Tag = { readonly file: string; readonly name: string; readonly text: string };

/** Every element of a component as it is written, with its attributes. */
function tagsOf(file: string): Tag[] {
	const source = readFileSync(join(root, file), 'utf8');
	const found: Tag[] = [];
	const walk = (node: unknown): void => {
		if (Array.isArray(node)) return node.forEach(walk);
		if (typeof node !== 'object' || node === null) return;
		const { type, name, attributes } = node as Node;
		if (type === 'RegularElement') {
			const text = (attributes as { start: number; end: number }[])
				.map(({ start, end }) => source.slice(start, end))
				.join(' ');
			found.push({ file, name: name!, text });
		}
		Object.values(node).forEach(walk);
	};
	walk(parse(source, { modern: true }).fragment);
	return found;
}
const components = (folder: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.svelte'))
		.flatMap((file) => tagsOf(join(folder, file)));
const isTypedIn = ({ name, text }: Tag) =>
	name === 'textarea' ||
	(name === 'input' && !typesOf(text).every((type) => NO_WORDS.test(type)) && !isChoice(text));
/** What is written as its type, one of several in an expression included. */
function typesOf(text: string): string[] {
	const [, one, several] = /\btype=(?:"(\w+)"|\{([^}]*)\})/.exec(text) ?? [];
	return one ? [one] : (several?.match(/(?<=')\w+(?=')/g) ?? ['text']);
}
/** Of ui/Choice.svelte: a radio button or a tick. */
const isChoice = (text: string) => text.startsWith('{type} ');

describe('no browser reads along', () => {
	it('in any box of the desk: each is left as it is typed', () => {
		const boxes = [...components('lib/desk'), ...components('routes/(desk)')].filter(isTypedIn);
		expect(boxes.length).toBeGreaterThan(8);
		expect(boxes.filter(({ text }) => !text.includes('{...asTyped}'))).toEqual([]);
		expect(asTyped).toEqual({
			...{ spellcheck: false, autocorrect: 'off', autocapitalize: 'off' },
			writingsuggestions: 'false'
		});
	});

	it('on any page of the desk: none of it is translated', () => {
		const [outermost] = tagsOf('routes/(desk)/desk/+layout.svelte').filter(
			({ name }) => name !== 'meta'
		);
		expect(outermost!.text).toContain('translate="no"');
		expect(outermost!.text).toContain('{...asTyped}');
	});

	it('on the tip line: boxes are as they are typed, and a code is not translated', () => {
		const boxes = [...components('lib/ui'), ...components('routes/(site)')].filter(isTypedIn);
		expect(boxes.length).toBeGreaterThan(1);
		expect(boxes.filter(({ text }) => !text.includes('{...shared}'))).toEqual([]);
		const shared = readFileSync(join(root, 'lib/ui/TextField.svelte'), 'utf8');
		expect(shared).toMatch(/spellcheck: false/);
		expect(shared).toMatch(/autocorrect: 'off'/);
		expect(shared).toMatch(/writingsuggestions: 'false'/);
		expect(shared).toMatch(/autocapitalize: mono \? \('characters'/);
		const code = tagsOf('routes/(site)/[[locale=locale]]/tip/Code.svelte');
		expect(code.find(({ text }) => text.includes('class="code"'))!.text).toContain(
			'translate="no"'
		);
	});
});
