import * as v from 'valibot';
import { asRecipient } from '#lib/sealed/age.ts';
import { CUSTODIANS } from '#lib/sealed/custodians.ts';
import { MOST_LISTED } from '#lib/sealed/listed.ts';
import { RENEWAL_REASONS } from '#lib/sealed/recovery-card.ts';
import { PLACES } from '#lib/sealed/roster.ts';
import { asVerifyKey } from '#lib/sealed/signature.ts';
import { bytes, readBy, uuid } from './body.server.ts';

export const laneId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/));

const agencyId = v.pipe(v.string(), v.maxLength(100));
const recipient = v.pipe(v.string(), v.maxLength(3_000), readBy(asRecipient));
const verifyKey = v.pipe(v.string(), v.maxLength(100), readBy(asVerifyKey));

/** An officer's public halves. */
export const officerCard = v.strictObject({ recipient, verifyKey });

export const epoch = v.pipe(v.number(), v.integer(), v.minValue(1));
const hash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
/** Of a card: see sealed/print.ts. */
export const print = hash;
const day = v.pipe(v.string(), v.isoDate());
const base64url = v.pipe(v.string(), v.maxLength(100), v.regex(/^[\w-]+$/));

/** Who stands by a card. */
export const signature = v.variant('by', [
	v.strictObject({
		by: v.literal('voice'),
		key: verifyKey,
		before: v.optional(base64url),
		own: v.optional(base64url),
		signature: base64url
	}),
	v.strictObject({ by: v.literal('custodian'), key: verifyKey, signature: base64url }),
	v.strictObject({ by: v.literal('epoch'), signature: base64url })
]);

/** A lane's card as a browser made it. What holds of it, and its signatures, is checked by the room. */
export const cardThatStands = v.strictObject({
	v: v.literal(2),
	lane: laneId,
	kind: v.picklist(['general', 'restricted']),
	epoch,
	recipient,
	verifyKey,
	agencies: v.pipe(v.array(agencyId), v.maxLength(PLACES)),
	voices: v.pipe(v.array(hash), v.length(PLACES)),
	roster: hash,
	repliesFrom: epoch,
	replies: v.pipe(v.array(hash), v.maxLength(MOST_LISTED)),
	from: day,
	until: day,
	recovery: hash,
	before: v.nullable(hash),
	closes: v.optional(v.literal(true)),
	/** Of a lane that is recovered from cards of version 1: one who reads it, the epoch before, and two custodians. */
	signatures: v.pipe(v.array(signature), v.maxLength(4))
});

/** An officer's yes to reading a lane. */
export const agreement = v.strictObject({
	v: v.literal(2),
	officer: uuid,
	lane: laneId,
	voice: verifyKey,
	signature: base64url
});

/** What a lane says again of a reply: see sealed/restated.ts. */
export const restated = v.strictObject({
	id: uuid,
	lane: laneId,
	epoch,
	said: hash,
	signature: base64url
});

/** Which tips, or replies, a browser looked through: see sealed/looked-through.ts. */
export const looked = v.optional(v.pipe(v.string(), v.length(43)));

/** The recovery lane's card, as two of its custodians' sheets signed it. */
export const recoveryCard = v.strictObject({
	v: v.literal(2),
	lane: v.literal('recovery'),
	kind: v.literal('recovery'),
	epoch,
	recipient,
	custodians: v.array(v.strictObject({ agency: agencyId, recipient, verifyKey })),
	before: v.nullable(hash),
	signatures: v.pipe(
		v.array(v.strictObject({ key: verifyKey, signature: base64url })),
		// Of its own custodians, and of two of the card before.
		v.maxLength(CUSTODIANS + 2)
	)
});

/** An epoch's secret, sealed for each who is to hold it. */
export const sealedFor = v.array(
	v.object({ holder: v.union([uuid, v.literal('recovery')]), sealed: bytes })
);

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2));
const forTwo = v.array(v.object({ first: place, second: place, sealed: bytes }));

/** The papers of a recovery identity: public halves, and what two of them open. */
export const sheets = v.object({
	custodians: v.array(v.object({ agencyId, recipient, verifyKey })),
	identity: forTwo,
	rehearsal: forTwo
});
/** Another recovery identity in the place of one. */
export const nextRecovery = v.object({
	card: recoveryCard,
	sheets,
	why: v.picklist(RENEWAL_REASONS)
});
/** Two of them. */
export const pair = v.object({ first: place, second: place });

/** What two custodians ask for, and their signatures. */
export const recoveryRequest = v.object({
	request: v.strictObject({
		v: v.literal(2),
		lane: laneId,
		after: hash,
		recovery: hash,
		officer: uuid,
		on: day
	}),
	signatures: v.pipe(
		v.array(v.strictObject({ key: verifyKey, signature: base64url })),
		v.maxLength(3)
	)
});

/** As many as there are quarters in ten years, and changes of people between. */
const MOST_OLDER = 100;
const olderCopies = v.pipe(v.array(v.object({ epoch, sealed: bytes })), v.maxLength(MOST_OLDER));

/** What came before, for one of a lane's other readers. */
export const olderFor = v.object({ holder: uuid, copies: v.pipe(olderCopies, v.minLength(1)) });

/** A lane's key that was made anew. */
export const recovered = v.object({
	card: cardThatStands,
	roster: bytes,
	sealedFor,
	older: olderCopies,
	lookedThrough: hash,
	repliesLookedThrough: hash
});
