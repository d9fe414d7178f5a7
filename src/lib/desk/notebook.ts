import type { SeenNotebook } from './vault/wire.ts';

const keyOf = (officerId: string): string => `plainsight-notebook/${officerId}`;

/** The newest notebook that this browser has seen: its version, and a hash, which tells nothing of what is in it. */
export function seenNotebook(officerId: string): SeenNotebook | null {
	const [version, hash] = readSeen(officerId)?.split(' ') ?? [];
	return version && hash ? { version: Number(version), hash } : null;
}

/** For the next unlock of this browser. */
export function keepSeen(officerId: string, { version, hash }: SeenNotebook): void {
	// Another tab may have seen a newer one by now.
	if ((seenNotebook(officerId)?.version ?? 0) > version) return;
	try {
		localStorage.setItem(keyOf(officerId), `${version} ${hash}`);
	} catch {
		// No room, or not allowed: a browser that remembers nothing still reads and answers.
	}
}

/** What was seen was of keys that are lost: those that were just made begin another. */
export function forgetSeen(officerId: string): void {
	try {
		localStorage.removeItem(keyOf(officerId));
	} catch {
		// Not allowed here: nothing is there either.
	}
}

function readSeen(officerId: string): string | null {
	try {
		return localStorage.getItem(keyOf(officerId));
	} catch {
		return null; // not allowed here
	}
}
