import * as v from 'valibot';
import { asRecipient } from '#lib/sealed/age.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { asVerifyKey } from '#lib/sealed/signature.ts';
import { bytes, readBy, uuid } from './body.server.ts';

export const laneId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/));

const recipient = v.pipe(v.string(), v.maxLength(3_000), readBy(asRecipient));
const verifyKey = v.pipe(v.string(), v.maxLength(100), readBy(asVerifyKey));

/** A lane's card as a browser made it. Its signature is checked by the room. */
export const card = v.pipe(
	v.strictObject({
		v: v.literal(1),
		lane: laneId,
		epoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
		recipient,
		verifyKey,
		signature: v.pipe(v.string(), v.maxLength(200))
	}),
	v.transform((made): LaneCard => made)
);

/** An epoch's secret, sealed for each who is to hold it. */
export const sealedFor = v.array(
	v.object({ holder: v.union([uuid, v.literal('recovery')]), sealed: bytes })
);

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2));
const forTwo = v.array(v.object({ first: place, second: place, sealed: bytes }));

/** The papers of a recovery identity: public halves, and what two of them open. */
export const sheets = v.object({
	custodians: v.array(
		v.object({ agencyId: v.pipe(v.string(), v.maxLength(100)), recipient, verifyKey })
	),
	identity: forTwo,
	rehearsal: forTwo
});
/** Two of them. */
export const pair = v.object({ first: place, second: place });
