import { error } from '@sveltejs/kit';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { desk } = locals;
	const actor = actorOf(locals);
	const mine = triage.chainsOf(actor);
	const known = (await staff.lane.names(desk)).map(({ id, name }) => ({ id, name }));
	// The chain of people names every lane.
	const lanes = known.filter(({ id }) => mine.includes(id) || mine.includes(PEOPLE));
	const people = (await staff.people.list(desk)).map(({ id, name }) => ({ id, name }));
	const chains = mine.map((id) => ({ id, name: lanes.find((lane) => lane.id === id)?.name }));
	const chain = url.searchParams.get('chain') ?? mine[0];
	if (chain === undefined) return { chains, lanes, people, entries: [] };
	const before = /^\d{1,12}$/.exec(url.searchParams.get('before') ?? '')?.[0];
	const inquiry = asked(url.searchParams);
	const span = inquiry && (await triage.endsOf(desk, actor, chain, inquiry.day));
	const entries = inquiry
		? span && []
		: await triage.readChain(desk, actor, chain, before ? Number(before) : undefined);
	if (!entries) error(404);
	return {
		chains,
		chain,
		lanes,
		people,
		entries,
		inquiry: span && { ...inquiry, span },
		site: locals.siteOrigin,
		checked: url.searchParams.has('check') ? await triage.checkChain(desk, actor, chain) : undefined
	};
};

/** What the record is asked for; undefined: it is shown as it lies. */
function asked(params: URLSearchParams) {
	const given = (name: string, form: RegExp) => form.exec(params.get(name)?.trim() ?? '')?.[0];
	const inquiry = {
		// As pages name it, or as its address does. What is no name of a tip finds none.
		tip: params.get('tip')?.trim().slice(0, 100) || undefined,
		by: given('by', /^(?:system|[\da-f-]{36})$/),
		day: given('day', /^\d{4}-\d\d-\d\d$/)
	};
	return Object.values(inquiry).some(Boolean) ? inquiry : undefined;
}
