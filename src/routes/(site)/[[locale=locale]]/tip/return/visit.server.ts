import { grouped, parseCode, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '#lib/server/tips/index.ts';

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
	done?: 'added' | 'cleared' | 'burnt' | 'burn?';
	trouble?: 'empty' | 'too-long' | 'too-many' | 'closed' | 'unavailable';
	/** Words that could not be added come back. */
	words?: string;
};

/**
 * Answers one post of the page; whatever the code was, nothing outside its text tells.
 * @param broke logs an error that nobody foresaw, without a word of it: code and words come back all the same.
 */
export async function answer(
	intake: tips.Intake,
	form: FormData,
	now: Date,
	broke: (error: unknown) => void
): Promise<Visit> {
	const typed = field(form, 'code');
	const parsed = parseCode(typed);
	if (!parsed.ok) return { typed, wrong: parsed.why };
	const { code } = parsed;
	try {
		return await tips.inTime(visited(intake, code, form, now));
	} catch (error) {
		if (!tips.isDown(error)) broke(error);
		return { typed: grouped(code), trouble: 'unavailable', words: field(form, 'words') };
	}
}

async function visited(
	intake: tips.Intake,
	code: ReceiptCode,
	form: FormData,
	now: Date
): Promise<Visit> {
	const done = await act(intake, code, form, now);
	const tip = await tips.find(intake, code);
	return { typed: '', code: grouped(code), status: tip?.status, ...done };
}

async function act(
	intake: tips.Intake,
	code: ReceiptCode,
	form: FormData,
	now: Date
): Promise<Partial<Visit>> {
	switch (field(form, 'step')) {
		case 'replies':
			return { replies: await replies(intake, code, now) };
		case 'add': {
			const words = field(form, 'words');
			const added = await tips.add(intake, code, words, now);
			if (added === 'unknown-code') return {};
			return added === 'added' ? { done: 'added' } : { trouble: added, words };
		}
		case 'clear':
			await tips.clearReplies(intake, code);
			return { done: 'cleared' };
		case 'burn':
			return { done: 'burn?' };
		case 'burn-surely':
			await tips.burn(intake, code, now);
			return { done: 'burnt' };
		default:
			return {};
	}
}

async function replies(intake: tips.Intake, code: ReceiptCode, now: Date) {
	const opened = await tips.openReplies(intake, code, now);
	return opened.map(({ id, words, asks, answered }) => ({ id, words, asks, answered }));
}

function field(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
