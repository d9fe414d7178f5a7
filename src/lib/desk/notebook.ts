import { ask } from './server-keys.ts';
import type { Line } from './vault/protocol.ts';
import type { Remembered } from './vault/notebook.ts';
import type { KeptNotebook, SeenNotebook } from './vault/wire.ts';

/** Of two browsers that keep at once one is first, and the other's next try has what the first one kept. */
const TRIES = 3;

/**
 * Keeps what the worker has learnt. That it failed is nobody's concern: the next unlock learns it again.
 * @param call to the worker, once it is unlocked.
 */
export async function keepNotebook(call: Line['call'], officerId: string): Promise<Remembered> {
	for (let tries = 0; tries < TRIES; tries++) {
		const next = await call('nextNotebook', undefined);
		if (!next) break;
		type Kept = { ok: true } | { ok: false; kept: KeptNotebook | null };
		const put = await ask<Kept>('/desk/notebook', next, 'PUT');
		if (!put.ok) break;
		const { version, sealed } = next;
		await call('mergeNotebook', put.value.ok ? { version, sealed } : put.value.kept);
		if (put.value.ok) break;
	}
	const remembered = await call('remembered', undefined);
	if (remembered.seen) keepSeen(officerId, remembered.seen);
	return remembered;
}

const keyOf = (officerId: string): string => `plainsight-notebook/${officerId}`;

/** The newest notebook that this browser has seen: its version, and a hash, which tells nothing of what is in it. */
export function seenNotebook(officerId: string): SeenNotebook | null {
	const [version, hash] = readSeen(officerId)?.split(' ') ?? [];
	return version && hash ? { version: Number(version), hash } : null;
}

function keepSeen(officerId: string, { version, hash }: SeenNotebook): void {
	// Another tab may have seen a newer one by now.
	if ((seenNotebook(officerId)?.version ?? 0) > version) return;
	try {
		localStorage.setItem(keyOf(officerId), `${version} ${hash}`);
	} catch {
		// No room, or not allowed: a browser that remembers nothing still reads and answers.
	}
}

function readSeen(officerId: string): string | null {
	try {
		return localStorage.getItem(keyOf(officerId));
	} catch {
		return null; // not allowed here
	}
}
