import type { Fetched } from '../server-keys.ts';
import type { SealedLinkRow } from '../vault/links.ts';
import type { Givens, Results } from '../vault/verbs.ts';
import type { Writers } from '../vault/wire.ts';

/** Of one request: see triage/links/given.ts. */
const AT_ONCE = 50;
/** What the worker is asked for at a time: whatever else an officer wants of it waits no longer. */
const A_STEP = 5;

export type LinkFiles = { readonly links: readonly SealedLinkRow[]; readonly writers: Writers };

/** The desk's server. */
export type LinkDesk = {
	readonly ids: (lane: string) => Promise<Fetched<{ readonly ids: readonly string[] }>>;
	readonly files: (lane: string, ids: readonly string[]) => Promise<Fetched<LinkFiles>>;
};

type Verb = 'lanesOfLinks' | 'missingLinks';
/** The officer's worker. */
export type LinkWorker = {
	readonly do: <V extends Verb>(verb: V, given: Givens[V]) => Promise<Results[V]>;
	/** Once more with the lanes of now, where it is in doubt at first. */
	readonly openLinks: (given: Givens['openLinks']) => Promise<Results['openLinks']>;
};

/** Has the worker hold all links of the officer's lanes: which of them a tip has stands inside each. */
export async function loadLinks(desk: LinkDesk, worker: LinkWorker): Promise<void> {
	for (const lane of await worker.do('lanesOfLinks', undefined)) {
		const there = await desk.ids(lane);
		if (!there.ok) continue;
		const missing = await worker.do('missingLinks', { lane, ids: [...there.value.ids] });
		for (let at = 0; at < missing.length; at += AT_ONCE) {
			const files = await desk.files(lane, missing.slice(at, at + AT_ONCE));
			if (!files.ok) break;
			const { links, writers } = files.value;
			for (let n = 0; n < links.length; n += A_STEP)
				await worker.openLinks({ lane, writers, links: links.slice(n, n + A_STEP) });
		}
	}
}
