import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boxOnStdio, isolationHere } from '../../src/lib/server/files/box-process.ts';
import { START } from '../support/server.ts';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, 'build');

/** SvelteKit's development half wraps `fetch` for each page it renders; two at once leave one wrapped, for good. */
it('what is built is for production, also when a test run builds it', () => {
	const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.js')
	);
	expect(scripts.length).toBeGreaterThan(20);
	const inDevelopment = scripts.filter((file) =>
		readFileSync(join(built, file), 'utf8').includes('globalThis.fetch =')
	);
	expect(inDevelopment).toEqual([]);
});

it('what is built for a server decrypts in one script, the one that reads a reply', () => {
	const scripts = ['server', 'start', 'box'].flatMap((folder) =>
		readdirSync(join(built, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.js'))
			.map((file) => readFileSync(join(built, folder, file), 'utf8'))
	);
	const opening = scripts.filter((text) => text.includes('Decrypter'));
	expect(opening).toEqual([expect.stringContaining('async function openReplies(')]);
	expect(opening[0]!.match(/new Decrypter/g)).toHaveLength(1);
});

it('what an operator copies starts it as npm start does', () => {
	const copied = (name: string) => readFileSync(join(root, 'deploy', name), 'utf8');
	for (const face of ['public', 'desk']) {
		expect(copied(`plainsight-${face}.service`)).toMatch(
			new RegExp(`^ExecStart=\\S+/node ${START.join(' ')}$`, 'm')
		);
	}
	const command = JSON.stringify(['node', ...START]).replaceAll(',', ', ');
	expect(copied('Containerfile')).toContain(`CMD ${command}`);
});

it('the unit that opens a file runs what the face would run, in the build', () => {
	const [, ...args] = boxOnStdio().slice(isolationHere().command.length);
	const built = args.map((arg) =>
		arg
			.replace(join(root, 'src/lib/server/files/box'), '/opt/plainsight/build/box')
			.replace(/\.ts$/, '.js')
			.replace(root, '/opt/plainsight')
			.replace(/=\/opt\/plainsight\/src$/, '=/opt/plainsight/build/box')
	);
	const unit = readFileSync(join(root, 'deploy', 'plainsight-box@.service'), 'utf8');
	const command = ['/opt/plainsight/node_modules/.bin/node', ...new Set(built)].join(' ');
	expect(unit).toContain(`\nExecStart=${command}\n`);
	for (const script of ['bare', 'box', 'door'])
		expect(readdirSync(join(root, 'build', 'box'))).toContain(`${script}.js`);
});
