import { base64 } from '@scure/base';
import { readCheckpoint, type Signed } from './checkpoint.ts';
import { isConsistent, type Hash } from './tree.ts';

/** A checkpoint, and the proof that it grew of an older one: what is sent to a witness, https://c2sp.org/tlog-witness. */
export type Growth = {
	/** Size of the older tree. */
	readonly old: number;
	readonly proof: readonly Hash[];
	/** As it was signed, with whatever witnesses wrote under it. */
	readonly note: string;
};

/** The lines of `add-checkpoint`. */
export const growthText = ({ old, proof, note }: Growth): string =>
	`old ${old}\n${proof.map((hash) => `${base64.encode(hash)}\n`).join('')}\n${note}`;

const HEAD = /^old (0|[1-9]\d{0,9})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n/;

/** @returns undefined when it is not that. */
export function readGrowth(text: string): Growth | undefined {
	const [head, old, lines] = HEAD.exec(text) ?? [];
	if (head === undefined || old === undefined || lines === undefined) return undefined;
	const proof = lines
		.split('\n')
		.filter(Boolean)
		.map((line) => base64.decode(line));
	return { old: Number(old), proof, note: text.slice(head.length) };
}

/** Why a checkpoint does not follow one that was seen before. */
export type Refusal =
	/** It is none, or its log did not sign it. */
	| 'unsigned'
	| 'another-log'
	/** It is shorter than what was seen. */
	| 'rolled-back'
	/** It is not what was seen with leaves added. */
	| 'forked';

/** Whether what is shown follows what was seen. @param seen undefined: nothing yet. */
export function follows(
	seen: Signed | undefined,
	{ old, proof, note }: Growth
): { readonly checkpoint: Signed } | { readonly refused: Refusal } {
	const checkpoint = readCheckpoint(note);
	if (!checkpoint) return { refused: 'unsigned' };
	if (!seen) return { checkpoint };
	if (seen.origin !== checkpoint.origin) return { refused: 'another-log' };
	if (checkpoint.size < seen.size) return { refused: 'rolled-back' };
	if (old !== seen.size || !isConsistent(seen, checkpoint, proof)) return { refused: 'forked' };
	return { checkpoint };
}
