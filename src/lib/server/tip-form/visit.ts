import { randomUUID } from 'node:crypto';
import { field } from '#lib/forms/field.ts';
import { grouped, parseCode, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { consents } from '#lib/questions/question.ts';
import * as tips from '../tips/index.ts';

/** Acts that are asked about once more; each leaves the other two as they are. */
const grave = ['burn', 'withdraw', 'consent'] as const;
type Grave = (typeof grave)[number];

/** What the page shows to somebody who came back. */
export type Visit = {
	/** As typed, while it is not a code. */
	typed: string;
	wrong?: 'length' | 'symbol' | 'check';
	/** The code, when it was one; it travels in hidden fields. */
	code?: string;
	/** Undefined: nothing is found under the code. */
	status?: tips.Status;
	replies?: { id: string; words: string; asks: boolean; answered: boolean }[];
	done?: 'added' | 'cleared' | 'withdrawn' | 'consent' | 'burnt';
	/** Asks before it does that. */
	asks?: Grave;
	trouble?: 'empty' | 'too-long' | 'too-many' | 'closed' | 'unavailable';
	/** Typed and not added yet: whatever was pressed, they come back. */
	words: string;
	/** Which form they were typed into: sent again from the same one, they are added once. */
	form: string;
};

/**
 * Answers one post of the page; whatever the code was, nothing outside its text tells.
 * @param broke logs an error that nobody foresaw, without a word of it: code and words come back all the same.
 */
export async function answer(
	intake: tips.Intake,
	posted: FormData,
	now: Date,
	broke: (error: unknown) => void
): Promise<Visit> {
	const typed = field(posted, 'code');
	const brought = { words: field(posted, 'words'), form: field(posted, 'form') || randomUUID() };
	const parsed = parseCode(typed);
	if (!parsed.ok) return { typed, wrong: parsed.why, ...brought };
	const { code } = parsed;
	const visited = async (): Promise<Visit> => {
		const pressed = { ...brought, step: field(posted, 'step'), consent: field(posted, 'consent') };
		const done = await act(intake, code, pressed, now);
		const tip = await tips.find(intake, code);
		return { typed: '', code: grouped(code), status: tip?.status, ...brought, ...done };
	};
	try {
		return await tips.inTime(visited());
	} catch (error) {
		if (!tips.isDown(error)) broke(error);
		return { typed: grouped(code), trouble: 'unavailable', ...brought };
	}
}

async function act(
	intake: tips.Intake,
	code: ReceiptCode,
	{ step, form, words, consent }: Pick<Visit, 'form' | 'words'> & { step: string; consent: string },
	now: Date
): Promise<Partial<Visit>> {
	const asks = grave.find((act) => act === step);
	if (asks) return { asks };
	switch (step) {
		case 'replies':
			return { replies: await replies(intake, code, now) };
		case 'add': {
			const added = await tips.add(intake, code, form, words, now);
			return said(added, { done: 'added', words: '' });
		}
		case 'clear':
			await tips.clearReplies(intake, code);
			return { done: 'cleared' };
		case 'withdraw-surely':
			return said(await tips.withdraw(intake, code, form, now), { done: 'withdrawn' });
		case 'consent-surely': {
			const chosen = consents.find((one) => one === consent);
			if (!chosen) return { asks: 'consent' };
			return said(await tips.changeConsent(intake, code, form, chosen, now), { done: 'consent' });
		}
		case 'burn-surely':
			await tips.burn(intake, code, now);
			return { done: 'burnt', words: '' };
		default:
			return {};
	}
}

function said(became: tips.Added, done: Partial<Visit>): Partial<Visit> {
	if (became === 'unknown-code') return {};
	return became === 'added' ? { ...done, form: randomUUID() } : { trouble: became };
}

async function replies(intake: tips.Intake, code: ReceiptCode, now: Date) {
	const opened = await tips.openReplies(intake, code, now);
	return opened.map(({ id, words, asks, answered }) => ({ id, words, asks, answered }));
}
