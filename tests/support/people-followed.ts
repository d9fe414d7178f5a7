import { createKeeping } from '../../src/lib/desk/keeping.ts';
import type { Line } from '../../src/lib/desk/vault/protocol.ts';
import type { StoredEntry } from '../../src/lib/desk/vault/judging.ts';
import type { ListedPeople } from '../../src/lib/desk/vault/people.ts';
import type { Verbs } from '../../src/lib/desk/vault/verbs.ts';
import { readPeople } from '../../src/lib/desk/work/acts.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import type { Person } from '../../scripts/demo/people.ts';
import type { House } from './house.ts';
import { keysShown, newBrowser, unlocked, type Browser } from './unlocked.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** What a server may show instead of what is there. */
export type Shown = {
	readonly entries?: (entries: StoredEntry[]) => StoredEntry[];
	readonly people?: (listed: ListedPeople) => ListedPeople;
};

/** An administrator or auditor at an unlocked desk, who has followed the chain of people as the page does. */
export async function sitsByPeople(
	house: House,
	person: Person,
	now: Date,
	{ browser = newBrowser(), shown = {} }: { browser?: Browser; shown?: Shown } = {}
) {
	const { vault, actor } = await unlocked(house, person, now, browser, { readsPeople: true });
	const { entries: shows = (all) => all, people: lists = (listed) => listed } = shown;
	const span = async (from: number, before = 1_000_000) => {
		const found = await triage.readSpan(house.desk, actor, 'people', { from, before });
		const entries = found!.entries.map(({ seq, at, ...bytes }) => ({
			...{ seq, at: at.getTime() },
			...{ commitment: base64(bytes.commitment), prev: base64(bytes.prev) },
			body: base64(bytes.body)
		}));
		return { entries: shows(entries), isMore: found!.isMore };
	};
	const keeping = createKeeping({
		call: (<V extends keyof Verbs>(verb: V, given: never) =>
			(vault[verb] as (given: never) => unknown)(given)) as Line['call'],
		keys: async () => {
			const { notebook, lanes } = await keysShown(house, person);
			const successions = await staff.successions(house.desk);
			return { ok: true, value: { notebook, lanes, successions } };
		},
		keep: async ({ was, version, sealed }) => {
			const next = { was, version, sealed: new Uint8Array(Buffer.from(sealed, 'base64')) };
			const kept = await staff.notebook.keep(house.desk, actor, next, now);
			if (!kept.ok) throw new Error('another browser was first');
			return { ok: true, value: { ok: true } };
		},
		keepSeen: (seen) => (browser.seen = seen),
		links: () => Promise.reject(new Error('of lanes alone')),
		entries: async (from) => ({ ok: true, value: await span(from) }),
		people: async () => ({
			ok: true,
			value: lists((await triage.listPeople(house.desk, actor))!)
		})
	});
	const follow = async () => (await keeping.follow()).remembered.people!;
	/** The chain as the page of the record shows it, the newest entry first. */
	const page = async () => {
		const entries = (await triage.readChain(house.desk, actor, 'people'))!;
		const shelf = {
			span: async (_: string, from: number, before: number) => (await span(from, before)).entries
		};
		const { said, verdicts } = await readPeople(vault, shelf, entries);
		return entries.map(({ seq }) => ({
			...{ act: said.get(seq)?.act, by: said.get(seq)?.by, subject: said.get(seq)?.subject },
			verdict: verdicts.get(seq)
		}));
	};
	/** The newest of those that are not of a browser that unlocked. */
	const newest = async () =>
		(await page()).find(({ act }) => act !== 'notebook.kept' && act !== 'officer.signed-in');
	return { vault, actor, browser, keeping, follow, page, newest, remembered: await follow() };
}
