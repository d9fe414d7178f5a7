import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { asVerifyKey } from '#lib/sealed/signature.ts';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { readBy, uuid, words } from '../body.server.ts';
import { act, type Outcome } from '../outcome.server.ts';
import { signedBy } from '../signed-act.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = actorOf(locals);
	if (actor.role !== 'administrator') error(404);
	const [people, agencies, lanes] = await Promise.all([
		staff.people.list(locals.desk),
		staff.people.listAgencies(locals.desk),
		staff.lane.list(locals.desk)
	]);
	return {
		people: people.map(({ id, name, agency, agencyId, role, enrolledAt, disabledAt }) => ({
			...{ id, name, agency, agencyId, role },
			...{ enrolledAt, disabledAt, leaving: staff.lane.ifLeaves(lanes, id) }
		})),
		agencies,
		roles: staff.roles,
		reading: staff.roles.filter(staff.mayReadTips),
		me: actor.officerId
	};
};

const role = v.picklist(staff.roles);
const agency = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/));
const invitation = {
	token: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
	invitationKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/), readBy(asVerifyKey))
};

type By = { readonly desk: staff.DeskContext; readonly actor: staff.Signing; readonly now: Date };

const change = <Schema extends v.GenericSchema>(
	schema: Schema,
	verb: (by: By, given: v.InferOutput<Schema>) => Promise<Outcome>
) =>
	act(async ({ locals }: RequestEvent, typed) => {
		const given = v.safeParse(schema, typed);
		// A page of the release before signs nothing, and sends less than this one.
		if (!given.success) return { ok: false, why: typed.signed ? 'unreadable' : 'unsigned' };
		const actor = signedBy(actorOf(locals), typed);
		return verb({ desk: locals.desk, actor, now: locals.now() }, given.output);
	});

export const actions: Actions = {
	invite: change(
		v.object({ id: uuid, name: words, agencyId: agency, role, ...invitation }),
		({ desk, actor, now }, given) => staff.invite(desk, actor, given, now)
	),
	inviteAnew: change(v.object({ id: uuid, ...invitation }), ({ desk, actor, now }, given) =>
		staff.inviteAnew(desk, actor, given.id, given, now)
	),
	addAgency: change(v.object({ id: agency, name: words }), ({ desk, actor, now }, given) =>
		staff.people.addAgency(desk, actor, given, now)
	),
	disable: change(v.object({ id: uuid }), ({ desk, actor, now }, { id }) =>
		staff.people.disable(desk, actor, id, now)
	),
	setRole: change(v.object({ id: uuid, role }), ({ desk, actor, now }, { id, role }) =>
		staff.people.setRole(desk, actor, id, role, now)
	),
	setAgency: change(v.object({ id: uuid, agencyId: agency }), ({ desk, actor, now }, given) =>
		staff.people.setAgency(desk, actor, given.id, given.agencyId, now)
	)
};
