import { base64 } from '@scure/base';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import {
	hashOfNotebook,
	isSameNotebook,
	merge,
	newestRemembered,
	newNotebook,
	openNotebook,
	sealNotebook,
	ownPasskeys,
	peopleIn,
	withCompared,
	withComparedPeople,
	withPasskey,
	type Doubt
} from '#lib/sealed/notebook.ts';
import type { OfficerKeys } from '#lib/sealed/keyring.ts';
import { printOfPeople } from '#lib/sealed/people.ts';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import { officerOf, type RecordDoubt, type Remembering, type State } from './state.ts';
import { prove, type Proof } from './touch.ts';
import type { KeptNotebook, OwnPasskey, SeenNotebook } from './wire.ts';

/** How what the server shows stands to what the officer's browsers remember. */
export type Remembered = {
	readonly isStale: boolean;
	/** The newest card of each lane as the server shows it, to be compared; and what is doubtful of the lane. */
	readonly lanes: readonly {
		readonly lane: string;
		readonly print: string;
		readonly doubt: Doubt | null;
		/** Of a doubtful one: prints of the newest card that is remembered; two where two browsers were shown two. */
		readonly own: readonly string[];
		/** What of the lane's record is not as it was seen before. */
		readonly record: RecordDoubt | null;
	}[];
	/** The same of people and settings; null for who does not read that, or has not seen it yet. */
	readonly people: {
		/** Of who is who, as it was followed; and as the server says. */
		readonly own: string;
		readonly print: string;
		readonly record: RecordDoubt | null;
	} | null;
	/** Whether a passkey can show that the officer is there. */
	readonly hasPasskey: boolean;
	/** How many of the officer's passkeys the server left out at this unlock. */
	readonly passkeysGone: number;
	/** For this browser to keep; null while there is none. */
	readonly seen: SeenNotebook | null;
};

/** What the officer's own browser remembers: read, added to, and held against what the server shows. */
export const notebook = (state: State) => ({
	async remembered(): Promise<Remembered> {
		const { book, isStale, newest, passkeysGone = 0 } = officerOf(state).notebook;
		const hasPasskey = ownPasskeys(book.passkeys).length > 0;
		const lanes = newestCards(state).map(({ lane, print }) => ({
			lane,
			print,
			doubt: state.doubts.get(lane) ?? null,
			own: state.doubts.has(lane) ? newestRemembered(book, lane) : [],
			record: state.records.get(lane)?.doubt ?? null
		}));
		const people = peopleRemembered(state);
		return { isStale, lanes, people, hasPasskey, passkeysGone, seen: newest };
	},

	/**
	 * Seals what is remembered by now, to be kept in the place of what it was read from.
	 * @returns undefined while there is nothing new, or while it is stale: a notebook from nowhere is not overwritten.
	 */
	async nextNotebook(): Promise<(KeptNotebook & { was: number }) | undefined> {
		const { keys, notebook } = officerOf(state);
		const { book, kept, row, newest, isStale } = notebook;
		if (isStale || (kept && isSameNotebook(book, kept))) return undefined;
		const version = after(newest);
		const sealed = base64.encode(await sealNotebook({ ...book, version }, keys));
		return { was: row, version, sealed };
	},

	/** Takes what the server keeps by now: what was kept just now, or what another browser kept meanwhile. */
	async mergeNotebook(kept: KeptNotebook | null): Promise<void> {
		const officer = officerOf(state);
		const opened = kept && (await openKept(kept, officer));
		const { passkeysGone = 0 } = officer.notebook;
		officer.notebook = { ...taken(officer.notebook, kept, opened), passkeysGone };
	},

	/**
	 * Takes the lanes' cards as they are, now that people have compared the newest of each: the notebook is fresh again.
	 * @param given.cards the prints whose words were shown: for another card that came since, nothing is taken.
	 * @returns whether it was.
	 * @throws Unproven: who can name an older state the right one need not be whoever sits here.
	 */
	async takeCompared(given: {
		cards: readonly string[];
		proof?: Proof | undefined;
	}): Promise<boolean> {
		const officer = officerOf(state);
		await prove(state, { what: 'takeCompared', cards: given.cards }, given.proof);
		const people = peopleRemembered(state);
		const { book, row, newest, isStale } = officer.notebook;
		const isShown = people && (people.record || isStale);
		const shown = [...newestCards(state), ...(isShown ? [people] : [])];
		if (!shown.every(({ print }) => given.cards.includes(print))) return false;
		const compared = withCompared(book, state.chains, after(newest));
		const { listedPeople } = state;
		const fresh =
			people?.record && listedPeople
				? withComparedPeople(compared, listedPeople, after(newest))
				: compared;
		const { passkeysGone = 0 } = officer.notebook;
		officer.notebook = { book: fresh, row, newest, isStale: false, passkeysGone };
		state.doubts.clear();
		state.records.clear();
		return true;
	},

	/** Remembers that a passkey was taken away: it answers for nothing any more. */
	async forgetPasskey(id: string): Promise<void> {
		rememberPasskey(state, { id, publicKey: '' });
	}
});

