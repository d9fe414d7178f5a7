import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter, type Rule } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

/** What stands in one file. */
export type Reading = ReturnType<typeof read>;

/** A path from the project's root, and what stands there. */
export type Source = { readonly file: string; readonly text: string };

/** Every source file under these folders of a project but those of tests, whether it imports anything or not. */
export function sourcesIn(root: string, folders: readonly string[]): Source[] {
	const files = folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
			join(folder, file)
		)
	);
	return files
		.filter((file) => /\.(ts|js|svelte)$/.test(file) && !file.endsWith('.test.ts'))
		.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

/** Each of them as the linter parses it, but declarations. */
export const readingsOf = (root: string, folders: readonly string[]): Reading[] =>
	sourcesIn(root, folders)
		.filter(({ file }) => !file.endsWith('.d.ts'))
		.map(({ file, text }) => read(file, text));

function read(file: string, text: string) {
	const read = {
		/** From the project's root. */
		file,
		lines: text.split('\n').length - 1,
		/** Of each function. */
		functionLines: [] as number[],
		assertions: 0,
		casts: 0,
		anys: 0,
		exports: new Set<string>(),
		/** Every name that stands there, exported or not. */
		names: new Set<string>()
	};
	const create = ({ sourceCode }: Rule.RuleContext): Rule.RuleListener => ({
		TSNonNullExpression: () => (read.assertions += 1),
		'TSAsExpression:not([typeAnnotation.typeName.name="const"])': () => (read.casts += 1),
		TSAnyKeyword: () => (read.anys += 1),
		Identifier: ({ name }) => read.names.add(name),
		':function': ({ loc }: Rule.Node) =>
			loc && read.functionLines.push(loc.end.line - loc.start.line + 1),
		ExportNamedDeclaration: ({ declaration }) => {
			// Of a function these would be its parameters too.
			if (declaration?.type === 'VariableDeclaration')
				sourceCode.getDeclaredVariables(declaration).forEach(({ name }) => read.exports.add(name));
			else if (declaration) read.exports.add(declaration.id.name);
		},
		ExportSpecifier: ({ exported }) =>
			exported.type === 'Identifier' && read.exports.add(exported.name)
	});
	const [fault] = new Linter().verify(
		text,
		[
			...([ts.configs.base, ...svelte.configs.base] as Linter.Config[]),
			{
				files: ['**/*.svelte', '**/*.svelte.ts'],
				languageOptions: { parserOptions: { parser: ts.parser } }
			},
			{
				files: ['**/*.ts', '**/*.svelte'],
				plugins: { figures: { rules: { read: { create } } } },
				rules: { 'figures/read': 'error' }
			}
		],
		{ filename: file }
	);
	if (fault?.fatal) throw new Error(`${file}: ${fault.message}`);
	return read;
}
