import type { Db } from '../db/index.ts';
import { CHANNEL } from './announce.ts';

/** Called when something may have changed, and once at the start of listening. Must not throw; if it does, it is dropped. */
export type Listener = () => void;

/** One LISTEN for the whole process, fanned out to whoever is looking. */
export type Live = {
	/** @returns the way to stop. */
	readonly hear: (listener: Listener) => () => void;
};

const lives = new WeakMap<Db, Live>();

/** The process's own listener on this database. It listens from the first use on. */
export function live(db: Db): Live {
	const known = lives.get(db);
	if (known) return known;
	const listeners = new Set<Listener>();
	let listening = false;
	// A callback that throws leaves postgres.js with a dead listener that silences all others.
	const tell = () => {
		for (const listener of listeners) {
			try {
				listener();
			} catch {
				listeners.delete(listener); // its page is gone
			}
		}
	};
	const listen = () => {
		if (listening) return;
		listening = true;
		// After a lost connection postgres.js listens again by itself, and what was said meanwhile is lost: tell then too.
		db.$client.listen(CHANNEL, tell, tell).catch(() => {
			listening = false; // the database is down: the next page that looks tries again, for all
		});
	};
	const made: Live = {
		hear: (listener) => {
			listeners.add(listener);
			listen();
			return () => listeners.delete(listener);
		}
	};
	lives.set(db, made);
	return made;
}
