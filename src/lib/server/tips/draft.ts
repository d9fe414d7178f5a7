import type { Answers } from '#lib/questions/answers.ts';
import type { Way } from '#lib/questions/question.ts';
import type { Arrival } from '#lib/sealed/arrival.ts';
import type { Failed, Verdict } from '../captcha/index.ts';
import { secretbox, type Renewable } from '../crypto/index.ts';
import { noAnswers } from './answers.ts';
import type { Ticket } from './ticket.ts';

/** A form on its way: what was answered so far, and how the checks against robots went. */
export type Draft = {
	readonly answers: Answers;
	/** Checks failed so far. */
	readonly failures: number;
	/** From captcha, once passed. */
	readonly pass?: string;
	/** It was sent, and too many were sent at that moment. */
	readonly waited?: boolean;
	/** Nobody has been asked yet who may be involved: which agencies there are was not known. */
	readonly unasked?: boolean;
	/** By somebody at the desk, for a caller. */
	readonly entered?: boolean;
	/** How it came to them. */
	readonly arrival?: Arrival;
};

export const newDraft = (way: string): Draft => ({ answers: noAnswers(way), failures: 0 });

/** What was told goes over to another of the four ways. */
export const turnedTo = (draft: Draft, way: Way): Draft => ({
	...draft,
	answers: { ...draft.answers, way }
});

/** What was passed stays passed. */
export const withPass = (draft: Draft, verdict: Verdict | undefined): Draft =>
	verdict?.passed ? { ...draft, pass: verdict.pass } : draft;

/** A wrong answer counts; one that came too soon, or none, does not. */
export const withFailure = (draft: Draft, why: Failed['why']): Draft =>
	why === 'wrong' ? { ...draft, failures: draft.failures + 1 } : draft;

/**
 * Seals a draft for a hidden field, for this server and this form alone: bound to the ticket's nonce. What another
 * script on a page could read there, it cannot read. Sealed bytes do not compress, and each page carries them: what was
 * not answered is left out.
 */
export function sealDraft(draft: Draft, ticket: Ticket, [newest]: Renewable): string {
	const plain = JSON.stringify({ ...draft, answers: answered(draft.answers) });
	return secretbox.seal(newest, Buffer.from(plain), ticket.nonce).toString('base64url');
}

/** What the same browser just returned, or undefined when it is not a draft of this form. */
export function openDraft(field: string, ticket: Ticket, keys: Renewable): Draft | undefined {
	try {
		const plain = secretbox.openWithAny(keys, Buffer.from(field, 'base64url'), ticket.nonce);
		const draft = JSON.parse(plain.toString('utf8')) as Draft;
		return { ...draft, answers: { ...noAnswers(draft.answers.way), ...draft.answers } };
	} catch {
		return undefined; // altered, or of another form
	}
}

function answered(answers: Answers): Partial<Answers> {
	const nothing: Partial<Record<string, unknown>> = noAnswers(answers.way);
	// Lists of none are '' as text, as words are that were not typed.
	const said = Object.entries(answers).filter(
		([name, value]) => name === 'way' || String(value) !== String(nothing[name])
	);
	return Object.fromEntries(said);
}
