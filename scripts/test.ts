import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { getChromium } from '../tests/support/chromium.ts';
import { getEngines } from '../tests/support/engines/get.ts';
import { getAge, getPython } from '../tests/support/debian.ts';
import { buildIfStale } from './build.ts';
import { check, checkAtOnce, root, showSeconds } from './test/checking.ts';

const SHOWN = 10;
/** Of what a failed test says: enough to know what was expected and what came. */
const LINES_SHOWN = 12;
const WIDEST = 160;
const reports = mkdtempSync(join(tmpdir(), 'plainsight-test-'));
const vitestReport = join(reports, 'vitest.json');
const enginesReport = join(reports, 'engines.json');
const browserReport = join(reports, 'browser.json');

/** Everything that must hold; each is run, whatever became of the one before. */
getChromium();
getPython();
getAge();
const missing = getEngines();
const checked = await checkAtOnce([
	{ name: 'format', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
	{ name: 'lint', program: 'eslint', args: ['--max-warnings', '0', '.'] },
	{ name: 'types', program: 'svelteCheck', args: ['--fail-on-warnings'] }
]);
await buildIfStale();
checked.push(
	await check({
		name: 'rooms, arrows and promises',
		program: 'vitest',
		args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]
	}),
	await check({
		name: 'journeys and pages in a browser',
		program: 'playwright',
		args: ['test', '--reporter=dot,json'],
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }
	}),
	// Alone: their drivers wait for less than a machine takes that does something else as well. Chromium has been there.
	await check({
		name: 'the journey that must never fail, in other engines',
		program: 'vitest',
		args: [
			...['run', 'tests/engines', '-t', 'Firefox|WebKit', '--reporter=default'],
			...['--reporter=json', `--outputFile.json=${enginesReport}`]
		],
		env: { ENGINES: 'others' }
	})
);
const tests = [...ofVitest(vitestReport), ...ofVitest(enginesReport), ...ofPlaywright()];
rmSync(reports, { recursive: true });

console.log(`\n── the ${SHOWN} slowest tests`);
for (const { name, seconds } of tests.sort((a, b) => b.seconds - a.seconds).slice(0, SHOWN)) {
	console.log(`${seconds.toFixed(1).padStart(7)}  ${name}`);
}
showSeconds(checked, performance.now() / 1000);
if (missing.length > 0)
	console.log(`Not run: ${missing.join(' and ')}, which could not be installed.`);
const failed = checked.filter(({ ok }) => !ok);
showFailed(tests);
const count = (is: Test['is']) => tests.filter((test) => test.is === is).length;
// A check that failed without a failing test of its own (format, lint, types, a crash) counts as one.
console.log(`${count('passed')} passed, ${Math.max(count('failed'), failed.length)} failed`);
process.exit(failed.length > 0 ? 1 : 0);

type Test = {
	readonly name: string;
	readonly is: 'passed' | 'failed' | 'skipped';
	readonly seconds: number;
	/** What it said when it failed. */
	readonly why: string;
};

/** Last of all and short, for whoever is shown only how the output ends. */
function showFailed(tests: readonly Test[]): void {
	for (const { name, why } of tests.filter(({ is }) => is === 'failed').slice(0, SHOWN)) {
		const lines = stripVTControlCharacters(why)
			.split('\n')
			.filter((line) => line.trim() !== '' && !line.includes('node_modules'));
		console.log(`\nFAILED: ${name}`);
		for (const line of lines.slice(0, LINES_SHOWN)) console.log(`    ${line.slice(0, WIDEST)}`);
	}
}

function ofVitest(report: string): Test[] {
	type Result = { fullName: string; status: string; duration?: number; failureMessages?: string[] };
	type Report = { testResults?: { name: string; assertionResults: Result[] }[] };
	const { testResults = [] } = read(report) as Report;
	return testResults.flatMap(({ name, assertionResults }) =>
		assertionResults.map(({ fullName, status, duration = 0, failureMessages = [] }) => ({
			name: `${relative(root, name)}: ${fullName}`,
			is: status === 'passed' || status === 'failed' ? status : 'skipped',
			seconds: duration / 1000,
			why: failureMessages.join('\n')
		}))
	);
}

function ofPlaywright(): Test[] {
	type Run = { duration: number; errors?: { message?: string }[] };
	type Outcome = { status: string; results: Run[] };
	type Suite = { specs: { file: string; title: string; tests: Outcome[] }[]; suites?: Suite[] };
	const endings = { expected: 'passed', unexpected: 'failed' } as Record<string, Test['is']>;
	const from = ({ specs, suites = [] }: Suite): Test[] => [
		...specs.flatMap(({ file, title, tests }) =>
			tests.map(({ status, results }) => ({
				name: `tests/${file}: ${title}`,
				is: endings[status] ?? 'skipped',
				seconds: results.reduce((all, { duration }) => all + duration, 0) / 1000,
				why: results
					.flatMap(({ errors = [] }) => errors.map(({ message = '' }) => message))
					.join('\n')
			}))
		),
		...suites.flatMap(from)
	];
	return ((read(browserReport) as { suites?: Suite[] }).suites ?? []).flatMap(from);
}

function read(file: string): object {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as object;
	} catch {
		return {}; // it ended before it could report: its exit code says so
	}
}
