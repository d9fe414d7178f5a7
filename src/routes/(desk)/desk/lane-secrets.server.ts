import * as v from 'valibot';
import { asRecipient } from '#lib/sealed/age.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { asVerifyKey } from '#lib/sealed/signature.ts';
import { bytes, readBy, uuid } from './body.server.ts';

export const laneId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/));

/** A lane's card as a browser made it. Its signature is checked by the room. */
export const card = v.pipe(
	v.strictObject({
		v: v.literal(1),
		lane: laneId,
		epoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
		recipient: v.pipe(v.string(), v.maxLength(3_000), readBy(asRecipient)),
		verifyKey: v.pipe(v.string(), v.maxLength(100), readBy(asVerifyKey)),
		signature: v.pipe(v.string(), v.maxLength(200))
	}),
	v.transform((made): LaneCard => made)
);

/** An epoch's secret, sealed for each who is to hold it. */
export const sealedFor = v.array(
	v.object({ holder: v.union([uuid, v.literal('recovery')]), sealed: bytes })
);
