import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { uuid, words } from '../body.server.ts';
import { act, type Outcome } from '../outcome.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = actorOf(locals);
	if (actor.role !== 'administrator') error(404);
	const [people, agencies] = await Promise.all([
		staff.people.list(locals.desk),
		staff.people.listAgencies(locals.desk)
	]);
	return {
		people: people.map(({ id, name, agency, agencyId, role, enrolledAt, disabledAt }) => ({
			id,
			name,
			agency,
			agencyId,
			role,
			enrolledAt,
			disabledAt
		})),
		agencies,
		roles: staff.roles,
		me: actor.officerId
	};
};

const role = v.picklist(staff.roles);
const agency = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/));

const change = <Schema extends v.GenericSchema>(
	schema: Schema,
	verb: (event: RequestEvent, given: v.InferOutput<Schema>) => Promise<Outcome>
) =>
	act(async (event: RequestEvent, typed) => {
		const given = v.safeParse(schema, typed);
		return given.success ? verb(event, given.output) : { ok: false, why: 'unreadable' };
	});

export const actions: Actions = {
	invite: change(
		v.object({ name: words, agencyId: agency, role }),
		async ({ locals, url }, given) => {
			const invited = await staff.invite(locals.desk, actorOf(locals), given, locals.now());
			if (!invited.ok) return invited;
			const link = `${url.origin}/desk/join#${invited.secret}`;
			return { ok: true, link, name: given.name };
		}
	),
	inviteAnew: change(v.object({ id: uuid }), async ({ locals, url }, { id }) => {
		const invited = await staff.inviteAnew(locals.desk, actorOf(locals), id, locals.now());
		if (!invited.ok) return invited;
		return { ok: true, link: `${url.origin}/desk/join#${invited.secret}`, name: invited.name };
	}),
	addAgency: change(v.object({ id: agency, name: words }), ({ locals }, given) =>
		staff.people.addAgency(locals.desk, actorOf(locals), given, locals.now())
	),
	disable: change(v.object({ id: uuid }), ({ locals }, { id }) =>
		staff.people.disable(locals.desk, actorOf(locals), id, locals.now())
	),
	setRole: change(v.object({ id: uuid, role }), ({ locals }, { id, role }) =>
		staff.people.setRole(locals.desk, actorOf(locals), id, role, locals.now())
	),
	setAgency: change(v.object({ id: uuid, agencyId: agency }), ({ locals }, { id, agencyId }) =>
		staff.people.setAgency(locals.desk, actorOf(locals), id, agencyId, locals.now())
	)
};
