import type { Act } from './act.ts';
import type { Asked } from './dual-control.ts';

/** What is done to a tip, as an officer's browser signs it and the desk's server expects it. */
export type TipAct = Pick<Act, 'act' | 'detail'>;

/** Whom or what a tip waits for: see docs/decisions/0062. */
export const waits = ['tipster', 'agency', 'held'] as const;
export type Wait = (typeof waits)[number];
/** A wait that begins: its row, and until which day, by the country's clock: `2026-12-04`. */
export type WaitBegun = { readonly id: string; readonly until: string };

const BEGINS = {
	tipster: 'tip.waits-for-tipster',
	agency: 'tip.referred',
	held: 'tip.held'
} as const;

/** What of the tipster's is dealt with by an act. Nothing: the act says nothing of it. */
const dealing = (additions: readonly string[]) =>
	additions.length > 0 ? { answers: [...additions].sort() } : {};

const waiting = (waits: WaitBegun | undefined) =>
	waits ? { waits: { id: waits.id, until: waits.until } } : {};

/** By verb. What is written is bound by its row's id: the text itself carries a signature of its own. */
export const tipActs = {
	/** @param additions what of the tipster's was opened for the first time. */
	read: (additions: readonly string[] = []): TipAct => ({
		act: 'tip.read',
		...(additions.length > 0 && { detail: { additions } })
	}),
	take: (): TipAct => ({ act: 'tip.taken' }),
	release: (): TipAct => ({ act: 'tip.released' }),
	/** @param note with which words: the note's id. */
	handOver: (to: string, note?: string): TipAct => ({
		act: 'tip.handed-over',
		detail: { to, ...(note && { note }) }
	}),
	/** @param done that it tells of something done outside: a response. @param done.waits until the day on which it goes on. */
	note: (note: string, done?: { readonly waits?: WaitBegun | undefined }): TipAct => ({
		act: 'note.written',
		detail: { note, ...(done && { responds: true, ...waiting(done.waits) }) }
	}),
	/** @param answers what of the tipster's. @param waits for the answer. */
	reply: (
		reply: string,
		asks: boolean,
		answers: readonly string[] = [],
		waits?: WaitBegun
	): TipAct => ({
		act: asks ? 'tipster.asked' : 'tipster.answered',
		detail: {
			reply,
			...dealing(answers),
			...waiting(waits)
		}
	}),
	wait: (stage: Wait, { id, until }: WaitBegun): TipAct => ({
		act: BEGINS[stage],
		detail: { stage: id, until }
	}),
	comeBack: (stage: string): TipAct => ({ act: 'tip.resumed', detail: { stage } }),
	/** Its tipster did, by what they added: whoever opened that says so. */
	takeBack: (addition: string): TipAct => ({ act: 'tip.taken-back', detail: { addition } }),
	/** Though its tipster took it back: by the second of the two who want it. @param asked by the first. */
	goOn: (asked: Asked): TipAct => ({ act: 'tip.gone-on', detail: { asked } }),
	waive: (response: string): TipAct => ({ act: 'tip.no-response-owed', detail: { response } }),
	/** There is nothing to answer in these. */
	heed: (response: string, answers: readonly string[]): TipAct => ({
		act: 'tipster.heeded',
		detail: { response, ...dealing(answers) }
	}),
	/** @param kept SHA-256 of what the lane keeps of it, hex. */
	keepWords: (reply: string, kept: string): TipAct => ({
		act: 'reply.cleared',
		detail: { reply, kept }
	}),
	changeUrgency: (reason: string, was: number, becomes: number): TipAct => ({
		act: 'urgency.changed',
		detail: { reason, was, becomes }
	}),
	/**
	 * @param answers what of the tipster's is dealt with by that.
	 * @param how.link into which it is closed as a duplicate. @param how.isSilent for want of an answer: see silence.ts.
	 */
	close: (
		closure: string,
		told: 'closed' | 'passed-on',
		answers: readonly string[] = [],
		{
			link,
			isSilent = false
		}: { readonly link?: string | undefined; readonly isSilent?: boolean } = {}
	): TipAct => ({
		act: 'tip.closed',
		detail: {
			closure,
			told,
			...(told === 'passed-on' ? { safeToTell: true } : {}),
			...(isSilent ? { silence: true } : {}),
			...dealing(answers),
			...(link && { link })
		}
	}),
	reopen: (): TipAct => ({ act: 'tip.reopened' }),
	/** The officer knows these people. @param note that says why, if they say so. */
	stepAside: (note?: string): TipAct => ({
		act: 'tip.stepped-aside',
		...(note && { detail: { note } })
	}),
	mayComeBack: (officer: string): TipAct => ({ act: 'tip.may-come-back', detail: { officer } }),
	/** With which other tip, how and why stands in the link, sealed. */
	link: (link: string): TipAct => ({ act: 'tip.linked', detail: { link } }),
	/** @param link the row that says so. @param takesBack the link. */
	takeLinkBack: (link: string, takesBack: string): TipAct => ({
		act: 'tip.link-taken-back',
		detail: { link, takesBack }
	}),
	/** @param title SHA-256 of it as it was sealed, hex. */
	giveTitle: (title: string): TipAct => ({ act: 'tip.titled', detail: { title } }),
	/** Where it went is for that lane to know: the reason that was signed for it says so there. */
	move: (move: string): TipAct => ({ act: 'tip.moved-away', detail: { move } }),
	/** By the second of the two who want it. @param asked by the first. */
	delete: (asked: Asked): TipAct => ({ act: 'tip.deleted', detail: { asked } }),
	/** @param moves those that somebody else made. */
	findWhole: (moves: readonly string[]): TipAct => ({
		act: 'tip.found-whole',
		detail: { moves: [...moves].sort() }
	})
} as const;

/** An act on a tip where its page saw it lie. */
export const onTip = (
	{ id, lane }: { readonly id: string; readonly lane: string },
	{ act, detail }: TipAct
): Omit<Act, 'by'> => ({ act, lane, subject: id, detail });
