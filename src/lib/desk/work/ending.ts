import { answers } from '#lib/i18n/en/answers.ts';
import { silenceFrom } from '#lib/sealed/silence.ts';
import type { TipBody } from '#lib/sealed/tip.ts';
import { moment } from './time.ts';
import { newsOf, type TipOnPage } from './tip-on-page.ts';

/** Ends a tip for want of an answer, whatever it is called, and why that cannot be yet; empty: it can. */
export type Silence = { readonly isSilent: boolean; readonly fault: string };

const text = answers.silence;

export function silenceOf(
	outcome: string,
	tip: Pick<TipOnPage, 'replies' | 'additions'>,
	now: Date
): Silence {
	const from = silenceFrom(tip.replies, tip.additions);
	// Without a question there may have been nothing to ask about.
	const isSilent = outcome === 'no-answer' || (outcome === 'not-enough-detail' && !!from);
	if (!isSilent) return { isSilent, fault: '' };
	if (!from) return { isSilent, fault: text['nothing-asked'] };
	return { isSilent, fault: now < from ? text['not-silent-yet'](moment(from)) : '' };
}

/**
 * Whether a tip's teller is to be told how to come back before it is closed: who wrote about themself, can be written to, and was not
 * since they wrote last.
 */
export function owesWayBack(tip: TipOnPage, body: TipBody | undefined): boolean {
	if (body?.answers.way !== 'me' || tip.replyRecipient === null) return false;
	const lastWord = Math.max(
		tip.arrivedAt.getTime(),
		...tip.additions.map(({ arrivedAt }) => arrivedAt.getTime())
	);
	// Of the same hour nobody knows the order: what nobody has dealt with came after.
	if (newsOf(tip).length > 0) return true;
	return !tip.replies.some(
		({ writtenAt, refusedAt }) => !refusedAt && writtenAt.getTime() >= lastWord
	);
}

/** Whether a tip was closed for want of an answer before its time, by a browser that did not say so to the desk. */
export function isClosedTooSoon(
	outcome: string | undefined,
	closedAt: Date,
	tip: TipOnPage
): boolean {
	if (outcome !== 'no-answer') return false;
	// Whether one was answered later does not matter: at that moment it waited.
	const asked = tip.replies.flatMap(({ asks, writtenAt }) =>
		asks && writtenAt <= closedAt ? [{ asks: 'open', writtenAt } as const] : []
	);
	const said = tip.additions.filter(({ arrivedAt }) => arrivedAt <= closedAt);
	const from = silenceFrom(asked, said);
	return !from || closedAt < from;
}
