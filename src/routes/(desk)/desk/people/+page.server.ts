import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm } from '#lib/forms/read-form.server.ts';
import * as staff from '#lib/server/staff/index.ts';
import { uuid, words } from '../body.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.actor!.role !== 'administrator') error(404);
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
		me: locals.actor!.officerId
	};
};

const role = v.picklist(staff.roles);
const agency = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/));

/** Reads a form, or sends it back with everything that was in it. */
const act =
	<Schema extends v.GenericSchema>(
		schema: Schema,
		verb: (event: RequestEvent, given: v.InferOutput<Schema>) => Promise<unknown>
	) =>
	async (event: RequestEvent) => {
		const form = Object.fromEntries(await readForm(event.request));
		const given = v.safeParse(schema, form);
		return given.success ? verb(event, given.output) : fail(400, { why: 'unreadable', form });
	};
const outcome = (is: staff.PeopleChange) => (is === 'done' ? { is } : fail(409, { why: is }));

export const actions: Actions = {
	invite: act(v.object({ name: words, agencyId: agency, role }), async ({ locals, url }, given) => {
		const invited = await staff.invite(locals.desk, locals.actor!, given, locals.now());
		if (!invited.ok) return fail(409, { why: invited.why, form: given });
		return { link: `${url.origin}/desk/join#${invited.secret}`, name: given.name };
	}),
	addAgency: act(v.object({ id: agency, name: words }), async ({ locals }, given) =>
		outcome(await staff.people.addAgency(locals.desk, locals.actor!, given, locals.now()))
	),
	disable: act(v.object({ id: uuid }), async ({ locals }, { id }) =>
		outcome(await staff.people.disable(locals.desk, locals.actor!, id, locals.now()))
	),
	setRole: act(v.object({ id: uuid, role }), async ({ locals }, { id, role }) =>
		outcome(await staff.people.setRole(locals.desk, locals.actor!, id, role, locals.now()))
	),
	setAgency: act(v.object({ id: uuid, agencyId: agency }), async ({ locals }, given) =>
		outcome(
			await staff.people.setAgency(
				locals.desk,
				locals.actor!,
				given.id,
				given.agencyId,
				locals.now()
			)
		)
	)
};
