import { error } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { desk } = locals;
	const actor = actorOf(locals);
	const mine = triage.chainsOf(actor);
	const lanes = new Map((await staff.lane.names(desk)).map(({ id, name }) => [id, name]));
	const people = (await staff.people.list(desk)).map(({ id, name }) => ({ id, name }));
	const chains = mine.map((id) => ({ id, name: lanes.get(id) }));
	const chain = url.searchParams.get('chain') ?? mine[0];
	if (chain === undefined) return { chains, people, entries: [] };
	const before = /^\d{1,12}$/.exec(url.searchParams.get('before') ?? '')?.[0];
	const entries = await triage.readChain(desk, actor, chain, before ? Number(before) : undefined);
	if (!entries) error(404);
	return {
		chains,
		chain,
		people,
		entries,
		site: locals.siteOrigin,
		checked: url.searchParams.has('check') ? await triage.checkChain(desk, actor, chain) : undefined
	};
};
