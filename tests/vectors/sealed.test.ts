import { describe, expect, it } from 'vitest';
import type { OfficerKeys } from '#lib/sealed/keyring.ts';
import { asRecipient } from '#lib/sealed/age.ts';
import { canonical, text, utf8 } from '#lib/sealed/bytes.ts';
import { LEAST, padded, readEnvelope, sealEnvelope, type Kind } from '#lib/sealed/envelope.ts';
import { identityFromSeed, recipientOf, type Identity } from '#lib/sealed/identity.ts';
import {
	fromPassphrase,
	openerFromPasskey,
	openerFromRecoveryCode,
	openKeys,
	sealKeys
} from '#lib/sealed/keyring.ts';
import { followCards } from '#lib/sealed/lane-card.ts';
import type { LaneCardV1 } from '#lib/sealed/lane-card-v1.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { openLaneKeys, printsOf, sealLaneKeys } from '#lib/sealed/lane-keys.ts';
import { openPart } from '#lib/sealed/open-part.ts';
import { open } from '#lib/sealed/open.ts';
import { printOf } from '#lib/sealed/print.ts';
import { codeFrom } from '#lib/sealed/receipt-code.ts';
import { openReply } from '#lib/sealed/reply.ts';
import { isSigned, sign, verifyKeyOf, type SigningKey } from '#lib/sealed/signature.ts';
import { readVoucher } from '#lib/sealed/voucher.ts';
import { keyWords } from '#lib/sealed/words.ts';
import { readWritten } from '#lib/sealed/written.ts';
import vectors from './sealed.json' with { type: 'json' };
import { filled, hex, sealedFile } from './vectors.ts';
import { makeCardV1 } from '../support/lane-v1.ts';

const { identities, verifyKeys } = vectors as unknown as {
	identities: Record<keyof typeof vectors.identities, Identity>;
	verifyKeys: Record<keyof typeof vectors.verifyKeys, ReturnType<typeof verifyKeyOf>>;
};
const signingKeys = vectors.signingKeys as Record<keyof typeof vectors.signingKeys, SigningKey>;
const cards = vectors.lane.cards.map((card) => ({
	...card,
	recipient: asRecipient(card.recipient)
})) as LaneCardV1[];
const place = { tip: 't-1', lane: 'general', epoch: 1 } as const;
const officer = (by: string) => (by === 'mara' ? [verifyKeys.officer] : []);

describe('what is derived from a key, or signed with one, is the same as ever', () => {
	it('identities, their recipients and the prints of those', async () => {
		for (const [at, name] of (['officer', 'lane', 'next', 'paper', 'tipster'] as const).entries()) {
			expect(identityFromSeed(filled(at + 1))).toBe(identities[name]);
			expect(printOf(await recipientOf(identities[name]))).toBe(vectors.recipientPrints[name]);
		}
	});

	it('signatures', () => {
		const value = { b: [1, 'two', null], a: { d: true, c: undefined } };
		expect(sign('a purpose', value, signingKeys.officer)).toBe(vectors.signature);
		expect(isSigned('a purpose', value, vectors.signature, verifyKeys.officer)).toBe(true);
		expect(isSigned('another', value, vectors.signature, verifyKeys.officer)).toBe(false);
		for (const name of ['officer', 'lane', 'next'] as const) {
			expect(verifyKeyOf(signingKeys[name])).toBe(verifyKeys[name]);
		}
	});

	it('the chain of a lane’s cards, and its pin', async () => {
		const [first, second] = cards as [LaneCardV1, LaneCardV1];
		const of = async (epoch: number, name: 'lane' | 'next') =>
			makeCardV1(
				{
					lane: 'general',
					epoch,
					recipient: await recipientOf(identities[name]),
					signingKey: signingKeys[name]
				},
				signingKeys.lane
			);
		expect(await of(1, 'lane')).toEqual(first);
		expect(await of(2, 'next')).toEqual(second);
		expect(printOfCard(first)).toBe(vectors.lane.pin);
		expect(followCards(cards, vectors.lane.pin)).toEqual(cards);
	});

	it('the word of a lane for a form', () => {
		const keyOf = () => verifyKeys.lane;
		const at = new Date('2026-11-23T12:00:00Z');
		expect(readVoucher(vectors.voucher, keyOf, at)).toMatchObject({ lane: 'general', epoch: 1 });
		expect(readVoucher(vectors.voucher, () => verifyKeys.next, at)).toBeUndefined();
	});

	it('both halves of a passphrase, the other ways to a keyring, and a key’s words', async () => {
		const { passphrase, cheap, real, passkey, recovery, code, words } = vectors.keyring;
		const salt = filled(6, 16);
		const derived = [
			{ kept: cheap, halves: await fromPassphrase(passphrase, salt, { N: 16, r: 8, p: 1 }) },
			{ kept: real, halves: await fromPassphrase(passphrase, salt) }
		];
		for (const { kept, halves } of derived) {
			expect(hex(halves.signInHalf)).toBe(kept.signInHalf);
			expect(halves.opener).toBe(kept.opener);
		}
		expect(codeFrom(filled(7, 10))).toBe(code);
		expect(openerFromPasskey(filled(8))).toBe(passkey);
		expect(openerFromRecoveryCode(codeFrom(filled(7, 10)))).toBe(recovery);
		const recipient = await recipientOf(identities.officer);
		expect(keyWords({ recipient, verifyKey: verifyKeys.officer })).toBe(words);
	});
});

