import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newIdentity, recipientOf } from './identity.ts';
import { newOfficerKeys, type OfficerKeys } from './keyring.ts';
import { chainOf, custodiansOn, followCards, follows, type LaneCard } from './lane-card.ts';
import {
	daysLater,
	draftCard,
	isOpenedByAMember,
	signAsCustodian,
	signAsEpoch,
	signCard,
	stands,
	type LaneCardV2
} from './lane-card-v2.ts';
import type { LaneKeys } from './lane-keys.ts';
import { bodyOf, printOfCard } from './print.ts';
import { makeRecoveryCard, type RecoveryCard } from './recovery-card.ts';
import { changeOf, isWhole, makeRoster, rosterHash, type Member, type Roster } from './roster.ts';
import { newSheet, sheetCardOf, type Sheet } from './sheets.ts';
import { newSigningKey, verifyKeyOf } from './signature.ts';
import { agree, voiceOf } from './voice.ts';
import { newEpoch } from '../../../tests/support/lane-v1.ts';

const now = new Date('2026-11-30T09:00:00Z');
type Officer = { id: string; agency: string; keys: OfficerKeys; recipient: Member['recipient'] };
const signer = ({ id, keys }: Officer) => ({ id, signingKey: keys.signingKey });

const newOfficer = async (id: string, agency: string): Promise<Officer> => {
	const keys = await newOfficerKeys();
	return { id, agency, keys, recipient: await recipientOf(keys.identity) };
};
const memberOf = (officer: Officer, lane = 'general'): Member => ({
	officer: officer.id,
	agency: officer.agency,
	recipient: officer.recipient,
	verifyKey: verifyKeyOf(officer.keys.signingKey),
	agreement: agree(signer(officer), lane)
});

type Epoch = { card: LaneCardV2; roster: Roster; keys: LaneKeys };
let [mara, devon, ruth, sam]: Officer[] = [];
let people: { mara: Officer; devon: Officer; ruth: Officer; sam: Officer };
let sheets: Sheet[];
let recovery: RecoveryCard;
let custodians: ReturnType<typeof custodiansOn>;

beforeAll(async () => {
	// Ids too long to stand in the base64 of a key by chance, as "sam" did once in about 60 runs.
	[mara, devon, ruth, sam] = await Promise.all([
		newOfficer('officer-mara', 'police'),
		newOfficer('officer-devon', 'immigration'),
		newOfficer('officer-ruth', 'child-protection'),
		newOfficer('officer-sam', 'police')
	]);
	people = { mara: mara!, devon: devon!, ruth: ruth!, sam: sam! };
	sheets = await Promise.all([newSheet(), newSheet(), newSheet()]);
	const cards = await Promise.all(sheets.map(sheetCardOf));
	const agencies = ['ministry', 'prosecution', 'ombudsman'];
	recovery = makeRecoveryCard(
		{
			v: 2,
			lane: 'recovery',
			kind: 'recovery',
			epoch: 1,
			recipient: await recipientOf(await newIdentity()),
			custodians: cards.map((card, at) => ({ ...card, agency: agencies[at]! })),
			before: null
		},
		sheets.slice(0, 2).map(({ signingKey }) => signingKey)
	);
	custodians = custodiansOn([recovery]);
});

/** A card of these people that nobody stands by. */
async function drafted(
	members: readonly Officer[],
	before?: { card: LaneCard },
	replies?: readonly string[]
): Promise<Epoch> {
	const epoch = (before?.card.epoch ?? 0) + 1;
	const keys: LaneKeys = {
		lane: 'general',
		epoch,
		identity: await newIdentity(),
		signingKey: newSigningKey(),
		holders: {}
	};
	const roster = makeRoster(
		'general',
		epoch,
		members.map((one) => memberOf(one))
	);
	const making = {
		kind: 'general' as const,
		recipient: await recipientOf(keys.identity),
		roster,
		recovery: printOfCard(recovery),
		...(replies && { replies })
	};
	const last = before?.card as LaneCardV2 | undefined;
	return { card: draftCard(keys, making, last, now), roster, keys };
}
const signed = (epoch: Epoch, by: readonly Officer[], before?: Epoch): Epoch => ({
	...epoch,
	card: by.reduce(
		(card, one) => signCard(card, signer(one), { before: before?.roster, own: epoch.roster }),
		epoch.card
	)
});
const first = async (members: readonly Officer[]) =>
	signed(await drafted(members), members.slice(0, 2));
