import { beforeAll, describe, expect, it } from 'vitest';
import { seal, type Recipient } from './age.ts';
import { utf8 } from './bytes.ts';
import { WrongEnvelope } from './envelope.ts';
import { newIdentity, recipientOf, type Identity } from './identity.ts';
import type { LaneKeys } from './lane-keys.ts';
import { CannotOpen, open } from './open.ts';
import { printOf } from './print.ts';
import {
	keepSaid,
	openReply,
	openSaid,
	readKept,
	readSaid,
	sealReply,
	type Said
} from './reply.ts';
import { newSigningKey, verifyKeyOf, type SigningKey, type VerifyKey } from './signature.ts';
import { newEpoch } from '../../../tests/support/lane-v1.ts';

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

	const sealed = (place = { id: 'r1', tip: 't1' }, keys = lane, words = reply) =>
		sealReply(words, { ...place, tipster: tipsterRecipient, lane: laneRecipient }, keys, officer);
	const officers = (id: string) => (id === 'mara' ? [verifyKeyOf(officer.signingKey)] : []);
	/** As a member's browser reads it. */
	async function read(file: Uint8Array, sending: Uint8Array, place = at, keysOf = officers) {
		const said = await openSaid(file, lane.identity);
		const opened = await open(sending, lane.identity);
		return readSaid({ said, file, sending: opened }, place, laneKey, keysOf);
	}

	it('is one file, which the tipster opens and the lane, with the officer’s name on it', async () => {
		const { sealed: file, sending } = await sealed();
		expect(await openReply(file, at, tipster, laneKey)).toEqual(reply);
		expect(await read(file, sending)).toEqual({
			...reply,
			to: printOf(tipsterRecipient),
			by: 'mara'
		});
	});

	it('does not name the officer to the tipster', async () => {
		const { sealed: file, sending } = await sealed();
		expect(Buffer.from(await open(file, tipster)).toString()).not.toContain('mara');
		await expect(open(sending, tipster)).rejects.toThrow(CannotOpen);
	});

	it('is not shown when it was moved to another tip, or put there by somebody without the lane’s key', async () => {
		const { sealed: file, sending } = await sealed();
		const elsewhere = { ...at, tip: 't2' };
		await expect(openReply(file, elsewhere, tipster, laneKey)).rejects.toThrow(WrongEnvelope);
		await expect(read(file, sending, elsewhere)).rejects.toThrow(WrongEnvelope);
		const intruder = await newEpoch('general');
		const forged = await sealed(undefined, intruder.keys);
		await expect(openReply(forged.sealed, at, tipster, laneKey)).rejects.toThrow(WrongEnvelope);
		await expect(read(forged.sealed, forged.sending)).rejects.toThrow(WrongEnvelope);
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
		const passedOn = await seal(await open(written.sealed, thief), [tipsterRecipient]);
		await expect(openReply(passedOn, at, tipster, laneKey)).rejects.toThrow(WrongEnvelope);
		expect(await openReply(written.sealed, at, thief, laneKey)).toEqual(reply);
	});

	it('of which the file holds anything else is refused like any other that is not the lane’s', async () => {
		for (const held of [null, 'a word', 7, [], {}, { envelope: null }, { envelope: 'a word' }]) {
			const file = await seal(utf8(JSON.stringify(held)), [tipsterRecipient]);
			await expect(openSaid(file, tipster), JSON.stringify(held)).rejects.toThrow(WrongEnvelope);
		}
	});

	it('that another officer claims, or beside which another act of sending lies, is refused at the desk', async () => {
		const { sealed: file, sending } = await sealed();
		const other = verifyKeyOf(newSigningKey());
		for (const keysOf of [() => [other], () => []]) {
			await expect(read(file, sending, at, keysOf)).rejects.toThrow(WrongEnvelope);
		}
		const another = await sealed(undefined, lane, { words: 'Come to the pier.', asks: false });
		await expect(read(another.sealed, sending)).rejects.toThrow(WrongEnvelope);
		await expect(read(file, another.sending)).rejects.toThrow(WrongEnvelope);
		const same = await sealed();
		await expect(read(same.sealed, sending), 'the same words, in another file').rejects.toThrow(
			WrongEnvelope
		);
	});

	it('stays the lane’s, signatures and all, when its file goes; and nobody else’s', async () => {
		const { sealed: file, sending } = await sealed();
		const next = await newEpoch('general', lane);
		const place = { ...at, epoch: 2 };
		const kept = await keepSaid(await openSaid(file, lane.identity), place, next.card.recipient);
		await expect(open(kept, tipster)).rejects.toThrow(CannotOpen);
		await expect(open(kept, lane.identity), 'the key of before').rejects.toThrow(CannotOpen);
		const opened = await open(kept, next.keys.identity);
		const readAgain = async (said: Said) =>
			readSaid({ said, sending: await open(sending, lane.identity) }, at, laneKey, officers);
		expect(await readAgain(readKept(opened, place))).toMatchObject({ ...reply, by: 'mara' });
		expect(() => readKept(opened, { ...place, id: 'r2' })).toThrow(WrongEnvelope);
		const changed = readKept(
			utf8(Buffer.from(opened).toString().replace('Sundays', 'Mondays')),
			place
		);
		await expect(readAgain(changed)).rejects.toThrow(WrongEnvelope);
	});

	it('of the first releases, without its reader’s print, is still shown', async () => {
		const { sealed: file } = await sealed();
		const said = { ...(await openSaid(file, tipster)), to: undefined };
		const older = await seal(utf8(JSON.stringify(said)), [tipsterRecipient]);
		expect(await openReply(older, at, tipster, laneKey)).toEqual(reply);
	});
});
