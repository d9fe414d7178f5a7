import { sha256 } from '@noble/hashes/sha2.js';
import { base64, base64urlnopad } from '@scure/base';
import type { Filters, Why } from '#lib/gist/finder.ts';
import { gistOf, type Gist } from '#lib/gist/gist.ts';
import { GIST_RULES } from '#lib/gist/rules.ts';
import { seenBefore, type Sighting } from '#lib/gist/seen-before.ts';
import { canonical } from '#lib/sealed/bytes.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { WrongEnvelope } from '#lib/sealed/envelope.ts';
import { open } from '#lib/sealed/open.ts';
import { readWritten, type KeysOf, type Written } from '#lib/sealed/written.ts';
import { NotYourLane } from './faults.ts';
import { keysHere, officerOf, type State } from './state.ts';
import type { Claimed, GistBody, Kept, MadeFrom, StoredRow } from './store.ts';
import { tips } from './tips.ts';
import type { Base64, Writers } from './wire.ts';
import { writersAt } from './writers.ts';
import { writing } from './writing.ts';

/** A gist or a title as it lies in the lane. */
export type SealedGist = {
	readonly tip: string;
	readonly epoch: number;
	readonly version: number;
	readonly sealed: Base64;
};
/** A tip and what was added to it, as they lie. */
export type Source = {
	readonly id: string;
	readonly epoch: number;
	readonly sealed: Base64;
	readonly additions: readonly {
		readonly id: string;
		readonly epoch: number;
		readonly sealed: Base64;
	}[];
};
/** What is wanted of a lane before its rows say what they are. */
export type Wanted = {
	readonly lane: string;
	/** Tips whose gist or title is to be opened. */
	readonly files: readonly string[];
	/** Tips of which a gist is to be made. */
	readonly sources: readonly string[];
};
/** A gist that was made here, for the place of the one of `version`. */
export type MadeGist = SealedGist & { readonly lane: string; readonly seen: number };
/** What a row shows, once it is unlocked. */
export type ShownGist = {
	readonly id: string;
	readonly gist: Gist;
	/** Who gave it the title, where an officer did. */
	readonly titledBy?: string | undefined;
	/** Of the title: what the next names. */
	readonly titleVersion: number;
	readonly misfit?: { readonly by: string | null } | undefined;
};
export type FoundTip = {
	readonly row: StoredRow;
	readonly why: readonly Why[];
} & Partial<ShownGist>;

/** A key that is not here. Anything else is thrown on. */
function ofOurs(fault: unknown): undefined {
	if (!(fault instanceof NotYourLane)) throw fault;
}

/**
 * What opens for nobody is left out, and said loudly on the tip's page. What others can open is not: a gist without it would have them
 * named who made a whole one.
 */
function whereNotHeld(fault: unknown): undefined {
	if (fault instanceof NotYourLane) throw fault;
}