const next = async (before: Epoch, members: readonly Officer[], by: readonly Officer[]) =>
	signed(await drafted(members, before), by, before);
const standsAfter = (epoch: Epoch, before?: Epoch | { card: LaneCard }) =>
	follows(epoch.card, before?.card, custodians);

describe('a lane’s first card', () => {
	it('stands by two who read it, or by one of them and a custodian, and by nobody less', async () => {
		const { mara, devon, ruth, sam } = people;
		const draft = await drafted([mara, devon]);
		expect(standsAfter(draft)).toBe(false);
		expect(standsAfter(signed(draft, [mara]))).toBe(false);
		expect(standsAfter(signed(draft, [mara, mara]))).toBe(false);
		expect(standsAfter(signed(draft, [mara, devon]))).toBe(true);
		expect(standsAfter(signed(draft, [ruth, sam]))).toBe(false);
		const [one, other] = sheets.map(({ signingKey }) => signingKey);
		const byOne = signed(draft, [mara]).card;
		expect(standsAfter({ ...draft, card: signAsCustodian(byOne, one!) })).toBe(true);
		expect(standsAfter({ ...draft, card: signAsCustodian(byOne, newSigningKey()) })).toBe(false);
		const byTwo = signAsCustodian(signAsCustodian(draft.card, one!), other!);
		expect(standsAfter({ ...draft, card: byTwo })).toBe(false);
	});
});

