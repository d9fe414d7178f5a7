import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getChromium } from '../tests/support/chromium.ts';
import { buildIfStale } from './build.ts';

const root = join(import.meta.dirname, '..');
const bin = (...path: string[]) => join(root, 'node_modules', ...path);
const reports = mkdtempSync(join(tmpdir(), 'plainsight-test-'));
const vitestReport = join(reports, 'vitest.json');
const browserReport = join(reports, 'browser.json');

/** Everything that must hold, the quickest first; each is run, whatever became of the one before. */
const checks: [name: string, script: string, args: string[], env?: Record<string, string>][] = [
	['format', bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
	['lint', bin('eslint', 'bin', 'eslint.js'), ['--max-warnings', '0', '.']],
	['types', bin('svelte-check', 'bin', 'svelte-check'), ['--fail-on-warnings']],
	[
		'rooms, arrows and promises',
		bin('vitest', 'vitest.mjs'),
		['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]
	],
	[
		'journeys and pages in a browser',
		bin('@playwright', 'test', 'cli.js'),
		['test', '--reporter=line,json'],
		{ PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }
	]
];

getChromium();
await buildIfStale();
const failed = checks.filter(([name, script, args, env]) => {
	console.log(`\n── ${name}`);
	const { status } = spawnSync(process.execPath, [script, ...args], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, ...env }
	});
	return status !== 0;
});
const counts = [ofVitest(), ofPlaywright()];
const sum = (which: 'passed' | 'failed') => counts.reduce((all, count) => all + count[which], 0);
rmSync(reports, { recursive: true });
for (const [name] of failed) console.log(`FAILED: ${name}`);
// A check that failed without a failing test of its own (format, lint, types, a crash) counts as one.
console.log(`${sum('passed')} passed, ${Math.max(sum('failed'), failed.length)} failed`);
process.exit(failed.length > 0 ? 1 : 0);

type Count = { passed: number; failed: number };

function ofVitest(): Count {
	const report = read(vitestReport) as { numPassedTests?: number; numFailedTests?: number };
	return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
}

function ofPlaywright(): Count {
	const { stats } = read(browserReport) as { stats?: { expected: number; unexpected: number } };
	return { passed: stats?.expected ?? 0, failed: stats?.unexpected ?? 0 };
}

function read(file: string): object {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as object;
	} catch {
		return {}; // it ended before it could report: its exit code says so
	}
}