/** What tips are about, for lists and search: opened where somebody of the lane made it, made where nobody did, and found by. */
export const gists = (state: State) => {
	const { store } = state;
	const { openTip, openAddition } = tips(state);
	const { sealWritten } = writing(state);

	/** Who of the lane wrote what lies here. With keys that were made since the answer may be another. */
	async function judge<Body extends object>(
		kind: 'gist' | 'title',
		lane: string,
		{ tip, epoch, sealed }: SealedGist,
		writers: (epoch: number) => Promise<KeysOf>
	): Promise<Judged<Body>> {
		try {
			const keys = keysHere(state, lane, epoch);
			if (!keys) return { is: 'not-held', inDoubt: false };
			const opened = await open(base64.decode(sealed), keys.identity);
			const place = { kind, id: tip, tip, lane, epoch };
			const body = readWritten<Body>(opened, place, await writers(epoch));
			return { is: 'theirs', body, inDoubt: false };
		} catch (fault) {
			// A row that names a key of nowhere keeps no other from being opened.
			if (fault instanceof NotYourLane) return { is: 'newer', inDoubt: true };
			return { is: 'nobodys', inDoubt: fault instanceof WrongEnvelope };
		}
	}

	/** What is to be made of a tip by its own worker before its row shows it. */
	const wantsMaking = ({ row, claim, judged }: Kept): boolean => {
		if (row.gist === 0 || (judged === row.gist && !claim)) return true;
		if (!claim) return false; // to be opened first
		// Nobody's word but one's own is taken for what nobody has read.
		const isOwnWord = row.isRead || claim.by === officerOf(state).id;
		return claim.from.additions !== printOfIds(row.additions) || !isOwnWord;
	};

	async function make(lane: string, source: Source): Promise<GistBody> {
		const { id, epoch, additions } = source;
		const sealed = base64.decode(source.sealed);
		const tip = await openTip({ id, lane, epoch, sealed });
		const added = await Promise.all(
			additions.map((one) => {
				const at = { id: one.id, tip: id, lane, epoch: one.epoch };
				return openAddition({ ...at, sealed: base64.decode(one.sealed) }).catch(whereNotHeld);
			})
		);
		const from: MadeFrom = {
			tip: base64urlnopad.encode(sha256(sealed)),
			additions: printOfIds(additions.map((one) => one.id))
		};
		const gist = gistOf({ tip, additions: added.filter((one) => one !== undefined) });
		return { gist, from, rules: GIST_RULES };
	}

	const shownOf = ({ row, gist, title, misfit, misfitTitle }: Kept): ShownGist | undefined =>
		gist && {
			id: row.id,
			gist: title ? { ...gist.gist, title: title.words } : gist.gist,
			titledBy: title?.by,
			titleVersion: row.title,
			misfit: misfit ?? misfitTitle
		};

	return {
		/** Takes what the server says of tips now. @returns what is wanted next, lane by lane. */
		async takeRows(rows: readonly StoredRow[]): Promise<Wanted[]> {
			officerOf(state);
			const wanted = new Map<string, { files: string[]; sources: string[] }>();
			for (const row of rows) {
				const kept = state.lanes.has(row.lane) ? store.take(row) : undefined;
				if (!kept) continue;
				const of = wanted.get(row.lane) ?? { files: [], sources: [] };
				wanted.set(row.lane, of);
				const isBehind =
					(row.gist > 0 && kept.judged !== row.gist) ||
					(row.title > 0 && kept.judgedTitle !== row.title);
				if (isBehind) of.files.push(row.id);
				else if (isToMake(kept)) of.sources.push(row.id);
			}
			return [...wanted].map(([lane, of]) => ({ lane, ...of }));
		},

		/**
		 * Opens gists and titles of a lane.
		 * @returns the tips of which a gist is to be made, since there is none that can be believed; `inDoubt`: with keys that were made
		 * since it may be another.
		 */
		async openGists(given: {
			lane: string;
			gists: readonly SealedGist[];
			titles: readonly SealedGist[];
			writers: Writers;
		}): Promise<{ sources: string[]; inDoubt: boolean }> {
			const { lane, writers } = given;
			const keys = new Map<number, Promise<KeysOf>>();
			const writersOf = (epoch: number) => {
				const known = keys.get(epoch) ?? writersAt(state, { lane, epoch }, lane, writers);
				keys.set(epoch, known);
				return known;
			};
			const sources: string[] = [];
			let inDoubt = false;
			for (const file of given.gists) {
				const kept = store.of(file.tip);
				if (kept?.row.lane !== lane) continue;
				const judged = await judge<GistBody>('gist', lane, file, writersOf);
				inDoubt ||= judged.inDoubt;
				if (judged.is === 'not-held') continue;
				kept.judged = file.version;
				kept.claim = judged.is === 'theirs' ? { ...judged.body, version: file.version } : undefined;
				kept.misfit = judged.is === 'nobodys' ? { by: null } : undefined;
				if (wantsMaking(kept)) sources.push(file.tip);
				else kept.gist = kept.claim;
				store.show(kept);
			}
			for (const file of given.titles) {
				const kept = store.of(file.tip);
				if (kept?.row.lane !== lane) continue;
				const judged = await judge<{ words: string }>('title', lane, file, writersOf);
				inDoubt ||= judged.inDoubt;
				if (judged.is === 'not-held') continue;
				kept.judgedTitle = file.version;
				// One that was taken back is none.
				const isGiven = judged.is === 'theirs' && judged.body.words !== '';
				kept.title = isGiven ? { ...judged.body, version: file.version } : undefined;
				kept.misfitTitle = judged.is === 'nobodys' ? { by: null } : undefined;
				store.show(kept);
			}
			return { sources, inDoubt };
		},

		/**
		 * Makes gists from the tips themselves, and holds those against them that colleagues made.
		 * @param given.seen the lane's newest epoch, as the desk tells of it.
		 * @returns those that are to take the place of what lies there; and tips that do not open.
		 */
		async makeGists(given: {
			lane: string;
			seen: number;
			sources: readonly Source[];
		}): Promise<{ made: MadeGist[]; unopened: string[] }> {
			const { lane, seen } = given;
			const made: MadeGist[] = [];
			const unopened: string[] = [];
			for (const source of given.sources) {
				const kept = store.of(source.id);
				if (kept?.row.lane !== lane) continue;
				const body = await make(lane, source).catch(() => undefined);
				if (!body) {
					unopened.push(source.id);
					continue;
				}
				kept.gist = body;
				kept.misfit = misfitOf(kept, body);
				store.show(kept);
				if (!isToKeep(kept.claim, body)) continue;
				const place = { kind: 'gist' as const, id: source.id, tip: source.id, lane, epoch: seen };
				const file = await sealWritten({ body, place }).catch(ofOurs);
				// The lane has a key by now that is not here: shown, and kept by whoever holds that.
				if (file) made.push({ tip: source.id, lane, seen, ...file, version: kept.row.gist });
			}
			return { made, unopened };
		},

		/** These are the lane's by now. */
		async keptGists(given: { tips: readonly { tip: string; version: number }[] }): Promise<void> {
			const { id: by } = officerOf(state);
			for (const { tip, version } of given.tips) {
				const kept = store.of(tip);
				if (!kept?.gist) continue;
				kept.row = { ...kept.row, gist: version };
				kept.judged = version;
				kept.claim = { ...kept.gist, by, version };
			}
		},

		/** Lets go of tips that are not there for the officer any more. */
		async dropGists({ ids }: { ids: readonly string[] }): Promise<void> {
			for (const id of ids) store.drop(id);
		},

		/** What the rows of these tips show; those are left out of which nothing is in. */
		async gistsOf({ ids }: { ids: readonly string[] }): Promise<ShownGist[]> {
			return ids.flatMap((id) => {
				const kept = store.of(id);
				return (kept && shownOf(kept)) ?? [];
			});
		},

		async rowsOf({ ids }: { ids: readonly string[] }): Promise<StoredRow[]> {
			return ids.flatMap((id) => store.of(id)?.row ?? []);
		},

		/** @returns the first so many, how many there are, and how many of all tips can be found by more than their short name by now. */
		async find(given: { query: string; filters: Filters; most: number }): Promise<{
			hits: FoundTip[];
			count: number;
			filled: number;
			size: number;
		}> {
			const hits = store.finder.find(given.query, given.filters);
			return {
				hits: hits.slice(0, given.most).flatMap(({ id, why }) => {
					const kept = store.of(id);
					return kept ? [{ row: kept.row, why, ...shownOf(kept) }] : [];
				}),
				count: hits.length,
				filled: store.filled,
				size: store.size
			};
		},

		/** In which other tips there is the same: an officer looks, and decides. */
		async seenBefore({
			id
		}: {
			id: string;
		}): Promise<(Sighting & { row: StoredRow; title: string })[]> {
			const kept = store.of(id);
			if (!kept?.gist) return [];
			return seenBefore(kept.gist.gist, store.others, id).flatMap((sighting) => {
				const other = store.of(sighting.id);
				const title = other && shownOf(other)?.gist.title;
				return other ? [{ ...sighting, row: other.row, title: title ?? '' }] : [];
			});
		}
	};
};

