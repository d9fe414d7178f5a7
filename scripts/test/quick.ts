import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { heavyTests } from '../../tests/support/heavy.ts';
import { checkAtOnce, root, showSeconds, type Check } from './checking.ts';

const git = (...args: string[]) =>
	execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);

/** Files that were changed since then and are there. */
const changedSince = (revision: string) => [
	...git('diff', '--name-only', '--diff-filter=d', '-z', revision),
	...git('ls-files', '--others', '--exclude-standard', '-z')
];

/** What was changed since the revision that is given, else since the last commit, else by it. */
const [given] = process.argv.slice(2);
const sinceLast = changedSince(given ?? 'HEAD');
const changed = given || sinceLast.length > 0 ? sinceLast : changedSince('HEAD~1');
const lintable = changed.filter((file) => /\.(ts|js|svelte)$/.test(file));
/** Tests that need the build or a database, changed themselves or of a room that something was changed in. */
const beside = heavyTests().filter((test) =>
	changed.some((file) => file === test || (!isTest(file) && dirname(file) === dirname(test)))
);

const checks: Check[] = [
	{
		name: `format of ${changed.length} files`,
		program: 'prettier',
		args: ['--check', '--log-level', 'warn', '--ignore-unknown', ...changed]
	},
	{
		name: `lint of ${lintable.length} files`,
		program: 'eslint',
		args: [
			'--max-warnings',
			'0',
			'--no-warn-ignored',
			'--no-error-on-unmatched-pattern',
			...lintable
		]
	},
	{ name: 'types', program: 'svelteCheck', args: ['--fail-on-warnings'] },
	{
		name: 'tests without a build or a database',
		program: 'vitest',
		args: ['run', '--project', 'pure', '--reporter=dot']
	},
	{
		name: `${beside.length} files of tests beside what was changed`,
		program: 'vitest',
		args: ['run', '--project', 'house', '--reporter=dot', ...beside]
	}
];
const needed = checks.filter(
	({ program, args }) =>
		!(program === 'prettier' && changed.length === 0) &&
		!(program === 'eslint' && lintable.length === 0) &&
		!(args.includes('house') && beside.length === 0)
);
const checked = await checkAtOnce(needed);
showSeconds(checked, performance.now() / 1000);
console.log(`
Left out: every journey and page in a browser, the promises, the attacks, and the tests of other
rooms that use what was changed. \`npm test\` runs them all; one of them is run by
\`npx playwright test tests/journeys/<name>\` or \`npx vitest run tests/promises/<name>\`.`);
process.exit(checked.some(({ ok }) => !ok) ? 1 : 0);

function isTest(file: string): boolean {
	return /\.(test|e2e)\.ts$/.test(file);
}
