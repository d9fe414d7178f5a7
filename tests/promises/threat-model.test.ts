import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

/** A test that a sentence of the document names: where it stands and, where the file holds many, its title. */
type Named = { readonly file: string; readonly title?: string | undefined };
type Claim = { readonly sentence: string; readonly named: readonly Named[] };

const FILE = /((?:src|tests)\/[^\s)`]+\.(?:test|e2e)\.ts)[)`]*(?: “([^”]+)”)?/g;
const namedIn = (text: string): Named[] =>
	[...text.matchAll(FILE)].map(([, file, title]) => ({ file: file!, title }));

/** Every sentence of what stands against an attacker, with the tests in it and in the line that begins as it does. */
export function claimsOf(document: string): Claim[] {
	return document.split(/^(?=- |#)/m).flatMap((item) => {
		const [, said] = /^- _(?:Also against|Against) it:_ ([\s\S]*)/.exec(item) ?? [];
		if (!said) return [];
		const [prose, ...rows] = said.split(/^ {2}- _/m);
		const lines = rows.map((row) => {
			const [begins, tests] = row.split(' …_ ');
			return { begins: begins!, named: namedIn(tests ?? '') };
		});
		return sentencesOf(prose!).map((sentence) => ({
			sentence,
			named: [
				...namedIn(sentence),
				...lines.filter(({ begins }) => sentence.startsWith(begins)).flatMap(({ named }) => named)
			]
		}));
	});
}

const sentencesOf = (prose: string): string[] =>
	prose
		.replace(/\s+/g, ' ')
		.trim()
		.split(/(?<=\.)\s(?=["_[A-Z])/);

const claims = claimsOf(readFileSync(resolve('docs', 'threat-model.md'), 'utf8'));

it('the threat model is read whole', () => {
	const made = claimsOf(
		'- _Against it:_ one. _Two_ goes\n  on.\n  - _one …_ [a](../tests/a.test.ts) “b” · [c](../src/c.test.ts)\n- _Not protected:_ x.'
	);
	expect(made).toEqual([
		{
			sentence: 'one.',
			named: [
				{ file: 'tests/a.test.ts', title: 'b' },
				{ file: 'src/c.test.ts', title: undefined }
			]
		},
		{ sentence: '_Two_ goes on.', named: [] }
	]);
	expect(claims.length).toBeGreaterThan(40);
});

it('whatever it says stands against somebody is held by a test', () => {
	const without = claims.filter(({ named }) => named.length === 0);
	expect(without.map(({ sentence }) => sentence)).toEqual([]);
});

it('the tests that it names are there', () => {
	const missing = claims
		.flatMap(({ named }) => named)
		.filter(({ file, title }) => {
			if (!existsSync(resolve(file))) return true;
			return title !== undefined && !readFileSync(resolve(file), 'utf8').includes(title);
		});
	expect(missing).toEqual([]);
});
