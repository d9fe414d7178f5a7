import { beforeAll, describe, expect, it } from 'vitest';
import { chainOf, custodiansOn, type LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { makeRecoveryCard } from '#lib/sealed/recovery-card.ts';
import type { Member } from '#lib/sealed/roster.ts';
import { agree } from '#lib/sealed/voice.ts';
import { newSigningKey } from '#lib/sealed/signature.ts';
import {
	CHEAP,
	compare,
	countersigned,
	firstCard,
	general,
	joined,
	propose,
	recoveryKey,
	shownTo,
	wantedFor,
	type Joined,
	type Proposed,
	type RecoveryKey
} from '../../../../tests/support/workers.ts';
import { newVerbs, type Verbs } from './verbs.ts';

let mara: Joined;
let devon: Joined;
let ruth: Joined;
let thief: Joined;
let recovery: RecoveryKey;
/** Of Mara and Devon, who compared each other's words. */
let first: Proposed;
beforeAll(async () => {
	[mara, devon, ruth, thief] = await Promise.all([
		joined('mara'),
		joined('devon', 'immigration'),
		joined('ruth', 'child-protection'),
		joined('thief')
	]);
	recovery = await recoveryKey();
	first = await firstCard([mara, devon], recovery);
});

const both = () => [mara.member, devon.member];
const all = () => [...both(), ruth.member];
/** Somebody's worker with the lane as it is, and nothing in its notebook but that. */
const inLane = (who: Joined, ...made: Proposed[]) =>
	who.open(general(who, recovery, first, ...made));
const proposeIn = (vault: Verbs, members: readonly Member[], replies?: readonly string[]) =>
	propose(vault, wantedFor(members, recovery, replies));
const standBy = (who: Joined, vault: Verbs, made: Proposed) =>
	countersigned({ who, vault }, made, recovery);
const stand = (...made: Proposed[]) =>
	chainOf(
		made.map(({ card }) => card),
		custodiansOn([recovery.card])
	).length === made.length;
const unknown = (message: string) => ({ name: 'UnknownHolder', message });

describe('a lane’s next key', () => {
	it('goes to the keys that held the lane before, to fewer, and to no other unasked', async () => {
		const vault = await inLane(devon);
		expect((await proposeIn(vault, both())).card).toMatchObject({ lane: 'general', epoch: 2 });
		expect((await proposeIn(vault, [devon.member], [])).sealedFor).toHaveLength(2);

		const swapped = [{ ...mara.member, recipient: ruth.member.recipient }, devon.member];
		await expect(proposeIn(vault, swapped)).rejects.toMatchObject(unknown('mara'));
		await expect(proposeIn(vault, all())).rejects.toMatchObject(unknown('ruth'));
		const other = await recoveryKey();
		for (const paper of [other, { ...recovery, recipient: other.recipient }]) {
			await expect(propose(vault, wantedFor(both(), paper))).rejects.toMatchObject(
				unknown('recovery')
			);
		}
		expect(await vault.changes(wantedFor(all(), recovery))).toMatchObject({
			joined: ['ruth'],
			agencies: ['child-protection'],
			unknown: ['ruth']
		});
		compare(vault, [ruth.member], recovery);
		expect((await proposeIn(vault, all())).sealedFor).toHaveLength(4);
		await expect(proposeIn(vault, swapped)).rejects.toMatchObject(unknown('mara'));
	});

	it('goes to the very key that people compared, not to one that the server names after that', async () => {
		const vault = await inLane(mara);
		compare(vault, [ruth.member], recovery);
		const { recipient, verifyKey, agreement } = thief.member;
		const others: Partial<Member>[] = [
			{ recipient },
			{ verifyKey, agreement },
			{ recipient, verifyKey, agreement }
		];
		for (const other of others) {
			const swapped = { ...ruth.member, ...other };
			await expect(proposeIn(vault, [...both(), swapped])).rejects.toMatchObject(unknown('ruth'));
		}
		expect((await proposeIn(vault, all())).sealedFor).toHaveLength(4);
	});

	it('goes to a member’s new key once that was compared, and says that it is another', async () => {
		const vault = await inLane(mara);
		const again = await joined('devon', 'immigration');
		const wanted = wantedFor([mara.member, again.member], recovery, []);
		await expect(propose(vault, wanted)).rejects.toMatchObject(unknown('devon'));
		expect(await vault.changes(wanted)).toMatchObject({ renewed: ['devon'], unknown: ['devon'] });
		compare(vault, [again.member], recovery);
		expect((await propose(vault, wanted)).card).toMatchObject({ epoch: 2, repliesFrom: 2 });
		expect(await vault.changes(wanted)).toMatchObject({ renewed: ['devon'], unknown: [] });
	});

	it('is made by those who hold the lane alone', async () => {
		// To a worker that holds nothing of the lane it is a lane to be made: its card follows from none.
		const outside = await ruth.open();
		compare(outside, all(), recovery);
		const made = await proposeIn(outside, all());
		expect(stand(first, made)).toBe(false);
		expect(stand(first, await standBy(devon, await compared(devon.open()), made))).toBe(false);
		await expect(proposeIn(outside, both())).rejects.toMatchObject({ name: 'Misfit' });
		await expect(proposeIn(newVerbs(CHEAP), both())).rejects.toMatchObject({ name: 'Locked' });
		const without = general(mara, recovery, first).map((lane) => ({ ...lane, copies: [] }));
		const spoilt = await mara.open(without);
		await expect(proposeIn(spoilt, both())).rejects.toMatchObject({ name: 'NotYourLane' });
		expect(await spoilt.changes(wantedFor(both(), recovery)), 'nobody can say').toBeUndefined();
	});

	it('is never made for another key in the maker’s own name, nor another voice', async () => {
		const vault = await compared(mara.open());
		const { recipient, verifyKey } = thief.member;
		const signingKey = newSigningKey();
		const agreement = agree({ id: 'mara', signingKey }, 'general');
		const others: [Partial<Member>, string][] = [
			[{ recipient }, 'UnknownHolder'],
			[{ verifyKey }, 'UnknownHolder'],
			[{ agreement }, 'Misfit']
		];
		for (const [other, name] of others) {
			const members = [{ ...mara.member, ...other }, devon.member];
			await expect(proposeIn(vault, members), name).rejects.toMatchObject({ name });
		}
		expect((await proposeIn(vault, both())).sealedFor).toHaveLength(3);
	});

	it('gives nobody a voice who did not agree to it with the key that was compared', async () => {
		const vault = await inLane(mara);
		const signingKey = newSigningKey();
		// Devon's recipient and verify key as they were compared; the voice is that of whoever wrote the row.
		const forged = { ...devon.member, agreement: agree({ id: 'devon', signingKey }, 'general') };
		const harbour = { ...devon.member.agreement, lane: 'harbour' };
		for (const member of [forged, { ...devon.member, agreement: harbour }]) {
			for (const replies of [undefined, []]) {
				const made = proposeIn(vault, [mara.member, member], replies);
				await expect(made).rejects.toMatchObject({ name: 'Misfit' });
			}
		}
	});
});

/** With everybody's words compared. */
async function compared(opening: Promise<Verbs>): Promise<Verbs> {
	const vault = await opening;
	compare(vault, all(), recovery);
	return vault;
}

describe('a card that somebody proposes', () => {
	it('stands by the word of two who held the lane before, and by none of those without', async () => {
		const made = await proposeIn(await inLane(mara), both());
		expect(stand(first, made)).toBe(false);
		expect(stand(first, await standBy(mara, await inLane(mara), made)), 'twice the same').toBe(
			false
		);
		const stood = await standBy(devon, await inLane(devon), made);
		expect(stand(first, stood)).toBe(true);
	});

	it('with somebody new is stood by once their words were compared here, too', async () => {
		const made = await proposeIn(await compared(inLane(mara)), all());
		const vault = await inLane(devon);
		const reviewed = await vault.review({
			proposal: shownTo(devon, made),
			recovery: recovery.card
		});
		expect(reviewed).toMatchObject({ isTurn: false, change: { joined: ['ruth'] } });
		await expect(standBy(devon, vault, made)).rejects.toMatchObject({ name: 'NotCompared' });
		compare(vault, [ruth.member], recovery);
		const stood = await standBy(devon, vault, made);
		expect(stand(first, stood)).toBe(true);
		// She reads it from here on, and what was before is not hers.
		const hers = await ruth.open(general(ruth, recovery, first, stood));
		expect((await proposeIn(hers, all())).card.epoch).toBe(3);
	});

	it('for a recovery key of before is made and stood by by nobody', async () => {
		const { signatures, ...body } = recovery.card;
		const keys = recovery.sheets.slice(0, 2).map(({ signingKey }) => signingKey);
		const before = printOfCard(recovery.card);
		const { recipient } = await recoveryKey();
		const renewed = makeRecoveryCard({ ...body, epoch: 2, before, recipient }, keys);
		expect(signatures).toHaveLength(2);
		const newer = { ...recovery, recipient, card: renewed };
		const made = await firstCard([mara, devon], newer);
		const opened = (who: Joined, known: readonly LaneCard[]) =>
			who.open(general(who, newer, made).map((lane) => ({ ...lane, recovery: known })));
		const all = [recovery.card, renewed];
		const vault = await opened(mara, all);
		compare(vault, [], recovery);
		await expect(proposeIn(vault, both())).rejects.toMatchObject({ name: 'Misfit' });
		// One who is shown no newer card makes it.
		const blind = await opened(mara, [renewed]);
		compare(blind, [], recovery);
		const back = await proposeIn(blind, both());
		await expect(standBy(devon, await opened(devon, all), back)).rejects.toMatchObject({
			name: 'Misfit'
		});
	});

	it('that the newcomer alone stands by, beside its proposer, does not stand', async () => {
		const made = await proposeIn(await compared(inLane(mara)), all());
		const fresh = await compared(ruth.open());
		await expect(standBy(ruth, fresh, made)).rejects.toMatchObject({ name: 'Misfit' });
	});

	it('for its proposer alone stands by nobody else: no colleague has a copy', async () => {
		const made = await proposeIn(await inLane(devon), [devon.member], []);
		await expect(standBy(mara, await inLane(mara), made)).rejects.toMatchObject({
			name: 'NotYourLane'
		});
		expect(stand(first, made)).toBe(false);
	});

	it('whose copy is another lane’s, another epoch’s, or nothing at all is stood by by nobody', async () => {
		const made = await proposeIn(await inLane(mara), both());
		const other = await proposeIn(await inLane(mara), both());
		const vault = await inLane(devon);
		const copyOf = (from: Proposed) => shownTo(devon, from).copy;
		const stood = (proposal: Partial<ReturnType<typeof shownTo>>) =>
			vault.countersign({
				proposal: { ...shownTo(devon, made), ...proposal },
				recovery: recovery.card
			});
		await expect(stood({ copy: copyOf(other) })).rejects.toMatchObject({ name: 'CannotOpen' });
		await expect(stood({ copy: copyOf(other), roster: other.roster })).rejects.toMatchObject({
			name: 'Misfit'
		});
		await expect(stood({ copy: copyOf(first) })).rejects.toThrow();
		await expect(stood({ copy: Buffer.alloc(400, 1).toString('base64') })).rejects.toThrow();
		await expect(stood({ card: { ...made.card, agencies: ['police'] } })).rejects.toMatchObject({
			name: 'Misfit'
		});
		await expect(stood({})).resolves.toMatchObject({ by: 'voice' });
	});

	it('comes with a copy for each on its roster, and for nobody else: else it is no mere turn', async () => {
		const made = await proposeIn(await inLane(mara), both());
		const vault = await inLane(devon);
		const copyFor = (who: Joined) => ({ holder: who.officerId, sealed: 'AAAA' });
		const spites = [
			[...made.sealedFor, copyFor(ruth)],
			made.sealedFor.filter(({ holder }) => holder !== 'mara'),
			made.sealedFor.map((one) => (one.holder === 'mara' ? copyFor(ruth) : one))
		];
		for (const sealedFor of spites) {
			const proposal = shownTo(devon, { ...made, sealedFor });
			for (const looked of [
				vault.review({ proposal, recovery: recovery.card }),
				vault.countersign({ proposal, recovery: recovery.card })
			])
				await expect(looked).rejects.toMatchObject({ name: 'Misfit' });
		}
	});

	it('carries no signature of a card before it, nor of a rival', async () => {
		const made = await proposeIn(await inLane(mara), both());
		const rival = await proposeIn(await inLane(devon), both());
		const stood = await standBy(devon, await inLane(devon), made);
		const [, devons] = stood.card.signatures;
		const second = await proposeIn(await inLane(mara, stood), both());
		for (const signature of [devons!, rival.card.signatures[0]!]) {
			const signatures = [...second.card.signatures, signature];
			expect(stand(first, stood, { ...second, card: { ...second.card, signatures } })).toBe(false);
		}
		const mixed = [...made.card.signatures, rival.card.signatures[0]!];
		expect(stand(first, { ...made, card: { ...made.card, signatures: mixed } })).toBe(false);
	});

	it('that somebody leaves out raises what stands of older replies, and does not stand otherwise', async () => {
		const vault = await inLane(mara);
		await expect(proposeIn(vault, [mara.member])).rejects.toMatchObject({ name: 'Misfit' });
		await expect(proposeIn(vault, both(), [])).rejects.toMatchObject({ name: 'Misfit' });
		expect((await proposeIn(vault, [mara.member], [])).card.repliesFrom).toBe(2);
	});
});
