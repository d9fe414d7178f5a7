import { error, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type * as staff from '#lib/server/staff/index.ts';
import type * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { isUuid, sealed, uuid, whole } from '../../../body.server.ts';
import { answer, type Outcome } from '../../../outcome.server.ts';
import { signedForm, toldToRenew } from '../../../signed-act.server.ts';

/** Sealed words are padded, and come in base64. */
const SEALED = { fields: 20, bytes: 512 * 1024 };

type Event = RequestEvent<{ id: string }>;
type Work = [desk: staff.DeskContext, actor: triage.Signing, tip: string];

/** Parse, one verb, and what became of it: 303 when done, 409 with who was first when not. */
export const act =
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

export const epoch = whole(1, 1_000_000);
/** Of a page of the release before, which does not say, see triage/change.ts. */
export const at = {
	lane: v.optional(v.pipe(v.string(), v.maxLength(31))),
	seen: v.optional(epoch)
};
export const text = { ...at, id: uuid, sealed, epoch: v.optional(epoch) };
/** The same where nothing need be written. */
export const words = { ...text, id: v.optional(uuid), sealed: v.optional(sealed) };
type Words = v.InferOutput<v.ObjectSchema<typeof words, undefined>>;
/** Undefined: nothing was written. */
export const wordsIn = ({ id, sealed, ...at }: Words) =>
	id && sealed ? { id, sealed, ...at } : undefined;
export const level = v.pipe(whole(1, 4), v.picklist([1, 2, 3, 4]));
/** Of a box: there when it is ticked. */
export const ticked = v.optional(v.string());

/** Beside a closing: the link with the tip of which it is a duplicate. */
export const linking = {
	linkId: v.optional(uuid),
	linkEpoch: v.optional(epoch),
	linkSealed: v.optional(sealed)
};
export const linkIn = ({
	linkId: id,
	linkEpoch,
	linkSealed
}: v.InferOutput<v.ObjectSchema<typeof linking, undefined>>) =>
	id && linkEpoch && linkSealed ? { id, epoch: linkEpoch, sealed: linkSealed } : undefined;