describe('a card after another', () => {
	it('stands by two of those who were members before, whoever is on it', async () => {
		const { mara, devon, ruth, sam } = people;
		const before = await first([mara, devon, ruth]);
		for (const [by, expected] of [
			[[mara, devon], true],
			[[devon, ruth], true],
			[[mara], false],
			[[mara, sam], false],
			[[sam], false]
		] as const) {
			const after = await next(before, [mara, devon, sam], by);
			expect(standsAfter(after, before), by.map(({ id }) => id).join()).toBe(expected);
		}
	});

	it('stands by a member and a custodian, and by two custodians, of the recovery card that it names', async () => {
		const { mara, devon } = people;
		const before = await first([mara, devon]);
		const draft = await drafted([mara, devon], before);
		const [one, other] = sheets.map(({ signingKey }) => signingKey);
		const byOne = signed(draft, [devon], before).card;
		expect(standsAfter({ ...draft, card: signAsCustodian(byOne, one!) }, before)).toBe(true);
		const byTwo = signAsCustodian(signAsCustodian(draft.card, one!), other!);
		expect(standsAfter({ ...draft, card: byTwo }, before)).toBe(true);
		expect(isOpenedByAMember(byTwo)).toBe(false);
		expect(isOpenedByAMember(byOne)).toBe(true);
		expect(follows(byTwo, before.card)).toBe(false);
	});

	it('goes to the recovery key of the card before or a newer one, never back to people who keep it no more', async () => {
		const { mara, devon } = people;
		const { signatures, ...body } = recovery;
		expect(signatures).toHaveLength(2);
		const newer = makeRecoveryCard(
			{
				...body,
				epoch: 2,
				before: printOfCard(recovery),
				recipient: await recipientOf(await newIdentity())
			},
			sheets.slice(0, 2).map(({ signingKey }) => signingKey)
		);
		const known = custodiansOn([recovery, newer]);
		const to = async (card: RecoveryCard, before: Epoch) => {
			const made = await drafted([mara, devon], before);
			const own = { ...made, card: { ...made.card, recovery: printOfCard(card) } };
			return signed(own, [mara, devon], before);
		};
		const before = await first([mara, devon]);
		const renewed = await to(newer, before);
		expect(follows(renewed.card, before.card, known)).toBe(true);
		expect(follows((await to(newer, renewed)).card, renewed.card, known)).toBe(true);
		const back = await to(recovery, renewed);
		expect(follows(back.card, renewed.card, known)).toBe(false);
		expect(follows(back.card, renewed.card, custodiansOn([recovery])), 'the newer unknown').toBe(
			true
		);
	});

	it('that ends the lane is no first one, and is followed by none that takes tips again', async () => {
		const { mara, devon } = people;
		const both = [mara, devon];
		const ended = { closes: true } as const;
		const asFirst = await drafted(both);
		const none = signed({ ...asFirst, card: { ...asFirst.card, ...ended } }, both);
		expect(standsAfter(none)).toBe(false);
		const before = await first(both);
		const draft = await drafted(both, before);
		const last = signed({ ...draft, card: { ...draft.card, ...ended } }, both, before);
		expect(standsAfter(last, before)).toBe(true);
		const after = await next(last, both, both);
		expect(after.card).toMatchObject(ended);
		expect(standsAfter(after, last)).toBe(true);
		const { card } = await drafted(both, last);
		for (const closes of [undefined, false, 'yes'] as unknown as true[]) {
			const { closes: said, ...body } = card;
			const again = { ...body, ...(closes !== undefined && { closes }) };
			const taken = signed({ ...after, card: again }, both, last);
			expect(standsAfter(taken, last), `${said} → ${closes}`).toBe(false);
		}
	});

	it('does not stand with a word of it changed, after another card, or out of order', async () => {
		const { mara, devon, sam } = people;
		const before = await first([mara, devon]);
		const after = await next(before, [mara, devon], [mara, devon]);
		const thief = await recipientOf(await newIdentity());
		const changes: Partial<LaneCardV2>[] = [
			{ recipient: thief },
			{ agencies: ['police'] },
			{ until: daysLater(after.card.until, 1) },
			{ repliesFrom: 2 },
			{ recovery: 'A'.repeat(43) },
			{ epoch: 3 },
			{ kind: 'restricted' },
			{ lane: 'review' }
		];
		for (const change of changes)
			expect(standsAfter({ ...after, card: { ...after.card, ...change } }, before)).toBe(false);
		const other = await first([mara, devon]);
		expect(standsAfter(after, other)).toBe(false);
		expect(standsAfter(after)).toBe(false);
		expect(standsAfter(await next(after, [mara, sam], [mara, devon]), before)).toBe(false);
	});

	it('is a plain no for anything that a changed row may hold', async () => {
		const { mara, devon } = people;
		const before = await first([mara, devon]);
		const after = await next(before, [mara, devon], [mara, devon]);
		const junk: unknown[] = [null, [], {}, 'x', 0, { v: 2 }, { v: 2, kind: 'recovery' }, { v: 3 }];
		for (const card of junk) expect(follows(card as LaneCard, before.card)).toBe(false);
		for (const key of Object.keys(after.card)) {
			for (const value of [undefined, null, 7, 'x', [], {}, '2026-99-99']) {
				if (JSON.stringify(Object(after.card)[key]) === JSON.stringify(value)) continue;
				const card = { ...after.card, [key]: value } as LaneCardV2;
				expect(follows(card, before.card, custodians), `${key} ${String(value)}`).toBe(false);
			}
		}
	});

	it('says from which epoch on replies stand, and raises it to itself alone', async () => {
		const { mara, devon, ruth } = people;
		const before = await first([mara, devon, ruth]);
		const reply = 'r'.repeat(43);
		const left = signed(await drafted([mara, devon], before, [reply]), [mara, devon], before);
		expect(left.card).toMatchObject({ repliesFrom: 2, replies: [reply] });
		expect(standsAfter(left, before)).toBe(true);
		const turned = await next(left, [mara, devon], [mara, devon]);
		expect(turned.card).toMatchObject({ epoch: 3, repliesFrom: 2, replies: [] });
		expect(standsAfter(turned, left)).toBe(true);
		for (const change of [{ repliesFrom: 1 }, { replies: [reply] }]) {
			const card = { ...(await drafted([mara, devon], left)).card, ...change };
			expect(standsAfter(signed({ ...turned, card }, [mara, devon], left), left)).toBe(false);
		}
	});

	it('shows neither who reads the lane, nor how many, nor who stays', async () => {
		const { mara, devon, ruth, sam } = people;
		const two = await first([mara, devon]);
		const four = await next(two, [mara, devon, ruth, sam], [mara, devon]);
		const shapes = [two, four].map(({ card }) => card.voices.map((voice) => voice.length));
		expect(shapes[0]).toEqual(shapes[1]);
		expect(two.card.voices.filter((voice) => four.card.voices.includes(voice))).toEqual([]);
		const text = JSON.stringify(four.card);
		for (const one of [mara, devon, ruth, sam]) {
			expect(text).not.toContain(one.id);
			expect(text).not.toContain(one.recipient);
			expect(text).not.toContain(verifyKeyOf(one.keys.signingKey));
		}
		for (const one of [ruth, sam])
			expect(text).not.toContain(verifyKeyOf(voiceOf(one.keys.signingKey, 'general')));
	});
});