/**
 * What an unlock begins with. An officer who has none yet, in a browser that has seen none, begins one.
 * @param passkeys those that the server lists, which adds none to a notebook that is there; whatever it does not list was
 * taken away, also where the browser that did it could not note it. Undefined where that is not known.
 */
export async function readNotebook(
	officer: { readonly id: string; readonly keys: OfficerKeys },
	kept: KeptNotebook | null,
	seen: SeenNotebook | null,
	passkeys: readonly OwnPasskey[] | undefined
): Promise<Remembering> {
	const read = await readKept(officer, kept, seen, passkeys ?? []);
	const gone = ownPasskeys(read.book.passkeys).filter(
		(one) => passkeys?.some(({ id }) => id === one) === false
	);
	const book = gone.reduce((book, id) => withPasskey(book, id, ''), read.book);
	return { ...read, book, passkeysGone: gone.length };
}

async function readKept(
	officer: { readonly id: string; readonly keys: OfficerKeys },
	kept: KeptNotebook | null,
	seen: SeenNotebook | null,
	passkeys: readonly OwnPasskey[]
): Promise<Remembering> {
	const empty = { book: newNotebook(officer.id), row: 0, newest: seen, isStale: false };
	if (kept) return taken(empty, kept, await openKept(kept, officer));
	if (seen) return { ...empty, isStale: true };
	const own = Object.fromEntries(passkeys.map(({ id, publicKey }) => [id, publicKey]));
	return { ...empty, book: newNotebook(officer.id, own) };
}

export function rememberPasskey(state: State, { id, publicKey }: OwnPasskey): void {
	const officer = officerOf(state);
	const { notebook } = officer;
	officer.notebook = { ...notebook, book: withPasskey(notebook.book, id, publicKey) };
}

type Opened = { readonly book: Remembering['book']; readonly hash: string } | undefined;

async function openKept(
	kept: KeptNotebook,
	officer: { readonly id: string; readonly keys: OfficerKeys }
): Promise<Opened> {
	const bytes = base64.decode(kept.sealed);
	const book = await openNotebook(bytes, officer).catch(() => undefined); // not this officer's, or nobody's
	return book?.version === kept.version ? { book, hash: hashOfNotebook(bytes) } : undefined;
}

/** Fresh is what is newer than all that was seen, or the very same. */
function taken(mine: Remembering, kept: KeptNotebook | null, opened: Opened | null): Remembering {
	// A row of another number than a notebook has is nobody's: it is written over as if there were none.
	const row = Math.max(0, kept?.version ?? 0);
	const { newest } = mine;
	const isFresh =
		opened && (!newest || opened.book.version > newest.version || opened.hash === newest.hash);
	// The first one, which is not kept yet.
	if (!kept && !newest) return { ...mine, row };
	if (!opened) return { ...mine, row, isStale: true };
	if (!isFresh) return { ...mine, book: merge(mine.book, opened.book), row, isStale: true };
	return {
		// What was learnt while it was stale is nobody's word.
		book: mine.isStale ? opened.book : merge(mine.book, opened.book),
		kept: opened.book,
		row,
		newest: { version: opened.book.version, hash: opened.hash },
		isStale: false
	};
}

export const after = (newest: SeenNotebook | null): number => (newest?.version ?? 0) + 1;

function peopleRemembered(state: State): Remembered['people'] {
	const known = peopleIn(officerOf(state).notebook.book);
	if (!known || !state.readsPeople) return null;
	const own = printOfPeople(known.people);
	const record = state.records.get(PEOPLE)?.doubt ?? null;
	const listed = state.listedPeople && printOfPeople(state.listedPeople.people);
	return { own, print: record ? (listed ?? own) : own, record };
}

const newestCards = ({ chains }: State): { lane: string; print: string }[] =>
	[...chains].flatMap(([lane, cards]) => {
		const newest: LaneCard | undefined = cards.at(-1);
		return newest ? [{ lane, print: printOfCard(newest) }] : [];
	});
