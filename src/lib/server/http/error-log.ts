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