describe('the first card of version 2 after cards of version 1', () => {
	it('stands by the key of the epoch before, and two who read it', async () => {
		const { mara, devon, sam } = people;
		const old = await newEpoch('general');
		const later = await newEpoch('general', old.keys);
		const draft = await drafted([mara, devon], later);
		const both = signed(draft, [mara, devon]);
		expect(standsAfter(both, later)).toBe(false);
		const epoch = (keys: LaneKeys) => ({ ...both, card: signAsEpoch(both.card, keys) });
		expect(standsAfter(epoch(later.keys), later)).toBe(true);
		expect(standsAfter(epoch(old.keys), later)).toBe(false);
		const one = signed(draft, [mara, sam]);
		expect(standsAfter({ ...one, card: signAsEpoch(one.card, later.keys) }, later)).toBe(false);
		const cards = [old.card, later.card, epoch(later.keys).card];
		expect(followCards(cards, printOfCard(old.card))).toEqual(cards);
		expect(chainOf(cards)).toEqual(cards);
		const back = { ...(await newEpoch('general', later.keys)).card, epoch: 4 };
		expect(chainOf([...cards, back])).toEqual(cards);
	});
});

describe('a chain of cards', () => {
	it('is followed from any card that is pinned, and what stands before it is what that card names', async () => {
		const { mara, devon, ruth } = people;
		const one = await first([mara, devon]);
		const two = await next(one, [mara, devon, ruth], [mara, devon]);
		const three = await next(two, [mara, devon, ruth], [devon, ruth]);
		const cards = [one.card, two.card, three.card];
		for (const { card } of [one, two, three]) {
			expect(followCards(cards, printOfCard(card), custodians)).toEqual(cards);
		}
		const other = await first([mara, devon]);
		const swapped = [other.card, two.card, three.card];
		expect(() => followCards(swapped, printOfCard(three.card))).toThrow('does not follow');
		expect(() => followCards(cards.slice(1), printOfCard(three.card))).toThrow('does not follow');
		expect(() => followCards(cards, printOfCard(other.card))).toThrow('pinned');
	});

	it('holds from a later pin though nobody knows any more who kept the recovery key at its first card', async () => {
		const { mara, devon } = people;
		const draft = await drafted([mara, devon]);
		const byOne = signed(draft, [mara]);
		const one = { ...byOne, card: signAsCustodian(byOne.card, sheets[0]!.signingKey) };
		const two = await next(one, [mara, devon], [mara, devon]);
		const cards = [one.card, two.card];
		expect(followCards(cards, printOfCard(one.card), custodians)).toEqual(cards);
		expect(followCards(cards, printOfCard(two.card))).toEqual(cards);
		expect(() => followCards(cards, printOfCard(one.card))).toThrow('does not follow');
		const thief = await recipientOf(await newIdentity());
		const changed = [{ ...one.card, recipient: thief }, two.card];
		expect(() => followCards(changed, printOfCard(two.card))).toThrow('does not follow');
	});

	it('of the recovery key goes on by two of its custodians, and never by a lane’s members', async () => {
		const { mara, devon } = people;
		const other = await recipientOf(await newIdentity());
		const body = { ...recovery, epoch: 2, recipient: other, before: printOfCard(recovery) };
		const plain = bodyOf(body);
		const keys = sheets.map(({ signingKey }) => signingKey);
		expect(follows(makeRecoveryCard(plain, keys.slice(1)), recovery)).toBe(true);
		expect(follows(makeRecoveryCard(plain, keys.slice(2)), recovery)).toBe(false);
		expect(follows(makeRecoveryCard(plain, [keys[0]!, keys[0]!]), recovery)).toBe(false);
		expect(follows(makeRecoveryCard({ ...plain, before: null }, keys), recovery)).toBe(false);
		const general = await first([mara, devon]);
		expect(follows(general.card, recovery)).toBe(false);
		expect(follows(recovery, general.card)).toBe(false);
	});
});

