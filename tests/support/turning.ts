import { base64 } from '@scure/base';
import type { Person } from '../../scripts/demo/people.ts';
import { turnLanes, type Between, type LeftToPeople } from '../../src/lib/desk/lanes/turning.ts';
import type { Givens, Results, Verb } from '../../src/lib/desk/vault/verbs.ts';
import * as staff from './staff.ts';
import type { House } from './house.ts';
import { actorNow, renew, type AtDesk } from './standing.ts';
import { newBrowser, unlocked, type Browser } from './unlocked.ts';

/** What the desk's server hands out of cards, as it stands in JSON. */
async function cardsShown({ desk }: House, actor: staff.Actor, now: Date) {
	const proposed = await staff.lane.proposedCards(desk, actor);
	return {
		officerId: actor.officerId,
		unsaid: await staff.lane.unsaid(desk, actor),
		due: await staff.lane.dueCards(desk, actor, now),
		proposed: proposed.map(({ roster, copy, ...rest }) => ({
			...rest,
			roster: base64.encode(roster),
			copy: copy && base64.encode(copy)
		})),
		recovery: await staff.lane.recoveryCard(desk)
	};
}

/** The worker, and the desk's server, as somebody's page has them. */
function betweenOf(house: House, at: AtDesk, now: Date, did: Did): Between {
	const { desk } = house;
	const actor = () => actorNow(house, at.person);
	return {
		do: <V extends Verb>(verb: V, given: Givens[V]) =>
			(at.vault[verb] as (given: Givens[V]) => Promise<Results[V]>)(given),
		keys: async () => cardsShown(house, await actor(), now),
		agree: async (agreement) => staff.lane.agree(desk, await actor(), agreement, now),
		propose: async (_, { card, roster, sealedFor }) => {
			did.proposed += 1;
			return staff.lane.propose(
				desk,
				await actor(),
				{
					card,
					roster: base64.decode(roster),
					sealedFor: sealedFor.map((one) => ({ ...one, sealed: base64.decode(one.sealed) }))
				},
				now
			);
		},
		countersign: async ({ id }, signature) => {
			const signed = await staff.lane.countersign(desk, await actor(), id, { signature }, now);
			if (signed.ok) did.stoodBy += 1;
			return signed.ok && signed.stands === true;
		},
		renew: () => renew(house, at)
	};
}

/** What the browser did unasked. */
export type Did = { proposed: number; stoodBy: number };

export type Sitting = { readonly did: Did } & AtDesk &
	LeftToPeople &
	Awaited<ReturnType<typeof unlocked>>;

/** Unlocks, and has the page do what it does then. @param browser one that was never used unless told otherwise. */
export async function unlocks(
	house: House,
	person: Person,
	now: Date,
	browser: Browser = newBrowser()
): Promise<Sitting> {
	const sitting = await unlocked(house, person, now, browser);
	const at = { person, vault: sitting.vault };
	const did = { proposed: 0, stoodBy: 0 };
	const between = betweenOf(house, at, now, did);
	return { ...sitting, ...at, did, ...(await turnLanes(between, await between.keys())) };
}
