import { base64 } from '@scure/base';
import {
	cosignature,
	readCheckpoint,
	withoutCosignatures,
	type Signed
} from '#lib/tlog/checkpoint.ts';
import { follows, growthText, type Refusal } from '#lib/tlog/growth.ts';
import { consistencyProof, isSame, leafHash, rootOf, type Hash } from '#lib/tlog/tree.ts';
import { functions, type Cache, type Db } from '../db/index.ts';
import { keep, recall, type State } from '../state/index.ts';
import { ownKey } from './key.ts';

/** What the public face has seen of the record, and goes on from whatever the database shows. */
type Memory = {
	/** What the leaves were made of, a day each. */
	readonly roots: readonly Uint8Array[];
	readonly leaves: readonly Hash[];
	readonly checkpoint: Signed;
	/** With our cosignature. */
	readonly note: string;
	/** All that came before is named in this tree. */
	readonly namedUntil?: Date;
};
export type WitnessCache = Cache<Memory | undefined>;

const FILE = 'record.json';

/**
 * The first witness of the record. It cosigns a checkpoint only when the tree grew of the one that it remembers; where the
 * database shows another, it keeps its own and says so.
 * @param alarm told once of each refusal that is new.
 */
export async function createCache(
	db: Db,
	state: State,
	alarm: (why: Refusal) => void,
	now: () => Date
): Promise<WitnessCache> {
	// What cannot be read fails again at each look, and is told then.
	let memory = await remembered(state).catch(() => undefined);
	let refused: Refusal | undefined;
	let before: Promise<unknown> = Promise.resolve();
	const look = async (): Promise<Memory | undefined> => {
		memory ??= await remembered(state);
		const seen = await shown(db, memory);
		if (seen && 'refused' in seen) {
			if (seen.refused !== refused) alarm(seen.refused);
			refused = seen.refused;
			return memory;
		}
		refused = undefined;
		if (!seen || seen.checkpoint.size === memory?.checkpoint.size) return memory;
		const cosigned = cosignature(seen.checkpoint, { is: 'face', seed: await ownKey(state) }, now());
		const note = withoutCosignatures(seen.checkpoint) + cosigned;
		await keep(state, FILE, JSON.stringify({ roots: seen.roots.map(base64.encode), note }));
		return (memory = { ...seen, note });
	};
	const lookAtNames = async (): Promise<Memory | undefined> => {
		const seen = await look();
		if (!seen || seen.namedUntil) return seen;
		// Of the tree that is remembered, not of what the database shows beyond it.
		const until = await functions.namedUntil(db, { number: seen.leaves.length - 1 });
		return until ? (memory = { ...seen, namedUntil: until }) : seen;
	};
	// One after the other: a slow one that ends late would put an older tree in the place of a newer.
	const load = () => {
		const looked = before.then(lookAtNames, lookAtNames);
		before = looked.catch(() => undefined);
		return looked;
	};
	return { db, load, known: memory };
}

/** The checkpoint that this face has cosigned; undefined before the first day is over. */
export const checkpoint = ({ known }: WitnessCache): string | undefined => known?.note;

/** Until when all that came is named in what this face remembers of the record; undefined before there is such a day. */
export const namedUntil = ({ known }: WitnessCache): Date | undefined => known?.namedUntil;

/** What a witness who remembers so many days wants to see; undefined when there are not so many. */
export function grownFrom({ known }: WitnessCache, old: number): string | undefined {
	if (!known || old > known.leaves.length) return undefined;
	return growthText({ old, proof: consistencyProof(old, known.leaves), note: known.note });
}

/** @throws Error when what is there is no memory of ours: it must not pass for a fresh start. */
async function remembered(state: State): Promise<Memory | undefined> {
	const kept = await recall(state, FILE);
	if (kept === undefined) return undefined;
	const { roots, note } = JSON.parse(kept) as { roots: string[]; note: string };
	const checkpoint = readCheckpoint(note);
	const memory = memoryOf(roots.map(base64.decode), checkpoint);
	if (!memory) throw new Error('what is kept of the record is not whole');
	return { ...memory, note };
}

/** What the database shows now, held against what is remembered; undefined while no day is closed. */
async function shown(db: Db, memory: Memory | undefined) {
	const size = memory?.leaves.length ?? 0;
	// The last leaf that is remembered as well: where it is missing, the record was put back.
	const from = Math.max(0, size - 1);
	const days = await functions.recordDays(db, { from });
	const newest = days.at(-1);
	if (!newest) return memory && { refused: 'rolled-back' as const };
	if (days.some(({ number }, at) => number !== from + at)) return { refused: 'forked' as const };
	if (memory && isUnchanged(memory, days)) return memory;
	const added = days.map(({ root }) => new Uint8Array(root));
	const roots = [...(memory?.roots.slice(0, from) ?? []), ...added];
	const grown = memoryOf(roots, readCheckpoint(newest.checkpoint));
	const proof = consistencyProof(size, roots.map(leafHash));
	const seen = follows(memory?.checkpoint, { old: size, proof, note: newest.checkpoint });
	if ('refused' in seen) return seen;
	return grown ?? { refused: 'forked' as const };
}

/** As on all minutes but one a day: nothing is hashed then. */
const isUnchanged = (
	{ roots, checkpoint }: Memory,
	[last, ...more]: readonly { root: Uint8Array; checkpoint: string }[]
): boolean =>
	more.length === 0 &&
	last?.checkpoint === withoutCosignatures(checkpoint) &&
	isSame(last.root, roots.at(-1) ?? last.root);

/** @returns undefined unless the checkpoint is of these leaves. */
function memoryOf(roots: readonly Uint8Array[], checkpoint: Signed | undefined) {
	const leaves = roots.map(leafHash);
	if (checkpoint?.size !== leaves.length || !isSame(checkpoint.root, rootOf(leaves)))
		return undefined;
	return { roots, leaves, checkpoint };
}
