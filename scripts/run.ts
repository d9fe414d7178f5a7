import { isDown, sqlState } from '../src/lib/server/db/index.ts';
import { UnfitSettings } from '../src/lib/server/env.ts';

const refusedLogin = 'The database refused the login: the name or the password is not right.';
/** What an operator can put right, by SQLSTATE. */
const states: Readonly<Record<string, string>> = {
	'28P01': refusedLogin,
	'28000': refusedLogin,
	'3D000': 'There is no database of that name.',
	'42501': 'This role of the database may not do that: the command wants its owner.',
	'42P01': 'The database is not migrated yet: npm run db:migrate does it.'
};

/** A command that cannot do what it was asked, with a sentence for the person who asked. */
export class Refused extends Error {
	override name = 'Refused';
}

/** A command that does not know what it was asked; its message is how it is used. */
export class Misused extends Refused {
	override name = 'Misused';
}

/**
 * Runs a command; what stands in its way is said in a sentence, without a stack.
 * @returns what it ends with: 1 then, or 2 when it was called wrongly.
 */
export async function codeOf(command: () => Promise<void>): Promise<0 | 1 | 2> {
	try {
		await command();
		return 0;
	} catch (error) {
		console.error(sentenceFor(error));
		return error instanceof Misused || isUnread(error) ? 2 : 1;
	}
}

/** Runs it, and ends the process when it has failed. */
export function run(command: () => Promise<void>): void {
	void codeOf(command).then((code) => code && process.exit(code));
}

function sentenceFor(error: unknown): string {
	if (error instanceof Refused || error instanceof UnfitSettings) {
		return error.message;
	}
	if (isUnread(error)) return error.message;
	if (isDown(error)) return 'The database cannot be reached.';
	const state = sqlState(error);
	if (state && state in states) return states[state]!;
	// Class and state only: what a database says may quote what it was given.
	const name = error instanceof Error ? error.constructor.name : typeof error;
	return `It did not work: ${name}${state ? ` (SQLSTATE ${state})` : ''}.`;
}

/** Options that node:util's parseArgs does not know, or that lack their value: it names the option. */
const isUnread = (error: unknown): error is Error =>
	error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
