import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { text } from '#lib/sealed/bytes.ts';

/** What an entry of the record says was done. */
export type Act = {
	readonly act: string;
	/** Officer's id; null for the system itself. */
	readonly by: string | null;
	readonly subject?: string;
	readonly detail?: Readonly<Record<string, unknown>>;
};

/** An entry as it is stored. `body` is sealed to the lane, or plain in the chain of people. */
export type Entry = {
	readonly seq: number;
	readonly commitment: Uint8Array;
	readonly body: Uint8Array;
};

/** Opens what was sealed to a lane, whichever of its epochs it was sealed to. Throws when nothing fits. */
export type LaneOpener = {
	openAct: (sealed: { lane: string; sealed: Uint8Array }) => Promise<Uint8Array>;
};

/**
 * Opens entries, and holds each against its commitment, which is what the chain binds.
 * @returns by number; undefined for an entry that does not open or is not what was recorded.
 */
export async function readActs(
	vault: LaneOpener,
	chain: string,
	entries: readonly Entry[]
): Promise<Map<number, Act | undefined>> {
	const read = new Map<number, Act | undefined>();
	for (const { seq, commitment, body } of entries) {
		try {
			const plain = chain === 'people' ? body : await vault.openAct({ lane: chain, sealed: body });
			const isRecorded = bytesToHex(sha256(plain)) === bytesToHex(commitment);
			read.set(seq, isRecorded ? (JSON.parse(text(plain)) as Act) : undefined);
		} catch {
			read.set(seq, undefined); // shown as what does not open
		}
	}
	return read;
}
