import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { text } from '#lib/sealed/bytes.ts';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import { ask } from '../server-keys.ts';
import type { Said, Verdict } from '../vault/judge.ts';
import type { Read, SealedRoster, StoredEntry } from '../vault/judging.ts';
import type { Givens } from '../vault/verbs.ts';

/** An entry as it is stored. `body` is sealed to the lane, or plain in the chain of people. */
export type Entry = {
	readonly seq: number;
	readonly at: Date;
	readonly commitment: Uint8Array;
	readonly prev: Uint8Array;
	readonly body: Uint8Array;
};

/** By number: what was done, undefined where it does not open or is not what was recorded; and who vouches for it. */
export type ReadActs = {
	readonly said: ReadonlyMap<number, Said | undefined>;
	readonly verdicts: ReadonlyMap<number, Verdict>;
};

/** What opens and judges a lane's entries: the vault. */
type Reader = { readonly readRecord: (given: Givens['readRecord']) => Promise<Read> };
type PeopleReader = { readonly readPeople: (given: Givens['readPeople']) => Promise<Read> };
/** What more of the record is asked for. Undefined where the desk does not answer. */
export type Shelf = {
	readonly span: (
		chain: string,
		from: number,
		before: number
	) => Promise<StoredEntry[] | undefined>;
	readonly roster: (lane: string, epoch: number) => Promise<SealedRoster | undefined>;
};

/** The desk's server, as the page of the record asks it. */
export const shelf: Shelf = {
	async span(chain, from, before) {
		const path = `/desk/audit/entries?chain=${chain}&from=${from}&before=${before}` as const;
		const found = await ask<{ entries: StoredEntry[] }>(path);
		return found.ok ? found.value.entries : undefined;
	},
	async roster(lane, epoch) {
		const found = await ask<SealedRoster>(`/desk/lanes/${lane}/rosters?epoch=${epoch}`);
		return found.ok ? found.value : undefined;
	}
};

/**
 * Opens a page of a lane's record, and judges whose acts they are.
 * @param entries the newest first, as pages show them.
 */
export const readLane = (
	vault: Reader,
	desk: Shelf,
	lane: string,
	entries: readonly Entry[]
): Promise<ReadActs> => readSpan(vault, desk, lane, entries.map(stored).reverse());

/** The same of entries that follow from one another, the oldest first. */
export async function readSpan(
	vault: Reader,
	desk: Shelf,
	lane: string,
	page: readonly StoredEntry[]
): Promise<ReadActs> {
	const judged = page[0]?.seq ?? 1;
	const first = await vault.readRecord({ lane, entries: page, rosters: [], judged });
	const rosters = await Promise.all(first.epochs.map((epoch) => desk.roster(lane, epoch)));
	const before = first.from < judged ? await desk.span(lane, first.from, judged) : [];
	if (before?.length === 0 && rosters.length === 0) return first;
	return vault.readRecord({
		lane,
		entries: [...(before ?? []), ...page],
		rosters: rosters.filter((one) => one !== undefined),
		judged
	});
}

/** Judges a page of the chain of people in the same way. */
export const readPeople = (
	vault: PeopleReader,
	desk: Pick<Shelf, 'span'>,
	entries: readonly Entry[]
): Promise<ReadActs> => readPeopleSpan(vault, desk, entries.map(stored).reverse());

export async function readPeopleSpan(
	vault: PeopleReader,
	{ span }: Pick<Shelf, 'span'>,
	page: readonly StoredEntry[]
): Promise<ReadActs> {
	const judged = page[0]?.seq ?? 1;
	const first = await vault.readPeople({ entries: page, judged });
	if (first.from >= judged) return first;
	const before = (await span(PEOPLE, first.from, judged)) ?? [];
	return vault.readPeople({ entries: [...before, ...page], judged });
}

/** Whether something does not open, or does not fit: it is read again with the keys of now before anybody is told so. */
export const isInDoubt = ({ said, verdicts }: ReadActs): boolean =>
	[...said.values()].includes(undefined) ||
	[...verdicts.values()].some(({ is }) => is === 'misfit');

/** What is plain for who has not unlocked. Each is held against its commitment, which is what the chain binds. */
export function plainPeople(entries: readonly Entry[]): ReadActs {
	const said = entries.map(({ seq, commitment, body }): [number, Said | undefined] => {
		const isRecorded = bytesToHex(sha256(body)) === bytesToHex(commitment);
		return [seq, isRecorded ? (JSON.parse(text(body)) as Said) : undefined];
	});
	return { said: new Map(said), verdicts: new Map() };
}

const stored = ({ seq, at, commitment, prev, body }: Entry): StoredEntry => ({
	seq,
	at: at.getTime(),
	commitment: base64.encode(commitment),
	prev: base64.encode(prev),
	body: base64.encode(body)
});
