import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import * as policies from '#lib/server/policies/index.ts';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { ids, isUuid, sealed, uuid } from '../../../body.server.ts';
import { deletedTip } from '../../../tips/deleted-tip.server.ts';
import {
	act,
	at,
	epoch,
	level,
	linkIn,
	linking,
	text,
	ticked,
	words,
	wordsIn
} from './act.server.ts';
import { stageActions, waiting, waitsIn } from './stage-actions.server.ts';

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
		approved: await policies.atDesk(locals.desk.db),
		agencies: await staff.people.listAgencies(locals.desk),
		days: tip && triage.daysToWait(locals.desk, tip.urgency, locals.now()),
		outcomes: triage.outcomes.map((key) => ({ key, acted: triage.isActedOn(key) })),
		now: locals.now()
	};
};

export const actions: Actions = {
	take: act(v.object({}), (work, _, now) => triage.take(...work, now)),
	release: act(v.object({}), (work, _, now) => triage.release(...work, now)),
	handOver: act(v.object({ to: uuid, ...words }), (work, { to, ...given }, now) =>
		triage.handOver(...work, to, now, wordsIn(given))
	),
	reply: act(
		v.object({
			...at,
			id: uuid,
			epoch,
			asks: ticked,
			answers: ids,
			sealed,
			sending: sealed,
			...waiting
		}),
		(work, { asks, ...given }, now) =>
			triage.reply(...work, { ...given, asks: asks !== undefined, waits: waitsIn(given) }, now)
	),
	urgency: act(
		v.object({ was: level, becomes: level, ...text }),
		(work, { was, becomes, ...given }, now) =>
			triage.changeUrgency(...work, { was, becomes }, given, now)
	),
	close: act(
		v.object({ ...text, safeToTell: ticked, silence: ticked, answers: ids, ...linking }),
		(work, { safeToTell, silence, ...given }, now) => {
			const told = safeToTell === undefined ? 'closed' : 'passed-on';
			const how = { link: linkIn(given), isSilent: silence !== undefined };
			return triage.close(...work, { ...given, ...how }, told, now);
		}
	),
	reopen: act(v.object({ ...at, sealed, epoch: v.optional(epoch) }), (work, reason, now) =>
		triage.reopen(...work, reason, now)
	),
	...stageActions
};
