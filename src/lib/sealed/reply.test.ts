import { beforeAll, describe, expect, it } from 'vitest';
import { seal, type Recipient } from './age.ts';
import { utf8 } from './bytes.ts';
import { WrongEnvelope } from './envelope.ts';
import { newIdentity, recipientOf, type Identity } from './identity.ts';
import { newEpoch, type LaneKeys } from './lane-keys.ts';
import { CannotOpen, open } from './open.ts';
import { openReply, sealReply } from './reply.ts';
import { newSigningKey, verifyKeyOf, type SigningKey, type VerifyKey } from './signature.ts';
import { readWritten } from './written.ts';

const reply = { words: 'Thank you. Is the van there on Sundays too?', asks: true };
const at = { id: 'r1', tip: 't1', lane: 'general', epoch: 1 };

describe('a reply', () => {
	let tipster: Identity;
	let tipsterRecipient: Recipient;
	let lane: LaneKeys;
	let laneRecipient: Recipient;
	let laneKey: VerifyKey;
	let officer: { id: string; signingKey: SigningKey };

	beforeAll(async () => {
		tipster = await newIdentity();
		tipsterRecipient = await recipientOf(tipster);
		const epoch = await newEpoch('general');
		lane = epoch.keys;
		laneRecipient = epoch.card.recipient;
		laneKey = epoch.card.verifyKey;
		officer = { id: 'mara', signingKey: newSigningKey() };
	});

	const sealed = (place = { id: 'r1', tip: 't1' }, keys = lane) =>
		sealReply(reply, { ...place, tipster: tipsterRecipient, lane: laneRecipient }, keys, officer);

	it('reaches the tipster, and the lane with the officer’s name on it', async () => {
		const { forTipster, forLane } = await sealed();
		expect(await openReply(forTipster, at, tipster, laneKey)).toEqual(reply);
		const opened = await open(forLane, lane.identity);
		const written = readWritten(opened, { kind: 'reply', ...at }, (id) =>
			id === 'mara' ? verifyKeyOf(officer.signingKey) : undefined
		);
		expect(written).toMatchObject({ ...reply, by: 'mara' });
		await expect(openReply(forLane, at, tipster, laneKey)).rejects.toThrow(CannotOpen);
	});

	it('does not name the officer to the tipster', async () => {
		const { forTipster } = await sealed();
		expect(Buffer.from(await open(forTipster, tipster)).toString()).not.toContain('mara');
	});

	it('is not shown when it was moved to another tip, or put there by somebody without the lane’s key', async () => {
		const { forTipster } = await sealed();
		await expect(openReply(forTipster, { ...at, tip: 't2' }, tipster, laneKey)).rejects.toThrow(
			WrongEnvelope
		);
		const intruder = await newEpoch('general');
		const { forTipster: forged } = await sealed(undefined, intruder.keys);
		await expect(openReply(forged, at, tipster, laneKey)).rejects.toThrow(WrongEnvelope);
		const bare = await seal(utf8(JSON.stringify({ v: 1, envelope: {}, signature: '' })), [
			tipsterRecipient
		]);
		await expect(openReply(bare, at, tipster, laneKey)).rejects.toThrow(WrongEnvelope);
	});

	it('is not shown when whom it was written to sealed it on to somebody else', async () => {
		const thief = await newIdentity();
		const written = await sealReply(
			reply,
			{ id: 'r1', tip: 't1', tipster: await recipientOf(thief), lane: laneRecipient },
			lane,
			officer
		);
		const passedOn = await seal(await open(written.forTipster, thief), [tipsterRecipient]);
		await expect(openReply(passedOn, at, tipster, laneKey)).rejects.toThrow(WrongEnvelope);
		expect(await openReply(written.forTipster, at, thief, laneKey)).toEqual(reply);
	});

	it('that another officer claims, or that was changed, is refused at the desk', async () => {
		const { forLane } = await sealed();
		const opened = await open(forLane, lane.identity);
		const other = verifyKeyOf(newSigningKey());
		expect(() => readWritten(opened, { kind: 'reply', ...at }, () => other)).toThrow(WrongEnvelope);
		expect(() => readWritten(opened, { kind: 'reply', ...at }, () => undefined)).toThrow(
			WrongEnvelope
		);
		const changed = utf8(Buffer.from(opened).toString().replace('Sundays', 'Mondays'));
		expect(() =>
			readWritten(changed, { kind: 'reply', ...at }, () => verifyKeyOf(officer.signingKey))
		).toThrow(WrongEnvelope);
	});
});
