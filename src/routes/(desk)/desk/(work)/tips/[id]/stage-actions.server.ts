import * as v from 'valibot';
import { waits } from '#lib/sealed/tip-act.ts';
import * as triage from '#lib/server/triage/index.ts';
import type { Actions } from './$types';
import { day, ids, sealed, uuid } from '../../../body.server.ts';
import { act, epoch, text, ticked } from './act.server.ts';

/** Beside a question: that the tip waits for its answer, or not. */
export const waiting = {
	waitId: v.optional(uuid),
	waitUntil: v.optional(day),
	waitEpoch: v.optional(epoch),
	waitSealed: v.optional(sealed)
};

type Waiting = v.InferOutput<v.ObjectSchema<typeof waiting, undefined>>;

/** Undefined: it does not. */
export const waitsIn = ({
	waitId: id,
	waitUntil: until,
	waitEpoch,
	waitSealed
}: Waiting): triage.SealedWait | undefined =>
	id && until && waitEpoch && waitSealed
		? { id, until, epoch: waitEpoch, sealed: waitSealed }
		: undefined;

/** What has a tip wait, and what counts as a response and is no reply. */
export const stageActions = {
	note: act(
		v.object({ ...text, responds: ticked, ...waiting }),
		(work, { responds, waitId, waitUntil, waitEpoch, waitSealed, ...given }, now) => {
			const waits = waitsIn({ waitId, waitUntil, waitEpoch, waitSealed });
			const done = responds === undefined ? undefined : { waits };
			return triage.note(...work, { ...given, done }, now);
		}
	),
	wait: act(
		v.object({ ...text, epoch, until: day, stage: v.picklist(waits) }),
		(work, { stage, ...given }, now) => triage.wait(...work, stage, given, now)
	),
	comeBack: act(v.object({ stage: uuid }), (work, { stage }, now) =>
		triage.comeBack(...work, stage, now)
	),
	waive: act(v.object(text), (work, given, now) => triage.waive(...work, given, now)),
	heed: act(v.object({ id: uuid, answers: ids }), (work, given, now) =>
		triage.heed(...work, given, now)
	)
} satisfies Actions;
