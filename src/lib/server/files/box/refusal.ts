import type { Why } from '../cleaned.ts';

/** The file is not taken. */
export class Refusal extends Error {
	override name = 'Refusal';
	readonly why: Why;
	constructor(why: Why) {
		super(why);
		this.why = why;
	}
}
