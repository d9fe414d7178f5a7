import { readLane, type Shelf } from '../../src/lib/desk/work/acts.ts';
import type { Verbs } from '../../src/lib/desk/vault/verbs.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import type { House } from './house.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

type Reading = { readonly vault: Verbs; readonly actor: staff.Actor };

/** The desk's server, as somebody's page of the record asks it. */
export const shelfOf = ({ desk }: House, { actor }: Pick<Reading, 'actor'>): Shelf => ({
	span: async (chain, from, before) =>
		(await triage.readSpan(desk, actor, chain, { from, before }))!.entries.map((entry) => ({
			...{ seq: entry.seq, at: entry.at.getTime() },
			...{ commitment: base64(entry.commitment), prev: base64(entry.prev) },
			body: base64(entry.body)
		})),
	roster: async (lane, epoch) => {
		const roster = await staff.lane.findRoster(desk, actor, lane, epoch);
		return roster && { epoch, roster: base64(roster) };
	}
});

/** A page of a lane's record as somebody's desk shows it, the newest entry first. */
export async function recordShown(house: House, { vault, actor }: Reading, lane: string) {
	const entries = (await triage.readChain(house.desk, actor, lane))!;
	const { said, verdicts } = await readLane(vault, shelfOf(house, { actor }), lane, entries);
	return entries.map(({ seq }) => ({
		...{ act: said.get(seq)?.act, by: said.get(seq)?.by },
		verdict: verdicts.get(seq)
	}));
}