describe('a roster', () => {
	it('is whole when everybody on it agreed, to this lane, with the key that it names', () => {
		const { mara, devon, ruth } = people;
		const members = [mara, devon].map((one) => memberOf(one));
		expect(isWhole(makeRoster('general', 1, members))).toBe(true);
		const wrong: Member[][] = [
			[...members, memberOf(mara)],
			[...members, { ...memberOf(ruth), agreement: agree(signer(mara), 'general') }],
			[...members, memberOf(ruth, 'review')],
			[...members, { ...memberOf(ruth), verifyKey: members[0]!.verifyKey }]
		];
		for (const one of wrong) expect(isWhole(makeRoster('general', 1, one))).toBe(false);
		expect(() => makeRoster('general', 1, [])).toThrow(RangeError);
	});

	it('tells who joined, left, has other keys, or brings an agency that was not there', async () => {
		const { mara, devon, ruth, sam } = people;
		const roster = (...of: Officer[]) =>
			makeRoster(
				'general',
				1,
				of.map((one) => memberOf(one))
			);
		const none = { joined: [], left: [], renewed: [], agencies: [] };
		expect(changeOf(roster(mara, devon), roster(devon, mara))).toEqual(none);
		expect(rosterHash(roster(mara, devon))).not.toBe(rosterHash(roster(mara, devon)));
		expect(changeOf(roster(mara, ruth), roster(mara, devon))).toEqual({
			...none,
			joined: ['officer-ruth'],
			left: ['officer-devon'],
			agencies: ['child-protection']
		});
		expect(changeOf(roster(mara, devon, sam), roster(mara, devon))).toEqual({
			...none,
			joined: ['officer-sam']
		});
		const renewed = { ...(await newOfficer('officer-devon', 'immigration')) };
		expect(changeOf(roster(mara, renewed), roster(mara, devon))).toEqual({
			...none,
			renewed: ['officer-devon']
		});
	});
});

describe('a voice', () => {
	it('is the officer’s own in each lane, and no two of them tell that they are one person’s', () => {
		const { mara } = people;
		const of = (lane: string) => voiceOf(mara.keys.signingKey, lane);
		expect(of('general')).toBe(of('general'));
		expect(of('general')).not.toBe(of('review'));
		expect(of('general')).not.toBe(mara.keys.signingKey);
	});
});

it('whatever people join, leave and sign: a card stands by two who were members before, and else never', async () => {
	const all = Object.values(people);
	const some = fc.subarray([0, 1, 2, 3], { minLength: 1 });
	const step = fc.record({ members: some, by: fc.subarray([0, 1, 2, 3]), custodian: fc.boolean() });
	const of = (places: readonly number[]) => places.map((at) => all[at]!);
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
			let before = await first(all);
			for (const { members, by, custodian } of steps) {
				const draft = signed(await drafted(of(members), before), of(by), before);
				const after = custodian
					? { ...draft, card: signAsCustodian(draft.card, sheets[2]!.signingKey) }
					: draft;
				const were = new Set(before.roster.members.map(({ officer }) => officer));
				const counted = of(by).filter(({ id }) => were.has(id)).length + (custodian ? 1 : 0);
				expect(stands(after.card, before.card, custodians(after.card.recovery))).toBe(counted >= 2);
				if (counted >= 2) before = after;
			}
		}),
		{ numRuns: 10 }
	);
});
