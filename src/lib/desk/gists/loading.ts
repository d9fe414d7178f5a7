import { laneActs } from '#lib/sealed/lane-act.ts';
import type { ActSignature } from '#lib/sealed/act.ts';
import type { Fetched } from '../server-keys.ts';
import type { MadeGist, SealedGist, Source, Wanted } from '../vault/gists.ts';
import { MOST_KEPT } from '../vault/kept.ts';
import type { StoredRow } from '../vault/store.ts';
import type { Givens, Results } from '../vault/verbs.ts';
import type { Writers } from '../vault/wire.ts';

/** Files of one request. */
const AT_ONCE = 25;
/** What the worker is asked for at a time: whatever else an officer wants of it waits no longer. Some 5 ms each to open, 15 to make. */
const A_STEP = 5;
/** What the record covers at first. Whoever wants more asks for twice as many each time, and for search for all at once. */
const FIRST = 100;

type Unsaid = { readonly ok: false; readonly why: 'unsaid' };
type Files = {
	readonly ok: true;
	readonly gists: readonly SealedGist[];
	readonly titles: readonly SealedGist[];
	readonly writers: Writers;
};
export type GistFiles = Files | Unsaid;
type Sources = {
	readonly ok: true;
	readonly tips: readonly Source[];
	readonly newestEpoch: number;
};
type Rows = { readonly rows: readonly StoredRow[]; readonly isMore: boolean };

/** The desk's server. */
export type GistDesk = {
	readonly rows: (
		wanted: { ids: readonly string[] } | { state: 'open' | 'closed'; after?: string | undefined }
	) => Promise<Fetched<Rows>>;
	readonly ask: (
		lane: string,
		upTo: number,
		signed: ActSignature
	) => Promise<Fetched<{ ok: boolean }>>;
	readonly files: (lane: string, ids: readonly string[]) => Promise<Fetched<GistFiles>>;
	readonly sources: (lane: string, ids: readonly string[]) => Promise<Fetched<Sources | Unsaid>>;
	readonly keep: (made: readonly MadeGist[]) => Promise<Fetched<{ kept: readonly string[] }>>;
};

type Verb = 'takeRows' | 'makeGists' | 'keptGists' | 'dropGists';
/** The officer's worker. */
export type GistWorker = {
	readonly do: <V extends Verb>(verb: V, given: Givens[V]) => Promise<Results[V]>;
	/** Once more with the lanes of now, where it is in doubt at first. */
	readonly openGists: (given: Givens['openGists']) => Promise<Results['openGists']>;
	readonly signAct: (act: Givens['signAct']) => Promise<ActSignature>;
};

/**
 * Has the worker fill its store: gists that the lane has are opened, and made where it has none that can be believed.
 * @param came called with tips whose rows say more by now.
 */
