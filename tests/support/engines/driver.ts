import { spawn, type ChildProcess } from 'node:child_process';
import { vi } from 'vitest';

export const STARTS_WITHIN_MS = 45_000;

/** A run that is broken off stops nothing itself. Vitest ends its workers with SIGTERM. */
const running = new Set<ChildProcess>();
for (const ending of ['exit', 'SIGTERM'] as const) {
	process.once(ending, () => {
		for (const child of running) child.kill('SIGKILL');
		if (ending === 'SIGTERM') process.exit();
	});
}

/** A program that runs beside a test, until it ends it. */
export type Driver = {
	/** Waits until it writes this. @returns what the pattern's group matched. */
	readonly says: (pattern: RegExp) => Promise<string>;
	readonly end: () => Promise<void>;
};

export function startDriver(
	[program, ...args]: readonly [string, ...string[]],
	env: Readonly<Record<string, string>> = {}
): Driver {
	const child = spawn(program, args, {
		env: { PATH: process.env.PATH ?? '', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	let out = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
	}
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	void ended.then(() => running.delete(child));
	return {
		says: (pattern) =>
			vi.waitFor(
				() => {
					const match = pattern.exec(out);
					if (!match) throw new Error(`${program} has not said ${pattern}, but: ${out}`);
					return match[1]!;
				},
				{ timeout: STARTS_WITHIN_MS }
			),
		end() {
			child.kill('SIGTERM');
			return ended;
		}
	};
}
