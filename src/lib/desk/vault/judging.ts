import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { text } from '#lib/sealed/bytes.ts';
import { signedSince } from '#lib/sealed/notebook.ts';
import { openRoster } from '#lib/sealed/proposal.ts';
import { rosterHash, type Roster } from '#lib/sealed/roster.ts';
import { openWithAny } from './any-epoch.ts';
import { judge, windowFor, type Opened, type Said, type Verdict } from './judge.ts';
import { officerOf, type State } from './state.ts';
import type { Base64 } from './wire.ts';

/** An entry of a lane's chain as it is stored. */
export type StoredEntry = {
	readonly seq: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly commitment: Base64;
	readonly prev: Base64;
	readonly body: Base64;
};
/** A lane's roster of an epoch, sealed to the lane. */
export type SealedRoster = { readonly epoch: number; readonly roster: Base64 };

/** What entries say, and whether it was whoever they name that said it. */
export type Read = {
	readonly said: ReadonlyMap<number, Said | undefined>;
	readonly verdicts: ReadonlyMap<number, Verdict>;
	/** What is wanted to judge them all: entries from that one on, and rosters of these epochs. */
	readonly from: number;
	readonly epochs: readonly number[];
};

/** Acts of the record, opened and held against who signed them. */
export const judging = (state: State) => ({
	/**
	 * @param given.entries ascending, one following from the other.
	 * @param given.judged from which of them on is judged; those before it are what their signers may have seen.
	 */
	async readRecord(given: {
		lane: string;
		entries: readonly StoredEntry[];
		rosters: readonly SealedRoster[];
		judged: number;
	}): Promise<Read> {
		const { lane, entries } = given;
		const opened = await Promise.all(entries.map((entry) => openEntry(state, lane, entry)));
		const rosters = await rostersOf(state, lane, given.rosters);
		const since = signedSince(officerOf(state).notebook.book, lane);
		const judged = opened.filter(({ seq }) => seq >= given.judged);
		const epochs = new Set(judged.flatMap(({ said }) => (said?.signed ? [said.epoch] : [])));
		return {
			said: new Map(opened.map(({ seq, said }) => [seq, said])),
			verdicts: judge(opened, {
				...{ lane, rosters, since, unlisted: unlistedIn(state, lane) },
				successions: state.successions
			}),
			from: windowFor(judged),
			epochs: [...epochs].filter((epoch) => !rosters.has(epoch))
		};
	}
});

/** Whichever of the lane's epochs it was sealed to; held against its commitment, which is what the chain binds. */
async function openEntry(
	state: State,
	lane: string,
	{ body, ...entry }: StoredEntry
): Promise<Opened> {
	const sealed = base64.decode(body);
	const link = { ...entry, body: base64.encode(sha256(sealed)) };
	const opened = await openWithAny(state, lane, sealed);
	if (!opened || base64.encode(sha256(opened.plain)) !== entry.commitment) return link;
	return { ...link, said: { ...(JSON.parse(text(opened.plain)) as Said), epoch: opened.epoch } };
}

const unlistedIn = ({ chains }: State, lane: string): ReadonlySet<number> =>
	new Set((chains.get(lane) ?? []).flatMap(({ v, epoch }) => (v === 1 ? [epoch] : [])));

/** Believed because their cards name them. The newest is in hand. */
async function rostersOf(
	{ rosters, chains, lanes }: State,
	lane: string,
	sealed: readonly SealedRoster[]
): Promise<ReadonlyMap<number, Roster>> {
	const known = new Map<number, Roster>();
	for (const { epoch, roster } of sealed) {
		const card = chains.get(lane)?.find((one) => one.epoch === epoch);
		const keys = lanes.get(lane)?.find((one) => one.epoch === epoch);
		if (card?.v !== 2 || card.kind === 'recovery' || !keys) continue;
		const opened = await openRoster(base64.decode(roster), keys.identity).catch(() => undefined); // not the lane's
		if (opened && rosterHash(opened) === card.roster) known.set(epoch, opened);
	}
	const newest = rosters.get(lane);
	return newest ? known.set(newest.epoch, newest) : known;
}
