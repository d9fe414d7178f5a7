import { and, eq, isNull } from 'drizzle-orm';
import { laneMembers, type Db } from '../db/index.ts';
import type { Actor } from '../staff/index.ts';
import { channelOf, TICK } from './announce.ts';

/** Called when something may have changed, and once at the start of listening. Must not throw; if it does, it is dropped. */
type Listener = () => void;

/** One connection that listens for the whole process, fanned out to whoever is looking. */
export type Live = {
	/**
	 * The tick, and what is announced in lanes that the actor is a member of at that moment.
	 * @returns the way to stop.
	 */
	readonly hear: (actor: Pick<Actor, 'officerId' | 'lanes'>, listener: Listener) => () => void;
};

const lives = new WeakMap<Db, Live>();

/** The process's own listener on this database. It listens from the first use on. */
export function live(db: Db): Live {
	const known = lives.get(db);
	if (known) return known;
	const listeners = new Map<Listener, string>();
	const listening = new Set<string>();
	// A callback that throws leaves postgres.js with a dead listener that silences all others.
	const tell = (isFor: (officerId: string) => boolean) => {
		for (const [listener, officerId] of listeners) {
			if (!isFor(officerId)) continue;
			try {
				listener();
			} catch {
				listeners.delete(listener); // its page is gone
			}
		}
	};
	// Asked at each announcement: whoever left since their page began to listen hears no more of the lane.
	const tellMembers = (lane: string) =>
		membersOf(db, lane).then(
			(members) => tell((officerId) => members.has(officerId)),
			() => undefined // the database is away: they hear the next tick
		);
	const listen = (channel: string, heard: () => void) => {
		if (listening.has(channel)) return;
		listening.add(channel);
		// After a lost connection postgres.js listens again by itself, and what was said meanwhile is lost: tell then too.
		db.$client.listen(channel, heard, heard).catch(() => {
			listening.delete(channel); // the database is down: the next page that looks tries again, for all
		});
	};
	const made: Live = {
		hear: (actor, listener) => {
			listeners.set(listener, actor.officerId);
			listen(TICK, () => tell(() => true));
			for (const lane of actor.lanes) listen(channelOf(lane), () => void tellMembers(lane));
			return () => listeners.delete(listener);
		}
	};
	lives.set(db, made);
	return made;
}

async function membersOf(db: Db, lane: string): Promise<ReadonlySet<string>> {
	const members = await db
		.select({ id: laneMembers.officerId })
		.from(laneMembers)
		.where(and(eq(laneMembers.laneId, lane), isNull(laneMembers.removedAt)));
	return new Set(members.map(({ id }) => id));
}
