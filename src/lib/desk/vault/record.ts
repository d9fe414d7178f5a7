import {
	BEGINNING,
	hourOf,
	signAct,
	type Act,
	type ActSignature,
	type Head
} from '#lib/sealed/act.ts';
import { follow, headOf, type Link } from '#lib/sealed/link.ts';
import { headsIn, withHead } from '#lib/sealed/notebook.ts';
import { actsOfTouch, actsOfTwo } from '#lib/sealed/signed-acts.ts';
import { Unproven, WantsTwo } from './faults.ts';
import { officerOf, signerOf, type RecordDoubt, type State } from './state.ts';

/** The records of the officer's lanes: followed from what was seen of them before, and acts for them signed. */
export const record = (state: State) => ({
	/**
	 * Signs what the officer does in a lane, with the newest entry of its record that was followed, and a number of its own.
	 * Where the record is in doubt that is what was seen of it before: whoever reads the act then sees that there are two.
	 * @throws WantsTwo, Unproven, or Locked
	 */
	async signAct(act: Omit<Act, 'by'>): Promise<ActSignature> {
		if (actsOfTwo.has(act.act)) throw new WantsTwo(act.act);
		if (actsOfTouch.has(act.act)) throw new Unproven(act.act);
		return signs(state, act);
	},

	/** From which entry on each lane's record is to be followed; null: nothing was seen of it yet. */
	async recordsFrom(): Promise<{ lane: string; from: number | null }[]> {
		return [...state.lanes.keys()].map((lane) => ({
			lane,
			from: headsSeen(state, lane)[0]?.seq ?? null
		}));
	},

	/**
	 * Follows a lane's record to its end.
	 * @param given.links from the entry on that recordsFrom named; where it named none, the newest alone, which is believed.
	 */
	async followRecord(given: { lane: string; links: readonly Link[] }): Promise<void> {
		const { lane, links } = given;
		const seen = headsSeen(state, lane);
		const [first] = seen;
		const newest = links.at(-1);
		const followed = first ? follow(lane, first, links) : new Map<number, string>();
		const doubt = typeof followed === 'string' ? followed : doubtIn(followed, seen);
		const head = newest ? headOf(newest) : (first ?? BEGINNING);
		if (doubt) {
			const before = state.records.get(lane)?.head ?? seen.at(-1) ?? BEGINNING;
			state.records.set(lane, { head: before, doubt });
		} else {
			state.records.set(lane, { head });
			const officer = officerOf(state);
			const { notebook } = officer;
			officer.notebook = { ...notebook, book: withHead(notebook.book, lane, head) };
		}
	}
});

/** See signAct; what two must want is signed by agreeTo alone, and what wants a touch by the verb that asks for it. @throws Locked */
export function signs(state: State, act: Omit<Act, 'by'>): ActSignature {
	const { id, signingKey } = signerOf(state);
	state.unlock.count += 1;
	const { id: unlock, count } = state.unlock;
	const head = state.records.get(act.lane)?.head ?? headsSeen(state, act.lane).at(-1);
	const seen = { head: head ?? BEGINNING, unlock, count, hour: hourOf(new Date()) };
	return signAct({ ...act, by: id }, seen, signingKey);
}

const headsSeen = (state: State, lane: string): readonly Head[] =>
	headsIn(officerOf(state).notebook.book, lane);

/** Whether all that was seen lies on what was followed. */
function doubtIn(
	followed: ReadonlyMap<number, string>,
	seen: readonly Head[]
): RecordDoubt | undefined {
	if (seen.some(({ seq }) => !followed.has(seq))) return 'cut';
	return seen.some(({ seq, hash }) => followed.get(seq) !== hash) ? 'forked' : undefined;
}
