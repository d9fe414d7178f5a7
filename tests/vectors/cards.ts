import { base64urlnopad } from '@scure/base';
import { identityFromSeed, recipientOf } from '#lib/sealed/identity.ts';
import {
	draftCard,
	signAsCustodian,
	signCard,
	stands,
	type LaneCardV2
} from '#lib/sealed/lane-card-v2.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { makeRecoveryCard } from '#lib/sealed/recovery-card.ts';
import { rosterHash, saltFor, voicesOf, type Roster } from '#lib/sealed/roster.ts';
import { verifyKeyOf, type SigningKey } from '#lib/sealed/signature.ts';
import { agree, voiceOf } from '#lib/sealed/voice.ts';
import { filled } from './vectors.ts';

/** Whose keys are these bytes, over and over: nobody's. */
const OFFICERS = { devon: 32, mara: 33, ruth: 34 };
type Name = keyof typeof OFFICERS;
const SHEETS = [40, 41, 42];
const LANE = 'general';
const now = new Date('2026-11-30T09:00:00Z');

const keyOf = (byte: number) => base64urlnopad.encode(filled(byte)) as SigningKey;
const recipient = (byte: number) => recipientOf(identityFromSeed(filled(byte)));
const signer = (id: Name) => ({ id, signingKey: keyOf(OFFICERS[id]) });

async function rosterOf(epoch: number, names: readonly Name[]): Promise<Roster> {
	const members = names.map(async (officer) => ({
		officer,
		agency: { devon: 'immigration', mara: 'police', ruth: 'child-protection' }[officer],
		recipient: await recipient(OFFICERS[officer]),
		verifyKey: verifyKeyOf(keyOf(OFFICERS[officer])),
		agreement: agree(signer(officer), LANE)
	}));
	const salt = base64urlnopad.encode(filled(50 + epoch));
	return { v: 2, lane: LANE, epoch, salt, members: await Promise.all(members) };
}

/** A chain of three cards with the recovery card whose custodians countersign them, and cards that do not stand. */
export async function makeCards() {
	const sheets = SHEETS.map(keyOf);
	const recovery = makeRecoveryCard(
		{
			v: 2,
			lane: 'recovery',
			kind: 'recovery',
			epoch: 1,
			recipient: await recipient(43),
			custodians: await Promise.all(
				SHEETS.map(async (byte, at) => ({
					recipient: await recipient(byte),
					verifyKey: verifyKeyOf(keyOf(byte)),
					agency: ['ministry', 'ombudsman', 'prosecution'][at]!
				}))
			),
			before: null
		},
		sheets.slice(0, 2)
	);
	const rosters = [
		await rosterOf(1, ['devon', 'mara']),
		await rosterOf(2, ['devon', 'mara', 'ruth']),
		await rosterOf(3, ['mara', 'ruth'])
	] as const;
	const draft = async (epoch: 1 | 2 | 3, before?: LaneCardV2, replies?: readonly string[]) =>
		draftCard(
			{ lane: LANE, epoch, signingKey: keyOf(60 + epoch) },
			{
				kind: 'general',
				recipient: await recipient(60 + epoch),
				roster: rosters[epoch - 1]!,
				recovery: printOfCard(recovery),
				replies
			},
			before,
			now
		);
	const by = (card: LaneCardV2, ...names: Name[]) =>
		names.reduce((signed, name) => {
			const [before, own] = [rosters[card.epoch - 2], rosters[card.epoch - 1]];
			return signCard(signed, signer(name), { before, own });
		}, card);

	const first = by(await draft(1), 'mara', 'devon');
	const second = signAsCustodian(by(await draft(2, first), 'mara'), sheets[2]!);
	const reply = base64urlnopad.encode(filled(70));
	const third = by(await draft(3, second, [reply]), 'ruth', 'mara');
	const unsigned = await draft(3, second, [reply]);
	const refused = {
		'signed by nobody': unsigned,
		'signed by one member twice': by(unsigned, 'mara', 'mara'),
		'signed by one member and the third custodian, with another recipient': {
			...signAsCustodian(by(unsigned, 'mara'), sheets[2]!),
			recipient: await recipient(99)
		},
		'naming another card before it': by({ ...unsigned, before: printOfCard(first) }, 'mara', 'ruth')
	};
	return { recovery, rosters, cards: [first, second, third], refused };
}

/** What another implementation has to make of them. */
export function madeOf({
	recovery,
	rosters,
	cards,
	refused
}: Awaited<ReturnType<typeof makeCards>>) {
	const custodians = recovery.custodians.map(({ verifyKey }) => verifyKey);
	return {
		prints: [recovery, ...cards].map(printOfCard),
		rosters: rosters.map((roster) => ({
			hash: rosterHash(roster),
			voices: voicesOf(roster),
			salts: roster.members.map(({ officer }) => saltFor(roster, officer))
		})),
		voices: Object.fromEntries(
			Object.entries(OFFICERS).map(([name, byte]) => [
				name,
				verifyKeyOf(voiceOf(keyOf(byte), LANE))
			])
		),
		stands: cards.map((card, at) => stands(card, cards[at - 1], custodians)),
		refused: Object.fromEntries(
			Object.entries(refused).map(([why, card]) => [why, stands(card, cards[1], custodians)])
		)
	};
}
