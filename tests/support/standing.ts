import { base64 } from '@scure/base';
import type { Person } from '../../scripts/demo/people.ts';
import type { Verbs } from '../../src/lib/desk/vault/verbs.ts';
import { printOfIds } from '../../src/lib/sealed/looked-through.ts';
import type { LaneCard } from '../../src/lib/sealed/lane-card.ts';
import { listedOf } from '../../src/lib/sealed/listed.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { needsReplies } from '../../src/lib/sealed/roster.ts';
import * as staff from './staff.ts';
import type { House } from './house.ts';
import { lanesShown, typedAgain, unlocked } from './unlocked.ts';

const bytes = (text: string) => base64.decode(text);

/** Somebody at their desk: who the server takes them for, and the worker that holds their keys. */
export type AtDesk = { readonly person: Person; readonly vault: Verbs };

/** Somebody comes to their desk, and unlocks it. */
export const sit = async (house: House, person: Person, now: Date): Promise<AtDesk> => ({
	person,
	vault: (await unlocked(house, person, now)).vault
});

/** The actor as a session of theirs would find it now. */
export async function actorNow(
	{ desk }: House,
	{ officerId, actor }: Person
): Promise<staff.Actor> {
	const lanes = await staff.lane.list(desk);
	const own = lanes.filter(({ members }) => members.some((one) => one.officerId === officerId));
	return { ...actor, lanes: own.map(({ id }) => id) };
}

/** Says yes to reading these lanes. */
export async function agree(house: House, { person, vault }: AtDesk, lanes: string[], now: Date) {
	for (const agreement of await vault.agree(lanes)) {
		const actor = await actorNow(house, person);
		const agreed = await staff.lane.agree(house.desk, actor, agreement, now);
		if (!agreed.ok) throw new Error(agreed.why);
	}
}

/** Compares the words of everybody whose key is new here, and proposes the card that a lane wants. */
export async function proposeDue(
	house: House,
	{ person, vault }: AtDesk,
	lane: string,
	now: Date,
	lookedThrough?: string
): Promise<{ readonly ok: boolean; readonly why?: string; readonly stands?: boolean }> {
	const actor = await actorNow(house, person);
	const due = (await staff.lane.dueCards(house.desk, actor, now)).find((one) => one.lane === lane);
	if (!due) throw new Error(`${lane} wants no card`);
	const change = await vault.changes(due);
	if (!change) throw new Error(`the key of ${lane} is not here`);
	const raises = needsReplies(change);
	const compared = [
		...due.members.map(({ officer: holder, ...keys }) => ({ holder, ...keys })),
		comparedRecovery(due.recovery.card)
	];
	const made = await vault.propose({
		...due,
		compared,
		proof: await typedAgain(house, person),
		...(raises && { replies: (await repliesThatStand(house, { person, vault }, lane)).stand })
	});
	const proposal = {
		card: made.card,
		roster: bytes(made.roster),
		sealedFor: made.sealedFor.map(({ holder, sealed }) => ({ holder, sealed: bytes(sealed) })),
		lookedThrough
	};
	return staff.lane.propose(house.desk, actor, proposal, now);
}

/** The card that waits in a lane, as the desk hands it to somebody's browser. @param id where several do. */
export async function waiting(house: House, { person }: AtDesk, lane: string, id?: string) {
	const proposed = await staff.lane.proposedCards(house.desk, await actorNow(house, person));
	const [found] = proposed.filter((one) => one.lane === lane && (!id || one.id === id));
	if (!found) throw new Error(`no card waits in ${lane}`);
	const { copy, roster, ...rest } = found;
	return { ...rest, roster: base64.encode(roster), copy: copy && base64.encode(copy) };
}

/**
 * Compares the words of everybody whose key is new here, and stands by the card that waits.
 * @param given.replies what a browser says that it found, instead of looking.
 */
export async function standBy(
	house: House,
	at: AtDesk,
	lane: string,
	now: Date,
	given: {
		readonly id?: string;
		readonly lookedThrough?: string;
		readonly replies?: readonly string[];
	} = {}
): Promise<{ readonly ok: boolean; readonly why?: string; readonly stands?: boolean }> {
	const { lookedThrough } = given;
	const proposal = await waiting(house, at, lane, given.id);
	const recovery = await recoveryCard(house);
	const { members, change } = await at.vault.review({ proposal, recovery });
	const compared = members.map(({ officer: holder, ...keys }) => ({ holder, ...keys }));
	const proof = await typedAgain(house, at.person);
	const looked = needsReplies(change) ? await repliesThatStand(house, at, lane) : undefined;
	const replies = given.replies ?? looked?.stand;
	const signature = await at.vault.countersign({ proposal, recovery, compared, proof, replies });
	const repliesLookedThrough = given.replies ? undefined : looked?.lookedThrough;
	const actor = await actorNow(house, at.person);
	const signed = { signature, lookedThrough, repliesLookedThrough };
	return staff.lane.countersign(house.desk, actor, proposal.id, signed, now);
}

/** As desk/lanes/cards.ts of the same name. */
async function repliesThatStand(house: House, { person, vault }: AtDesk, lane: string) {
	const actor = await actorNow(house, person);
	const sent = (await staff.lane.sentReplies(house.desk, actor, lane, undefined)) ?? [];
	const lookedThrough = printOfIds(sent.map(({ id }) => id));
	const moved = (await staff.lane.restatedReplies(house.desk, actor, lane)) ?? [];
	const stand = listedOf(await vault.checkReplies(sent), await vault.checkRestated(moved));
	return { stand, lookedThrough };
}

/** The recovery key, once its words were compared. */
export const comparedRecovery = (card: LaneCard) => ({
	holder: 'recovery',
	recipient: card.recipient,
	card: printOfCard(card)
});

export async function recoveryCard({ desk }: House) {
	const [recovery] = (await staff.lane.list(desk)).filter(({ kind }) => kind === 'recovery');
	if (!recovery) throw new Error('no recovery lane');
	return recovery.card;
}

/** Has somebody's worker take the lanes as the desk shows them now. */
export async function renew(house: House, { person, vault }: AtDesk) {
	return vault.openLanes(await lanesShown(house, await actorNow(house, person)));
}
