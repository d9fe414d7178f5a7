import { randomUUID } from 'node:crypto';
import { sqlState } from '../db/index.ts';

/**
 * The one place that logs. Never a message, a stack or a parameter: drizzle's error text holds the bound
 * values, a tip's words among them.
 * @returns the id that the page shows.
 */
export function logError(error: unknown, route: string | null): string {
	const id = randomUUID();
	const line = {
		error: id,
		route,
		class: error instanceof Error ? error.constructor.name : typeof error,
		cause:
			error instanceof Error && error.cause instanceof Error
				? error.cause.constructor.name
				: undefined,
		sqlstate: sqlState(error)
	};
	process.stderr.write(`${JSON.stringify(line)}\n`);
	return id;
}

/** A sentence of ours for whoever runs the server: never at a time, or with a word, that a visitor chose. */
export const tellOperator = (sentence: string) => void process.stderr.write(`${sentence}\n`);

/**
 * What a dependency, or Node itself, would write by itself, with words that may be a visitor's: its kind is written, and
 * no more. What nobody caught ends the process, as it would anyway: nothing tells in which state it left the rest.
 */
export function hushStrays(): void {
	process.removeAllListeners('warning'); // Node's own prints the whole
	process.on('warning', (warning) => writeStray('warning', warning));
	process.on('unhandledRejection', (error) => writeStray('rejection', error));
	process.on('uncaughtException', (error) => {
		writeStray('exception', error);
		process.exit(1);
	});
}

/** The same of what is printed to the error stream. Called once a start can no longer fail with a sentence. */
export function hushConsole(): void {
	const hushed = (level: string) => (first: unknown) => writeStray(`console.${level}`, first);
	Object.assign(console, { error: hushed('error'), warn: hushed('warn'), trace: hushed('trace') });
}

function writeStray(stray: string, what: unknown): void {
	const kind = what instanceof Error ? what.name : typeof what;
	const line = { stray, class: /^[A-Za-z]{1,60}$/.test(kind) ? kind : 'Error' };
	process.stderr.write(`${JSON.stringify(line)}\n`);
}
