import { beforeAll, describe, expect, it } from 'vitest';
import { openRoster } from '../../src/lib/sealed/proposal.ts';
import { openFormer } from '../../src/lib/sealed/former-keys.ts';
import { openerFromPasskey, openKeys } from '../../src/lib/sealed/keyring.ts';
import { openLaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { openNotebook } from '../../src/lib/sealed/notebook.ts';
import { open } from '../../src/lib/sealed/open.ts';
import {
	compare,
	countersigned,
	firstCard,
	general,
	joined,
	propose,
	recoveryKey,
	renewed,
	wantedFor,
	type Joined,
	type Proposed,
	type RecoveryKey
} from '../support/workers.ts';

/** Somebody with what opened an officer's keys before they were renewed; and a colleague, or the database, to help. */
const prf = new Uint8Array(32).fill(9);
const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
let mara: Joined;
let devon: Joined;
let ruth: Joined;
let recovery: RecoveryKey;
/** Of all three. */
let first: Proposed;
/** Mara with other keys. */
let again: Awaited<ReturnType<typeof renewed>>;
/** Of the three, with Mara's other keys. */
let second: Proposed;
beforeAll(async () => {
	[mara, devon, ruth, recovery] = await Promise.all([
		joined('mara', 'police', prf),
		joined('devon', 'immigration'),
		joined('ruth', 'child-protection'),
		recoveryKey()
	]);
	first = await firstCard([mara, devon, ruth], recovery);
	again = await renewed(mara, inLane(mara, first));
	const [hers, his] = await Promise.all([
		again.open(inLane(again, first)),
		devon.open(inLane(devon, first))
	]);
	for (const vault of [hers, his]) compare(vault, [again.member], recovery);
	second = await countersigned(
		{ who: devon, vault: his },
		await propose(hers, wantedFor(now(), recovery, [])),
		recovery
	);
});

const inLane = (who: Joined, ...made: Proposed[]) => general(who, recovery, ...made);
const before = () => [mara.member, devon.member, ruth.member];
const now = () => [again.member, devon.member, ruth.member];
/** Ruth's worker, to which Mara's word was shown. */
async function told(...made: Proposed[]) {
	const vault = await ruth.open(inLane(ruth, ...made));
	expect(await vault.takeSuccessions([again.made.succession])).toBe(true);
	return vault;
}
const former = { name: 'FormerKeys' };

describe('a colleague who proposes former keys once more', () => {
	it('finds nobody to stand by them who has heard of the new, where it looked like a mere turn', async () => {
		const his = await devon.open(inLane(devon, first));
		const made = await propose(his, wantedFor(before(), recovery));
		const unaware = await ruth.open(inLane(ruth, first));
		const stood = await countersigned({ who: ruth, vault: unaware }, made, recovery);
		expect(stood.card.signatures, 'without a question, while nobody says so').toHaveLength(2);
		const hers = await told(first);
		await expect(countersigned({ who: ruth, vault: hers }, made, recovery)).rejects.toMatchObject(
			former
		);
		await expect(propose(hers, wantedFor(before(), recovery))).rejects.toMatchObject(former);
	});

	it('finds nobody either once a card lists the new, though the former were compared one day', async () => {
		const his = await devon.open(inLane(devon, first, second));
		compare(his, [mara.member], recovery);
		const made = await propose(his, wantedFor(before(), recovery, []));
		const hers = await ruth.open(inLane(ruth, first, second));
		// In this order: what is compared last with a person is theirs.
		compare(hers, [mara.member, again.member], recovery);
		await propose(hers, wantedFor(now(), recovery));
		await expect(countersigned({ who: ruth, vault: hers }, made, recovery)).rejects.toMatchObject(
			former
		);
	});
});

describe('whoever writes the database', () => {
	it('brings no former keys back by their rows, nor by taking the word for the new away', async () => {
		const vault = await told(first);
		const { version, sealed } = (await vault.nextNotebook())!;
		const later = await ruth.open(inLane(ruth, first), { notebook: { version, sealed } });
		await later.takeSuccessions([]);
		const wanted = wantedFor(before(), recovery);
		expect(await later.changes(wanted)).toMatchObject({ renewed: [], unknown: ['mara'] });
		compare(later, [mara.member], recovery);
		await expect(propose(later, wanted)).rejects.toMatchObject(former);
	});

	it('has nobody’s keys taken for former ones without a word of theirs', async () => {
		const vault = await ruth.open(inLane(ruth, first));
		const { succession } = again.made;
		const thief = await joined('mara');
		const stolen = await renewed(thief, []);
		for (const forged of [
			{ ...succession, was: devon.card, officer: 'devon' },
			{ ...succession, next: thief.card },
			{ ...stolen.made.succession, was: mara.card }
		]) {
			expect(await vault.takeSuccessions([forged])).toBe(false);
		}
		expect(await vault.takeSuccessions([stolen.made.succession]), 'of keys unknown here').toBe(
			false
		);
		expect((await propose(vault, wantedFor(before(), recovery))).sealedFor).toHaveLength(4);
	});
});

describe('a removed passkey, with an older backup', () => {
	it('opens nothing that was sealed after the card that lists the new keys', async () => {
		const [entry] = mara.keyring.filter(({ kind }) => kind === 'passkey');
		const stolen = await openKeys(bytes(entry!.sealed), openerFromPasskey(prf));
		const [copy] = first.sealedFor.filter(({ holder }) => holder === 'mara');
		const old = await openLaneKeys(bytes(copy!.sealed), stolen.identity);
		expect(old.epoch, 'what was sealed before, as ever').toBe(1);

		const hers = await again.open(inLane(again, first, second));
		const at = { kind: 'note', id: 'n', tip: 't', lane: 'general', epoch: 2 } as const;
		const note = await hers.sealWritten({ body: { words: 'x' }, place: at });
		const later = [
			...second.sealedFor.map(({ sealed }) => sealed),
			second.roster,
			note.sealed,
			again.made.former,
			again.made.recovery,
			again.made.passphrase!,
			again.made.notebook.sealed
		];
		for (const sealed of later) {
			for (const identity of [stolen.identity, old.identity])
				await expect(open(bytes(sealed), identity)).rejects.toMatchObject({ name: 'CannotOpen' });
		}
		expect(await openFormer([bytes(again.made.former)], stolen)).toEqual([]);
		await expect(openRoster(bytes(second.roster), old.identity)).rejects.toThrow();
		const officer = { id: 'mara', keys: stolen };
		await expect(openNotebook(bytes(again.made.notebook.sealed), officer)).rejects.toThrow();
	});
});
