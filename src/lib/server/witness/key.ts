import { randomBytes } from 'node:crypto';
import { base64urlnopad } from '@scure/base';
import { keep, recall, type State } from '../state/index.ts';

const FILE = 'witness.key';

/** The key that this witness cosigns with, made when it is first asked for: it never leaves the folder. */
export async function ownKey(state: State): Promise<Uint8Array> {
	const kept = await recall(state, FILE);
	if (kept !== undefined) return base64urlnopad.decode(kept);
	const seed = new Uint8Array(randomBytes(32));
	await keep(state, FILE, base64urlnopad.encode(seed));
	return seed;
}
