import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { parse } from 'svelte/compiler';

/** Paths from the project's root, packages under node_modules; of what is not found, as it is written. */
export type Import = {
	readonly file: string;
	readonly target: string;
	/** As it stands in the file. */
	readonly written: string;
	readonly isFound: boolean;
	/** Erased before it runs, as `import type` says. */
	readonly isType: boolean;
	/** `import()`, whose names no linter knows. */
	readonly isDynamic: boolean;
};

/** A worker's address, for a browser: the module is named and not run. */
const isAddress = ({ written }: Import): boolean => written.endsWith('?worker&url');

/** Every import under these folders of a project, those of tests left out, as dependency-cruiser resolves it. */
export async function importsIn(root: string, folders: readonly string[]): Promise<Import[]> {
	const { output } = await cruise(
		[...folders],
		{
			baseDir: root,
			doNotFollow: { path: ['node_modules', '^tests/', '\\.test\\.ts$'] },
			tsPreCompilationDeps: true,
			skipAnalysisNotInRules: true,
			enhancedResolveOptions: {
				exportsFields: ['exports'],
				conditionNames: ['import', 'node', 'default', 'types']
			}
		},
		{ extensions: ['.ts', '.js', '.svelte'] }
	);
	const { modules } = output as ICruiseResult;
	const found = modules.flatMap(({ source, dependencies }) =>
		dependencies.map(({ resolved, module, couldNotResolve, dependencyTypes, dynamic }): Import => ({
			file: source,
			target: resolved,
			written: module,
			isFound: !couldNotResolve,
			isType: dependencyTypes.includes('type-only'),
			// `typeof import()` is told of instead of an `import()` of the same that comes after it.
			isDynamic: dynamic || dependencyTypes.includes('type-import')
		}))
	);
	const components = modules.filter(({ source }) => source.endsWith('.svelte'));
	return [...found, ...components.flatMap(({ source }) => typesIn(root, source))];
}

/** What a component imports as types. It is compiled before its imports are read, and has none of these then. */
function typesIn(root: string, file: string): Import[] {
	const { instance, module } = parse(readFileSync(join(root, file), 'utf8'), { modern: true });
	return [instance, module].flatMap((script) =>
		(script?.content.body ?? []).flatMap((line) =>
			line.type === 'ImportDeclaration' ? [typeImport(file, String(line.source.value))] : []
		)
	);
}

function typeImport(file: string, written: string): Import {
	const target = written.startsWith('.')
		? normalize(join(dirname(file), written))
		: written.replace('#lib/', 'src/lib/');
	return { file, target, written, isFound: true, isType: true, isDynamic: false };
}

/**
 * Every module from which what runs leads to one of these, with the shortest way there, the first of it the module.
 * @param through modules behind which nobody looks further.
 */
export function waysTo(
	targets: readonly string[],
	imports: readonly Import[],
	through: readonly string[] = []
): Map<string, readonly string[]> {
	const importers = Map.groupBy(
		imports.filter((one) => !one.isType && !isAddress(one) && !through.includes(one.file)),
		({ target }) => target
	);
	const ways = new Map(targets.map((target) => [target, [target] as readonly string[]]));
	for (const [module, way] of ways) {
		for (const { file } of importers.get(module) ?? []) {
			if (!ways.has(file)) ways.set(file, [file, ...way]);
		}
	}
	return ways;
}