export function createLoading(
	desk: GistDesk,
	worker: GistWorker,
	came: (ids: readonly string[]) => void
) {
	/** By lane: how many the record is to cover next. */
	const next = new Map<string, number>();
	const underWay = new Set<string>();
	/** Rows that are on a screen go before the rest. */
	let shown: Promise<unknown> = Promise.resolve();

	/** Asks for files of a lane; where nothing on record covers them, that comes first. */
	async function covered<Value extends { readonly ok: true }>(
		lane: string,
		count: number,
		fetch: () => Promise<Fetched<Value | Unsaid>>
	): Promise<Value | undefined> {
		let answer = await fetch();
		if (answer.ok && !answer.value.ok) {
			const upTo = Math.min(Math.max(next.get(lane) ?? FIRST, count), MOST_KEPT);
			const act = laneActs.openGists(lane, upTo);
			const signed = await worker.signAct({ ...act, lane });
			const asked = await desk.ask(lane, upTo, signed);
			if (!asked.ok || !asked.value.ok) return undefined;
			next.set(lane, upTo * 2);
			answer = await fetch();
		}
		return answer.ok && answer.value.ok ? answer.value : undefined;
	}

	async function open(lane: string, ids: readonly string[], left: number): Promise<string[]> {
		const files = await covered(lane, left, () => desk.files(lane, ids));
		if (!files) return [];
		const { gists, titles, writers } = files;
		const toMake: string[] = [];
		for (const step of stepsOf(ids)) {
			const ofStep = ({ tip }: SealedGist) => step.includes(tip);
			const { sources } = await worker.openGists({
				...{ lane, writers },
				...{ gists: gists.filter(ofStep), titles: titles.filter(ofStep) }
			});
			toMake.push(...sources);
			came(step);
		}
		return toMake;
	}

	async function make(lane: string, ids: readonly string[], left: number): Promise<void> {
		let rest = ids;
		while (rest.length > 0) {
			const asked = rest;
			const sources = await covered(lane, left, () => desk.sources(lane, asked));
			if (!sources || sources.tips.length === 0) return;
			const all: MadeGist[] = [];
			for (const step of stepsOf(sources.tips)) {
				const given = { lane, seen: sources.newestEpoch, sources: step };
				all.push(...(await worker.do('makeGists', given)).made);
				came(step.map(({ id }) => id));
			}
			if (all.length > 0) await keep(all);
			const handed = new Set(sources.tips.map(({ id }) => id));
			rest = rest.filter((id) => !handed.has(id));
		}
	}

	async function keep(made: readonly MadeGist[]): Promise<void> {
		const answer = await desk.keep(made);
		if (!answer.ok) return; // made again when they are wanted
		const kept = new Set(answer.value.kept);
		const tips = made
			.filter(({ tip }) => kept.has(tip))
			.map(({ tip, version }) => ({ tip, version: version + 1 }));
		await worker.do('keptGists', { tips });
	}

	async function fill(wanted: readonly Wanted[], goesFirst: () => Promise<unknown>) {
		for (const { lane, files, sources } of wanted) {
			const toMake = [...sources];
			const all = files.length + sources.length;
			for (let at = 0; at < files.length; at += AT_ONCE) {
				await goesFirst();
				const more = await open(lane, files.slice(at, at + AT_ONCE), all - at);
				toMake.push(...more.filter((id) => !sources.includes(id)));
			}
			for (let at = 0; at < toMake.length; at += AT_ONCE) {
				await goesFirst();
				await make(lane, toMake.slice(at, at + AT_ONCE), toMake.length - at);
			}
		}
	}

	async function loadShown(ids: readonly string[], isAnew: boolean): Promise<void> {
		const rows = await desk.rows({ ids });
		if (!rows.ok) return;
		const there = new Set(rows.value.rows.map(({ id }) => id));
		const gone = ids.filter((id) => !there.has(id));
		if (gone.length > 0) await worker.do('dropGists', { ids: gone });
		const wanted = await worker.do('takeRows', rows.value.rows);
		came(ids);
		const all = isAnew
			? wanted.map((of) => ({
					...of,
					sources: rows.value.rows.filter(({ lane }) => lane === of.lane).map(({ id }) => id)
				}))
			: wanted;
		await fill(all, () => Promise.resolve());
	}

	return {
		/**
		 * Of rows on a screen: at once.
		 * @param anew held against the tips themselves, whoever made them.
		 */
		async shown(ids: readonly string[], { anew = false } = {}): Promise<void> {
			const fresh = ids.filter((id) => !underWay.has(id));
			if (fresh.length === 0) return;
			for (const id of fresh) underWay.add(id);
			const before = shown;
			const loading = before.then(() => loadShown(fresh, anew));
			shown = loading.catch(() => undefined); // whoever asked for it hears of that
			try {
				await loading;
			} finally {
				for (const id of fresh) underWay.delete(id);
			}
		},

		/** Of all tips of the officer's lanes, the active first. */
		async all(): Promise<void> {
			for (const state of ['open', 'closed'] as const) {
				let after: string | undefined;
				for (;;) {
					const page = await desk.rows({ state, after });
					if (!page.ok) return;
					const { rows, isMore } = page.value;
					const wanted = await worker.do('takeRows', rows);
					came(rows.map(({ id }) => id));
					await fill(wanted, () => shown);
					after = rows.at(-1)?.id;
					if (!isMore || !after) break;
				}
			}
		}
	};
}

function* stepsOf<One>(all: readonly One[]): Generator<readonly One[]> {
	for (let at = 0; at < all.length; at += A_STEP) yield all.slice(at, at + A_STEP);
}
