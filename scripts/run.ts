import { isDown } from '../src/lib/server/db/index.ts';
import { CannotEmbed } from '../src/lib/server/db/embedded.ts';
import { UnfitSettings } from '../src/lib/server/env.ts';

/** A command that cannot do what it was asked, with a sentence for the person who asked. */
export class Refused extends Error {
	override name = 'Refused';
}

/** Runs a command; what stands in its way is said in a sentence, without a stack, and ends it with code 1. */
export function run(command: () => Promise<void>): void {
	command().catch((error: unknown) => {
		console.error(sentenceFor(error));
		process.exit(1);
	});
}

function sentenceFor(error: unknown): string {
	if (error instanceof Refused || error instanceof UnfitSettings || error instanceof CannotEmbed) {
		return error.message;
	}
	if (isDown(error)) return 'The database cannot be reached.';
	// Class only: what a database says may quote what it was given.
	return `It did not work: ${error instanceof Error ? error.constructor.name : typeof error}.`;
}
