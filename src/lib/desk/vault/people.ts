import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { BEGINNING, type Head } from '#lib/sealed/act.ts';
import { headsIn, peopleIn, signedSince, withPeople } from '#lib/sealed/notebook.ts';
import { firstKnown, standingAt, type KnownPeople, type ListedPerson } from '#lib/sealed/people.ts';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import { verifyKeyOf } from '#lib/sealed/signature.ts';
import { hashesOf, windowFor, type Opened, type Said } from './judge.ts';
import { judgePeople, type KnownOfPeople } from './judge-people.ts';
import type { Read, StoredEntry } from './judging.ts';
import { saidIn } from './said.ts';
import { officerOf, type RecordDoubt, type State } from './state.ts';

/** Who is at the desk as the server says, and the newest entry of the chain of people at that moment; null while there is none. */
export type ListedPeople = {
	readonly head: Head | null;
	readonly people: readonly ListedPerson[];
};

/** The chain of people and settings, by whoever reads it: followed from what was seen of it before, and judged. */
export const people = (state: State) => ({
	/** From which entry on it is to be followed; null: nothing was seen of it yet. Undefined for who does not read it. */
	async peopleFrom(): Promise<{ readonly from: number | null } | undefined> {
		if (!state.readsPeople) return undefined;
		const known = peopleIn(officerOf(state).notebook.book);
		return { from: known ? Math.max(1, oldestSeen(state, known).seq) : null };
	},

	/** Believes, at the first look, who is who. Where what was seen is in doubt, it is what people compare: see takeCompared. */
	async listPeople(given: ListedPeople): Promise<void> {
		const listed = firstKnown(given.head ?? BEGINNING, given.people);
		state.listedPeople = listed;
		if (!peopleIn(officerOf(state).notebook.book)) note(state, listed);
	},

	/**
	 * Follows the chain to its end, and learns from it who is who now.
	 * @param given.entries ascending, from the entry on that peopleFrom named, or from an earlier one.
	 * @returns from which entry on they are wanted; nothing is done before they are there.
	 */
	async followPeople(given: { entries: readonly StoredEntry[] }): Promise<{ from: number }> {
		const known = peopleIn(officerOf(state).notebook.book);
		const entries = given.entries.map(opened);
		const from = entries[0]?.seq ?? 1;
		if (!known) return { from };
		const later = entries.filter(({ seq }) => seq > known.at.seq);
		const wanted = windowFor(later);
		if (later.length > 0 && wanted < from) return { from: wanted };
		const doubt = doubtIn(state, known, entries);
		if (doubt) {
			const head = state.records.get(PEOPLE)?.head ?? known.at;
			state.records.set(PEOPLE, { head, doubt });
			return { from };
		}
		const at = endOf(entries) ?? known.at;
		const { people } = judgePeople(entries, knownBy(state, known));
		// What an unlock itself leaves there would have each one kept anew.
		if (later.some(({ said }) => said?.act !== 'notebook.kept'))
			note(state, { ...known, at, people });
		else look(state, at, people);
		return { from };
	},

	/** A page of it: see readRecord. */
	async readPeople(given: { entries: readonly StoredEntry[]; judged: number }): Promise<Read> {
		const entries = given.entries.map(opened);
		const said = new Map(entries.map((entry) => [entry.seq, entry.said as Said | undefined]));
		const known = peopleIn(officerOf(state).notebook.book);
		if (!known) return { said, verdicts: new Map(), from: given.judged, epochs: [] };
		const judged = entries.filter(({ seq }) => seq >= given.judged);
		const { verdicts } = judgePeople(entries, knownBy(state, known));
		return { said, verdicts, from: windowFor(judged), epochs: [] };
	}
});

function note(state: State, known: KnownPeople): void {
	const officer = officerOf(state);
	const { notebook } = officer;
	officer.notebook = { ...notebook, book: withPeople(notebook.book, known) };
	look(state, known.at, known.people);
}

/** Goes by that from here on; said of whose keys are given out as others than they are. */
const look = (state: State, head: Head, all: KnownPeople['people']) =>
	state.records.set(PEOPLE, {
		head,
		...(areMine(state, all) ? {} : { doubt: 'other-keys' as const })
	});

const knownBy = (state: State, known: KnownPeople): KnownOfPeople => ({
	known,
	since: signedSince(officerOf(state).notebook.book, PEOPLE) ?? known.since,
	successions: state.successions
});

const headsSeen = (state: State, known: KnownPeople): readonly Head[] => [
	known.at,
	...headsIn(officerOf(state).notebook.book, PEOPLE)
];
const oldestSeen = (state: State, known: KnownPeople): Head =>
	headsSeen(state, known).reduce((one, other) => (other.seq < one.seq ? other : one));

/** Whether all that was seen lies on what is shown. */
function doubtIn(
	state: State,
	known: KnownPeople,
	entries: readonly Opened[]
): RecordDoubt | undefined {
	const { bySeq, broken } = hashesOf(PEOPLE, entries);
	const seen = headsSeen(state, known).filter(({ seq }) => seq > 0);
	if (seen.some(({ seq }) => !entries.some((entry) => entry.seq === seq))) return 'cut';
	const isOther = seen.some(({ seq, hash }) => bySeq.get(seq) !== hash);
	return isOther || broken !== undefined ? 'forked' : undefined;
}

function endOf(entries: readonly Opened[]): Head | undefined {
	const last = entries.at(-1);
	const hash = last && hashesOf(PEOPLE, entries).bySeq.get(last.seq);
	return last && hash !== undefined ? { seq: last.seq, hash } : undefined;
}

/** Whether the keys that are said to be this officer's are: whoever could say others would sign in their name. */
function areMine(state: State, all: KnownPeople['people']): boolean {
	const { id, keys, former } = officerOf(state);
	const said = standingAt(all, id, Infinity)?.verifyKey;
	return !said || [keys, ...former].some(({ signingKey }) => verifyKeyOf(signingKey) === said);
}

/** Plain, and held against its commitment, which is what the chain binds. */
function opened({ body, ...entry }: StoredEntry): Opened {
	const plain = base64.decode(body);
	const said = saidIn(new TextDecoder().decode(plain));
	const hash = base64.encode(sha256(plain));
	const link = { ...entry, body: hash };
	return hash === entry.commitment && said ? { ...link, said: { ...said, epoch: 0 } } : link;
}
