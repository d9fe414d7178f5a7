import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
const bin = (...path: string[]) => join(root, 'node_modules', ...path);
/** Programs that check something, as scripts for this Node. */
export const programs = {
	prettier: bin('prettier', 'bin', 'prettier.cjs'),
	eslint: bin('eslint', 'bin', 'eslint.js'),
	svelteCheck: bin('svelte-check', 'bin', 'svelte-check'),
	vitest: bin('vitest', 'vitest.mjs'),
	playwright: bin('@playwright', 'test', 'cli.js')
} as const;

/** Something that must hold. */
export type Check = {
	readonly name: string;
	readonly program: keyof typeof programs;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
};
export type Checked = { readonly name: string; readonly ok: boolean; readonly seconds: number };

/** Runs it, and shows what it says as it says it. */
export const check = (one: Check): Promise<Checked> => {
	console.log(`\n── ${one.name}`);
	return ran(one, 'inherit');
};

/** Runs them beside each other, and shows what each has said when it ends. */
export const checkAtOnce = (all: readonly Check[]): Promise<Checked[]> =>
	Promise.all(all.map((one) => ran(one, 'pipe')));

function ran({ name, program, args, env }: Check, stdio: 'inherit' | 'pipe'): Promise<Checked> {
	const began = performance.now();
	const child = spawn(process.execPath, [programs[program], ...args], {
		cwd: root,
		stdio: ['ignore', stdio, stdio],
		env: { ...process.env, ...env }
	});
	const said: Buffer[] = [];
	child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
	child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
	return new Promise((resolve) => {
		child.once('close', (code) => {
			if (stdio === 'pipe') console.log(`\n── ${name}\n${Buffer.concat(said).toString()}`);
			resolve({ name, ok: code === 0, seconds: (performance.now() - began) / 1000 });
		});
	});
}

/** How long each took, and which failed. */
export function showSeconds(checked: readonly Checked[], all: number): void {
	console.log('\n── seconds');
	for (const { name, seconds } of checked)
		console.log(`${seconds.toFixed(0).padStart(5)}  ${name}`);
	console.log(`${all.toFixed(0).padStart(5)}  all of it`);
	for (const { name, ok } of checked) if (!ok) console.log(`FAILED: ${name}`);
}
