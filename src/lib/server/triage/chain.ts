import { PEOPLE } from '#lib/sealed/people-act.ts';
import * as audit from '../audit/index.ts';
import { actingAs } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

/** Chains that the actor may read: those of their lanes, and for administrators and auditors that of people. */
export const chainsOf = ({ lanes, role }: Actor): string[] => [
	...lanes,
	...(role === 'administrator' || role === 'auditor' ? [PEOPLE] : [])
];

/** The newest entries of a chain, or those before a number; undefined when it is not the actor's to read. */
export async function readChain(desk: DeskContext, actor: Actor, chain: string, before?: number) {
	if (!chainsOf(actor).includes(chain)) return undefined;
	return actingAs(desk.db, actor.officerId, (tx) => audit.entries(tx, chain, before));
}

/** Entries of a chain as they lie, the oldest first; undefined when it is not the actor's to read. */
export async function readSpan(
	desk: DeskContext,
	actor: Actor,
	chain: string,
	span: { readonly from: number; readonly before: number }
) {
	if (!chainsOf(actor).includes(chain)) return undefined;
	const entries = await actingAs(desk.db, actor.officerId, (tx) => audit.span(tx, chain, span));
	return { entries, isMore: entries.length === audit.ENTRIES_A_SPAN };
}

/** From which entry on a chain is to be looked through, and up to which; of a day, where it is named. Undefined when it is not the actor's to read. */
export async function endsOf(desk: DeskContext, actor: Actor, chain: string, day?: string) {
	if (!chainsOf(actor).includes(chain)) return undefined;
	return actingAs(desk.db, actor.officerId, (tx) => audit.ends(tx, chain, day));
}

/** Who is at the desk when the newest entry of the chain of people is what it is; undefined when that is not the actor's to read. */
export async function listPeople(desk: DeskContext, actor: Actor) {
	if (!chainsOf(actor).includes(PEOPLE)) return undefined;
	return actingAs(desk.db, actor.officerId, audit.listPeople);
}

/** How the entries of a chain follow from one another; undefined when it is not the actor's to read. */
export async function readLinks(desk: DeskContext, actor: Actor, chain: string, from?: number) {
	if (!chainsOf(actor).includes(chain)) return undefined;
	const links = await actingAs(desk.db, actor.officerId, (tx) => audit.links(tx, chain, from));
	return { links, isMore: links.length === audit.LINKS_A_PAGE };
}

/**
 * Recomputes the whole chain, and holds it against what was anchored each day.
 * @returns undefined when it is not the actor's, or nothing is in it yet.
 */
export async function checkChain(desk: DeskContext, actor: Actor, chain: string) {
	if (!chainsOf(actor).includes(chain)) return undefined;
	return actingAs(desk.db, actor.officerId, async (tx) => {
		const [verified] = await audit.verify(tx, [chain]);
		if (!verified) return undefined;
		const anchored = await audit.verifyDays(tx, [chain], desk.record);
		return {
			...verified,
			anchored: anchored.holds
				? { holds: true as const, upTo: anchored.days.upTo }
				: { holds: false as const, day: anchored.day }
		};
	});
}
