import type { Link } from '#lib/sealed/link.ts';
import type { Fetched, ServerKeys } from './server-keys.ts';
import type { ListedPeople } from './vault/people.ts';
import type { Line } from './vault/protocol.ts';
import type { StoredEntry } from './vault/judging.ts';
import type { EpochAt, KeptNotebook, SeenNotebook } from './vault/wire.ts';
import type { Remembered } from './vault/notebook.ts';
import type { Givens, Results } from './vault/verbs.ts';

/** Of two browsers that keep at once one is first, and the other's next try has what the first one kept. */
const TRIES = 3;

type Next = NonNullable<Results['nextNotebook']>;
export type FoundLinks = { readonly links: readonly Link[]; readonly isMore: boolean };
export type FoundEntries = { readonly entries: readonly StoredEntry[]; readonly isMore: boolean };
export type Kept =
	{ readonly ok: true } | { readonly ok: false; readonly kept: KeptNotebook | null };
/** The worker, the server, and what this browser remembers itself. */
export type Between = {
	readonly call: Line['call'];
	readonly keys: () => Promise<Fetched<Pick<ServerKeys, 'notebook' | 'lanes' | 'successions'>>>;
	readonly keep: (next: Next) => Promise<Fetched<Kept>>;
	readonly keepSeen: (seen: SeenNotebook) => void;
	/** A lane's record from an entry on; its newest entry alone, where none is given. */
	readonly links: (lane: string, from: number | null) => Promise<Fetched<FoundLinks>>;
	/** Entries of the chain of people from one on, some at once. */
	readonly entries: (from: number) => Promise<Fetched<FoundEntries>>;
	readonly people: () => Promise<Fetched<ListedPeople>>;
};
/** How it stands now. */
export type Standing = {
	readonly remembered: Remembered;
	/** The server has all that the worker has learnt. */
	readonly isKept: boolean;
	/** Undefined where the lanes were not asked for, or nobody answered. */
	readonly missing?: EpochAt[] | undefined;
};
/** What people compared is taken and kept; or the lanes have other cards by now; or the desk has not kept it. */
export type Taking = 'taken' | 'changed' | 'not-kept';

/**
 * Takes the lanes and the notebook as the server has them, and keeps what the worker has learnt: one at a time. Of two at
 * once the slower answer has an older notebook than the other has kept meanwhile, as if a backup had been put back.
 */
export function createKeeping(between: Between) {
	const { call, keys, keepSeen } = between;
	const inTurn = createQueue();

	/** That it failed need not concern anybody: the next unlock learns it again. */
	async function keep(): Promise<Standing> {
		const isKept = await isKeptNow(between);
		const remembered = await call('remembered', undefined);
		if (remembered.seen) keepSeen(remembered.seen);
		return { remembered, isKept };
	}

	async function renew(): Promise<Standing> {
		const fetched = await keys();
		if (!fetched.ok) return keep();
		await call('mergeNotebook', fetched.value.notebook);
		const missing = await call('openLanes', fetched.value.lanes);
		await call('takeSuccessions', fetched.value.successions);
		return { ...(await keep()), missing };
	}

	async function follow(): Promise<Standing> {
		for (const { lane, from } of await call('recordsFrom', undefined)) {
			const links = await linksFrom(between, lane, from);
			if (links) await call('followRecord', { lane, links });
		}
		await followPeople(between);
		return keep();
	}

	return {
		keep: () => inTurn(keep),
		/** Follows the lanes' records, and that of people for who reads it, to their ends. */
		follow: () => inTurn(follow),
		renew: () => inTurn(renew),
		/** @throws WrongKey */
		unlock: (given: Givens['unlock']): Promise<Standing> =>
			inTurn(async () => {
				const missing = await call('unlock', given);
				const standing = { ...(await keep()), missing };
				// What it was given was asked for a while ago: another tab may have kept a newer one since.
				return standing.remembered.isStale ? { ...standing, ...(await renew()) } : standing;
			}),
		takeCompared: (compared: Givens['takeCompared']): Promise<Standing & { came: Taking }> =>
			inTurn(async () => {
				const isTaken = await call('takeCompared', compared);
				const { isKept } = isTaken ? await keep() : { isKept: false };
				const came = !isTaken ? 'changed' : isKept ? 'taken' : 'not-kept';
				return { ...(await renew()), came };
			})
	};
}

async function isKeptNow({ call, keep }: Between): Promise<boolean> {
	for (let tries = 0; tries < TRIES; tries++) {
		const next = await call('nextNotebook', undefined);
		if (!next) return true;
		const put = await keep(next);
		if (!put.ok) return false;
		const { version, sealed } = next;
		await call('mergeNotebook', put.value.ok ? { version, sealed } : put.value.kept);
		if (put.value.ok) return true;
	}
	return false;
}

/** @returns undefined where nobody answered: it is followed the next time. */
async function linksFrom({ links }: Between, lane: string, from: number | null) {
	const all: Link[] = [];
	for (let next = from; ; next = (all.at(-1)?.seq ?? 0) + 1) {
		const fetched = await links(lane, next);
		if (!fetched.ok) return undefined;
		all.push(...fetched.value.links);
		// More, and none of it: whoever answers so would be asked for ever.
		if (from === null || !fetched.value.isMore || fetched.value.links.length === 0) return all;
	}
}

/** As far as the desk answers: it is followed the next time. */
async function followPeople(between: Between): Promise<void> {
	const { call } = between;
	const asked = await call('peopleFrom', undefined);
	if (!asked) return;
	if (asked.from === null) return listPeople(between);
	for (let from = asked.from; ;) {
		const entries = await entriesFrom(between, from);
		if (!entries) return;
		const wanted = await call('followPeople', { entries });
		if (wanted.from >= from) break;
		from = wanted.from;
	}
	const { people } = await call('remembered', undefined);
	if (people?.record) await listPeople(between);
}

async function listPeople({ call, people }: Between): Promise<void> {
	const listed = await people();
	if (listed.ok) await call('listPeople', listed.value);
}

async function entriesFrom({ entries }: Between, from: number) {
	const all: StoredEntry[] = [];
	for (let next = from; ;) {
		const fetched = await entries(next);
		if (!fetched.ok) return undefined;
		all.push(...fetched.value.entries);
		if (!fetched.value.isMore || fetched.value.entries.length === 0) return all;
		next = (all.at(-1)?.seq ?? 0) + 1;
	}
}

/** One after the other, in the order in which they were asked for; one that fails keeps nobody waiting. */
function createQueue() {
	let last: Promise<unknown> = Promise.resolve();
	return <Result>(act: () => Promise<Result>): Promise<Result> => {
		const result = last.then(act, act);
		last = result;
		return result;
	};
}
