import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import type { Actions, PageServerLoad } from './$types';
import { isUuid } from '../../uuid.server.ts';
import { posted, type Posted } from './posted.server.ts';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('desk:tip');
	if (!isUuid(params.id)) error(404);
	const tip = await triage.view(locals.desk, locals.actor!, params.id, locals.now());
	if (!tip) error(404);
	return {
		tip,
		me: locals.actor!.officerId,
		supervises: locals.actor!.role === 'supervisor',
		agencies: await staff.people.listAgencies(locals.desk),
		outcomes: triage.outcomes.map((key) => ({ key, acted: triage.isActedOn(key) })),
		now: locals.now()
	};
};

type Outcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: string; readonly by?: string; readonly is?: number };
type Event = RequestEvent<{ id: string }>;
type Work = [desk: staff.Desk, actor: staff.Actor, tip: string];

/** Parse, one verb, and what became of it: 303 when done, 409 with who was first when not. */
const act =
	(verb: (work: Work, form: Posted, now: Date) => Promise<Outcome>) =>
	async ({ locals, params, request }: Event) => {
		if (!isUuid(params.id)) error(404);
		const form = await posted(request);
		const outcome = await verb([locals.desk, locals.actor!, params.id], form, locals.now());
		if (outcome.ok) redirect(303, `/desk/tips/${params.id}`);
		const { why, by, is } = outcome;
		return why === 'not-there' ? error(404) : fail(409, { why, by, is });
	};

const text = (form: Posted) => ({ id: form.uuid('id'), sealed: form.sealed('sealed') });
const level = (form: Posted, name: string) => form.number(name, 1, 4) as 1 | 2 | 3 | 4;

export const actions: Actions = {
	take: act((work, _, now) => triage.take(...work, now)),
	release: act((work, _, now) => triage.release(...work, now)),
	handOver: act((work, form, now) => triage.handOver(...work, form.uuid('to'), now)),
	note: act((work, form, now) => triage.note(...work, text(form), now)),
	reply: act((work, form, now) =>
		triage.reply(
			...work,
			{
				id: form.uuid('id'),
				epoch: form.number('epoch', 1, 1_000_000),
				asks: form.has('asks'),
				forTipster: form.sealed('forTipster'),
				forLane: form.sealed('forLane')
			},
			now
		)
	),
	urgency: act((work, form, now) =>
		triage.changeUrgency(
			...work,
			{ was: level(form, 'was'), becomes: level(form, 'becomes') },
			text(form),
			now
		)
	),
	close: act((work, form, now) =>
		triage.close(...work, text(form), form.has('safeToTell') ? 'passed-on' : 'closed', now)
	),
	reopen: act((work, form, now) => triage.reopen(...work, form.sealed('sealed'), now))
};
