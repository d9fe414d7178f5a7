import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import * as hybrid from '#lib/server/crypto/hybrid.ts';
import * as replies from '#lib/server/tips/open-replies.ts';
import { astray, roomOf, unused } from './architecture/arrows.ts';
import { importsIn, type Import } from './architecture/imports.ts';
import { sourcesIn, type Source } from './architecture/reading.ts';
import { breaches, isProduction, MAY_OPEN, OPENER, toldToTheLinter } from './architecture/wall.ts';

const root = resolve(import.meta.dirname, '..');
const FOLDERS = ['src', 'scripts', 'content', 'country'];
let imports: Import[];
/** Those of the application. */
let ours: Import[];
let everything: Source[];
/** Those of the application. */
let sources: Source[];

beforeAll(async () => {
	imports = await importsIn(root, FOLDERS);
	ours = imports.filter(({ file }) => file.startsWith('src/'));
	everything = sourcesIn(root, FOLDERS);
	sources = everything.filter(({ file }) => file.startsWith('src/'));
});

const asWritten = (wrong: readonly Import[]) =>
	wrong.map(({ file, target }) => `${file} → ${target}`);

describe('the house', () => {
	it('is read whole: what is imported is found, or is of the framework', () => {
		const lost = imports.filter(({ isFound }) => !isFound).map(({ written }) => written);
		expect(lost.filter((name) => !/^(\$app\/[a-z]+|\.\/\$types)$/.test(name))).toEqual([]);
		for (const file of ['src/hooks.server.ts', 'scripts/start.ts', 'src/lib/ui/SiteShell.svelte'])
			expect(imports.some((one) => one.file === file)).toBe(true);
		const globs = sources.flatMap(({ text }) => text.match(/import\.meta\.glob.*/g) ?? []);
		expect(globs.length).toBeGreaterThan(0);
		// All of content is read above, whoever imports it.
		expect(globs.filter((glob) => !/^import\.meta\.glob<.+>\('\/content\//.test(glob))).toEqual([]);
	});

	it('keeps its arrows, and has none that nothing follows', () => {
		expect(asWritten(astray(ours))).toEqual([]);
		expect(unused(ours)).toEqual([]);
	});

	it('is entered by its doors: a server room is imported through its index alone', () => {
		const wrong = ours.filter(({ file, target }) => {
			const [from, to] = [roomOf(file), roomOf(target)];
			const hasDoor =
				target.startsWith('src/lib/server/') &&
				!['http', 'faces', 'env', 'composition'].includes(to ?? '');
			return hasDoor && from !== to && !target.endsWith('/index.ts');
		});
		expect(asWritten(wrong)).toEqual([]);
	});

	it('lets only rooms and the cellar touch drizzle, and only rooms without HTTP do work', () => {
		const wrong = ours.filter(({ file, written }) => {
			const room = file.startsWith('src/lib/server/') && !file.startsWith('src/lib/server/http/');
			if (/^(drizzle-orm|postgres)/.test(written)) return !file.startsWith('src/lib/server/');
			return room && /^(@sveltejs\/kit|\$app|svelte$)/.test(written);
		});
		expect(asWritten(wrong)).toEqual([]);
	});

	it('reads the environment in one place', () => {
		const readers = sources.filter(({ text }) => /process\.env|\$env\//.test(text));
		expect(readers.map(({ file }) => file)).toEqual(['src/lib/server/env.ts']);
	});

	it('logs in one place, and asks for no address but in the abuse limiter', () => {
		const loggers = sources.filter(({ text }) =>
			/console\.|process\.std(err|out)\.write/.test(text)
		);
		expect(loggers.map(({ file }) => file)).toEqual(['src/lib/server/http/error-log.ts']);
		const askers = sources.filter(({ text }) =>
			/getClientAddress\(|remoteAddress|x-forwarded-for/i.test(text)
		);
		expect(askers.map(({ file }) => file)).toEqual(['src/lib/server/http/abuse-limiter.ts']);
	});

	it('has no drawer without a name', () => {
		const drawers = sources.filter(({ file }) =>
			/(^|\/)(utils?|helpers?|misc|common|services?|constants|types)(\/|\.ts$)/.test(file)
		);
		expect(drawers.map(({ file }) => file)).toEqual([]);
	});
});

describe('the wall', () => {
	it('keeps what opens from everything that production runs on a server', () => {
		expect(breaches(imports)).toEqual([]);
	});

	it('has one gap, through which replies are read and nothing else comes', () => {
		const gaps = imports.filter(
			({ file, target, isType }) => target === OPENER && !isType && isProduction(file)
		);
		expect(gaps.map(({ file }) => file)).toEqual([MAY_OPEN]);
		expect(Object.keys(replies)).toEqual(['openReplies']);
	});

	it('has one file that derives, and hands on no private half', () => {
		expect(Object.keys(hybrid).toSorted()).toEqual(['fast', 'isNative', 'recipientOfSeed']);
	});

	it('is kept by the linter too, in every file that production may run', async () => {
		const eslint = new ESLint({ cwd: root });
		const files = everything
			.map(({ file }) => file)
			.filter((file) => isProduction(file) || file.startsWith('src/lib/'));
		expect(files).toContain('scripts/start.ts');
		const open = files.map(async (file) => {
			const { rules } = await eslint.calculateConfigForFile(resolve(root, file));
			const [names, roads] = ['no-restricted-imports', 'no-restricted-syntax'].map((rule) =>
				JSON.stringify(rules[rule])
			);
			return names?.includes('age-encryption') && roads?.includes('getBuiltinModule') ? [] : [file];
		});
		expect((await Promise.all(open)).flat()).toEqual([]);
	});

	it('is switched off in no file', () => {
		const told = toldToTheLinter(everything).filter(
			(line) => !line.endsWith('.svelte: eslint-disable-next-line svelte/no-at-html-tags')
		);
		expect(told).toEqual([
			// The innermost loop of all, which asking made slower.
			'src/lib/voice/fourier.ts: eslint-disable @typescript-eslint/no-non-null-assertion --'
		]);
	});
});
