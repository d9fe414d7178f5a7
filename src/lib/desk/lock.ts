import { vault } from './vault.svelte.ts';

/** A desk that nobody touches locks itself after this. */
const IDLE_MS = 15 * 60_000;
const LOOK_EVERY_MS = 10_000;
/** What somebody does who reads: a mouse that moves, a page that is scrolled. */
const TOUCHES = ['pointerdown', 'pointermove', 'wheel', 'touchmove'] as const;

/** Signing out, or locking with the key, does so in every tab. */
const channel = () => new BroadcastChannel('plainsight-desk');

/** Locks this tab and every other. */
export function lockAll(): void {
	vault.lock();
	const all = channel();
	all.postMessage('lock');
	all.close();
}

/**
 * Locks on idle, on Ctrl + Alt + L, and when another tab does.
 * @param idled is called when it was for idling.
 * @returns the way to stop.
 */
export function keepLocked(idled: () => void): () => void {
	let touchedAt = Date.now();
	const touched = () => (touchedAt = Date.now());
	const look = () => {
		// By the clock and not by a timer's length: a computer that slept was idle too.
		if (vault.state !== 'unlocked' || Date.now() - touchedAt < IDLE_MS) return;
		lockAll();
		idled();
	};
	const pressed = (event: KeyboardEvent) => {
		touched();
		if (event.ctrlKey && event.altKey && event.code === 'KeyL') {
			event.preventDefault();
			lockAll();
		}
	};
	const all = channel();
	all.addEventListener('message', () => vault.lock());
	const looking = setInterval(look, LOOK_EVERY_MS);
	// Seen again after sleep: look before a hand can touch anything.
	document.addEventListener('visibilitychange', look);
	window.addEventListener('keydown', pressed, true);
	for (const touch of TOUCHES) window.addEventListener(touch, touched, true);
	return () => {
		all.close();
		clearInterval(looking);
		document.removeEventListener('visibilitychange', look);
		window.removeEventListener('keydown', pressed, true);
		for (const touch of TOUCHES) window.removeEventListener(touch, touched, true);
	};
}
