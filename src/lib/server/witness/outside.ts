import {
	cosignature,
	cosignerName,
	cosignedAt,
	readCheckpoint,
	type Signed
} from '#lib/tlog/checkpoint.ts';
import { follows, readGrowth, type Refusal } from '#lib/tlog/growth.ts';
import { keep, recall, type State } from '../state/index.ts';
import { ownKey } from './key.ts';

/** What it saw last, with its cosignature; and what it refused: two that one log signed and that cannot both be true. */
const [SEEN, REFUSED] = ['checkpoint.txt', 'refused.txt'];

export type Witnessed = {
	readonly checkpoint: Signed;
	/** With this witness's cosignature. */
	readonly note: string;
	/** Name of this witness. */
	readonly witness: string;
	readonly was: 'first' | 'grown' | 'same';
};

/**
 * A witness on another body's machine: it wants nothing but what the public face publishes, and a folder to remember in.
 * @param get what is published for whoever remembers so many days; undefined when there are not so many.
 */
export async function witness(
	state: State,
	get: (old: number) => Promise<string | undefined>,
	now: Date
): Promise<Witnessed | { readonly refused: Refusal }> {
	const kept = await recall(state, SEEN);
	const seen = kept === undefined ? undefined : readCheckpoint(kept);
	if (kept !== undefined && !seen) throw new Error('what is kept is no checkpoint');
	const published = await get(seen?.size ?? 0);
	const growth = published === undefined ? undefined : readGrowth(published);
	if (!growth) return { refused: published === undefined && seen ? 'rolled-back' : 'unsigned' };
	const found = follows(seen, growth);
	if ('refused' in found) {
		await keep(state, REFUSED, growth.note);
		return found;
	}
	const { checkpoint } = found;
	const by = { is: 'witness', seed: await ownKey(state) } as const;
	const name = cosignerName(by);
	if (kept !== undefined && seen?.size === checkpoint.size && cosignedAt(seen, name))
		return { checkpoint, note: kept, witness: name, was: 'same' };
	const note = growth.note + cosignature(checkpoint, by, now);
	await keep(state, SEEN, note);
	return { checkpoint, note, witness: name, was: seen ? 'grown' : 'first' };
}
