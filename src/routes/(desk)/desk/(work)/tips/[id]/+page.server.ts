import { error, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { isUuid, sealed, uuid, whole } from '../../../body.server.ts';
import { deletedTip } from '../../../tips/deleted-tip.server.ts';
import { answer, type Outcome } from '../../../outcome.server.ts';
import { signedForm, toldToRenew } from '../../../signed-act.server.ts';

export const load: PageServerLoad = async ({ locals, params, depends, isDataRequest }) => {
	depends('desk:tip');
	if (!isUuid(params.id)) error(404);
	const actor = actorOf(locals);
	const tip = await triage.view(locals.desk, actor, params.id, locals.now());
	const deleted = tip ? undefined : await deletedTip(locals.desk, actor, params.id);
	// Of a page that is refreshed: an error would take away what is being written on it.
	if (!tip && !isDataRequest)
		error(deleted ? 410 : 404, { message: deleted ? 'deleted' : 'missing', deleted });
	return {
		id: params.id,
		tip,
		deleted,
		me: actor.officerId,
		supervises: actor.role === 'supervisor',
		agencies: await staff.people.listAgencies(locals.desk),
		outcomes: triage.outcomes.map((key) => ({ key, acted: triage.isActedOn(key) })),
		now: locals.now()
	};
};

/** Sealed words are padded, and come in base64. */
const SEALED = { fields: 20, bytes: 512 * 1024 };

type Event = RequestEvent<{ id: string }>;
type Work = [desk: staff.DeskContext, actor: triage.Signing, tip: string];

/** Parse, one verb, and what became of it: 303 when done, 409 with who was first when not. */
const act =
	<Schema extends v.GenericSchema>(
		schema: Schema,
		verb: (work: Work, given: v.InferOutput<Schema>, now: Date) => Promise<Outcome>
	) =>
	async ({ locals, params, request }: Event) => {
		if (!isUuid(params.id)) error(404);
		const { given, signed } = await signedForm(request, schema, SEALED);
		const actor = { ...actorOf(locals), signed };
		const became = await verb([locals.desk, actor, params.id], given, locals.now());
		return answer(toldToRenew(became), { to: `/desk/tips/${params.id}` });
	};

const epoch = whole(1, 1_000_000);
/** Of a page of the release before, which does not say, see triage/change.ts. */
const at = { lane: v.optional(v.pipe(v.string(), v.maxLength(31))), seen: v.optional(epoch) };
const text = { ...at, id: uuid, sealed, epoch: v.optional(epoch) };
const level = v.pipe(whole(1, 4), v.picklist([1, 2, 3, 4]));
/** Of a box: there when it is ticked. */
const ticked = v.optional(v.string());

export const actions: Actions = {
	take: act(v.object({}), (work, _, now) => triage.take(...work, now)),
	release: act(v.object({}), (work, _, now) => triage.release(...work, now)),
	handOver: act(v.object({ to: uuid }), (work, { to }, now) => triage.handOver(...work, to, now)),
	note: act(v.object(text), (work, given, now) => triage.note(...work, given, now)),
	reply: act(
		v.object({
			...at,
			id: uuid,
			epoch,
			asks: ticked,
			sealed,
			sending: sealed
		}),
		(work, { asks, ...given }, now) =>
			triage.reply(...work, { ...given, asks: asks !== undefined }, now)
	),
	urgency: act(
		v.object({ was: level, becomes: level, ...text }),
		(work, { was, becomes, ...given }, now) =>
			triage.changeUrgency(...work, { was, becomes }, given, now)
	),
	close: act(v.object({ ...text, safeToTell: ticked }), (work, { safeToTell, ...given }, now) =>
		triage.close(...work, given, safeToTell === undefined ? 'closed' : 'passed-on', now)
	),
	reopen: act(v.object({ ...at, sealed, epoch: v.optional(epoch) }), (work, reason, now) =>
		triage.reopen(...work, reason, now)
	)
};
