import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { text } from '#lib/sealed/bytes.ts';

/** What an entry of the record says was done. */
export type Act = {
	readonly act: string;
	/** Officer's id; null for the system itself. */
	readonly by: string | null;
	readonly subject?: string;
	readonly detail?: Readonly<Record<string, unknown>>;
};

/** An entry as it is stored: base64. `body` is sealed to the lane, or plain in the chain of people. */
export type Entry = { readonly seq: number; readonly commitment: string; readonly body: string };

/** Opens what was sealed to a lane, whichever of its epochs it was sealed to. Throws when nothing fits. */
export type LaneOpener = { openAct: (sealed: { lane: string; sealed: string }) => Promise<string> };

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
			const bytes = base64.decode(plain);
			const isRecorded = base64.encode(sha256(bytes)) === commitment;
			read.set(seq, isRecorded ? (JSON.parse(text(bytes)) as Act) : undefined);
		} catch {
			read.set(seq, undefined); // shown as what does not open
		}
	}
	return read;
}