type Judged<Body> =
	| { readonly is: 'theirs'; readonly body: Written<Body>; readonly inDoubt: false }
	/** It does not open, belongs elsewhere, or nobody of the lane signed it. */
	| { readonly is: 'nobodys'; readonly inDoubt: boolean }
	/** Sealed to a key that nothing is known of here. */
	| { readonly is: 'newer'; readonly inDoubt: true }
	/** To one of before the officer joined: so is its tip. */
	| { readonly is: 'not-held'; readonly inDoubt: false };

/** None was made here, and the lane has none; or something was added to the tip since. */
const isToMake = ({ row, gist }: Kept): boolean =>
	gist ? gist.from.additions !== printOfIds(row.additions) : row.gist === 0;

/** Whether the lane's is another than what its own tip says, though it says that it was made from the same by the same rules. */
function misfitOf({ claim, misfit }: Kept, made: GistBody): Kept['misfit'] {
	if (!claim) return misfit;
	if (claim.rules !== made.rules || claim.from.additions !== made.from.additions) return undefined;
	return isSame(claim, made) ? undefined : { by: claim.by };
}

/** What a newer release made is not for this one to replace. */
const isToKeep = (claim: Claimed<GistBody> | undefined, made: GistBody): boolean =>
	!claim || (claim.rules <= made.rules && !isSame(claim, made));

const isSame = (a: GistBody, b: GistBody): boolean =>
	canonical([a.gist, { ...a.from }, a.rules]) === canonical([b.gist, { ...b.from }, b.rules]);
