import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as replies from '#lib/server/tips/open-replies.ts';
import { astray, roomOf, unused } from './architecture/arrows.ts';
import { importsIn, type Import } from './architecture/imports.ts';
import { breaches, isProduction, MAY_OPEN, OPENER } from './architecture/wall.ts';

const root = resolve(import.meta.dirname, '..');
let imports: Import[];
/** Those of the application. */
let ours: Import[];
let sources: { file: string; text: string }[];

beforeAll(async () => {
	imports = await importsIn(root, ['src', 'scripts', 'content', 'country']);
	ours = imports.filter(({ file }) => file.startsWith('src/'));
	sources = [...new Set(ours.map(({ file }) => file))].map((file) => ({
		file,
		text: readFileSync(resolve(root, file), 'utf8')
	}));
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

	it('is kept by the linter too, which no line of ours switches off', () => {
		const off = sources.flatMap(({ text }) => text.match(/eslint-disable.*/g) ?? []);
		expect(new Set(off.map((line) => line.replace(/ -->$/, '')))).toEqual(
			new Set(['eslint-disable-next-line svelte/no-at-html-tags'])
		);
	});
});