describe('what was sealed before still opens, and what is sealed now has its form', () => {
	const plainOf = async (name: string, identity: Identity) =>
		text(await open(sealedFile(name), identity));

	it('entries of a keyring', async () => {
		const { cheap, passkey, recovery } = vectors.keyring;
		const ways = { passphrase: cheap.opener, passkey, recovery };
		const keys: OfficerKeys = { identity: identities.officer, signingKey: signingKeys.officer };
		for (const [way, opener] of Object.entries(ways) as [string, Identity][]) {
			expect(await openKeys(sealedFile(`keyring-${way}`), opener)).toEqual(keys);
			expect(text(await open(await sealKeys(keys, opener), opener))).toBe(
				await plainOf(`keyring-${way}`, opener)
			);
		}
	});

	it('a lane’s keys, those from before their holders were noted among them', async () => {
		const { officer } = identities;
		const plain = {
			lane: place.lane,
			epoch: place.epoch,
			identity: identities.lane,
			signingKey: signingKeys.lane
		};
		const holders = printsOf([
			{ holder: 'mara', recipient: await recipientOf(officer) },
			{ holder: 'recovery', recipient: await recipientOf(identities.paper) }
		]);
		expect(holders).toEqual(vectors.holders);
		expect(await openLaneKeys(sealedFile('lane-keys'), officer)).toEqual({ ...plain, holders });
		expect(await openLaneKeys(sealedFile('lane-keys-without-holders'), officer)).toEqual({
			...plain,
			holders: undefined
		});
		const sealed = await sealLaneKeys({ ...plain, holders }, await recipientOf(officer));
		expect(text(await open(sealed, officer))).toBe(await plainOf('lane-keys', officer));
	});

	it.each([
		['tip', 't-1', vectors.tipBody],
		['addition', 'a-1', { words: 'They left.', forced: true }]
	] as const)('the envelope of a tip’s %s', async (kind, id, body) => {
		const opened = await open(sealedFile(kind), identities.lane);
		expect(opened.length, 'as the first releases filled it').toBe(4096);
		expect(readEnvelope(opened, { kind, id, ...place }).body).toEqual(body);
		const lane = await recipientOf(identities.lane);
		const sealed = await sealEnvelope({ v: 1, kind, id, ...place, body }, [lane]);
		const anew = await open(sealed, identities.lane);
		expect(anew.length).toBe(LEAST);
		expect(text(anew).trimEnd()).toBe(text(opened).trimEnd());
	});

	it.each([
		['note', 'note-1', 'note', { words: 'Called.' }],
		['reason', 'reason-1', 'reason', { words: 'A child.' }],
		['closure', 'closure-1', 'closure', { outcome: 'acted', words: 'Done.' }],
		['reply', 'r-1', 'reply-for-lane', { words: 'Is it safe?', asks: true }]
	] as [Kind, string, string, object][])('an officer’s %s', async (kind, id, name, body) => {
		const opened = await open(sealedFile(name), identities.lane);
		const read = readWritten(opened, { kind, id, ...place }, officer);
		expect(read).toMatchObject({ ...body, by: 'mara' });
		expect(() => readWritten(opened, { kind, id: 'x', ...place }, officer)).toThrow();
		expect(() => readWritten(opened, { kind, id, ...place }, () => [verifyKeys.next])).toThrow();
	});

	it('a reply, to its tipster', async () => {
		const at = { id: 'r-1', ...place };
		const opened = openReply(
			sealedFile('reply-for-tipster'),
			at,
			identities.tipster,
			verifyKeys.lane
		);
		expect(await opened).toEqual({ words: 'Is it safe?', asks: true });
	});

	it('an entry of a lane’s record', async () => {
		const act = { v: 1, id: 'e-1', salt: '00', act: 'tip.taken', by: 'mara', subject: 't-1' };
		expect(await plainOf('act', identities.lane)).toBe(text(padded(utf8(canonical(act)), 1024)));
	});

	it('a part of a file', async () => {
		const opened = await openPart(sealedFile('part'), identities.lane, vectors.part);
		expect(opened).toEqual(filled(9, 300));
	});
});
