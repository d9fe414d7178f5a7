import { beforeAll, describe, expect, it } from 'vitest';
import { chainOf, custodiansOn } from '#lib/sealed/lane-card.ts';
import type { Member } from '#lib/sealed/roster.ts';
import { newSigningKey } from '#lib/sealed/signature.ts';
import {
	compare,
	firstCard,
	general,
	joined,
	propose,
	recoveryKey,
	shownTo,
	typedAgain,
	wantedFor,
	type Joined,
	type Proposed,
	type RecoveryKey
} from '../../../../tests/support/workers.ts';
import type { Verbs } from './verbs.ts';

/** Mara's desk: Devon, who reads the lane with her, has lost what he opened it with. Custodians of customs and labour come. */
let mara: Joined;
let devon: Joined;
let ruth: Joined;
let recovery: RecoveryKey;
let first: Proposed;
let vault: Verbs;
beforeAll(async () => {
	[mara, devon, ruth] = await Promise.all([
		joined('mara'),
		joined('devon', 'immigration'),
		joined('ruth', 'customs')
	]);
	recovery = await recoveryKey();
	first = await firstCard([mara, devon], recovery);
	vault = await mara.open(general(mara, recovery, first));
	compare(vault, [ruth.member], recovery);
});

const proposed = (members: readonly Member[], replies?: readonly string[]) =>
	propose(vault, wantedFor(members, recovery, replies));
const signs = (made: Proposed, sheet: string, given = {}) =>
	vault.standAsCustodian({
		proposal: shownTo(mara, made),
		recovery: recovery.card,
		sheet,
		proof: typedAgain(vault),
		...given
	});
const isStanding = (...made: Proposed[]) =>
	chainOf(
		made.map(({ card }) => card),
		custodiansOn([recovery.card])
	).length === made.length;
const named = (name: string) => ({ name });

describe('a custodian at the desk of who proposed a card', () => {
	it('stands by it with what is on their sheet, typed as it stands there', async () => {
		const made = await proposed([mara.member], []);
		const customs = recovery.sheets[0]!.signingKey;
		const typed = ` ${customs.slice(0, 20)}\n${customs.slice(20)} `;
		const signature = await signs(made, typed, { replies: [] });
		const card = { ...made.card, signatures: [...made.card.signatures, signature] };
		expect(isStanding(first, { ...made, card })).toBe(true);
		expect(JSON.stringify(signature)).not.toContain(customs);
	});

	it('is nobody with another key, one that is mistyped, or a sheet of another recovery key', async () => {
		const made = await proposed([mara.member], []);
		const other = await recoveryKey();
		const { signingKey } = recovery.sheets[0]!;
		const wrong = [newSigningKey(), other.sheets[0]!.signingKey, signingKey.toLowerCase(), ''];
		for (const sheet of wrong)
			await expect(signs(made, sheet, { replies: [] })).rejects.toMatchObject(
				named('NotCustodian')
			);
		const shown = { recovery: other.card, replies: [] };
		await expect(
			signs(made, other.sheets[0]!.signingKey, shown),
			'the server shows another recovery key'
		).rejects.toMatchObject(named('Misfit'));
	});

	it('has no word where somebody of their own agency comes to read the lane, by this browser, too', async () => {
		const made = await proposed([mara.member, devon.member, ruth.member]);
		const [customs, labour] = recovery.sheets.map((sheet) => sheet.signingKey);
		await expect(signs(made, customs!)).rejects.toMatchObject(named('OwnAgency'));
		expect(await signs(made, labour!)).toMatchObject({ by: 'custodian' });
	});

	it('who finds a desk unlocked gives nobody a key: whose desk it is says that they want it', async () => {
		const made = await proposed([mara.member], []);
		const { signingKey } = recovery.sheets[0]!;
		const given = { replies: [], proof: undefined };
		await expect(signs(made, signingKey, given)).rejects.toMatchObject(named('Unproven'));
	});

	it('is not asked to stand by a card that leaves out answers, nor one that is not what it says', async () => {
		const made = await proposed([mara.member], []);
		const { signingKey } = recovery.sheets[0]!;
		for (const replies of [undefined, ['an answer that stands']])
			await expect(signs(made, signingKey, { replies })).rejects.toMatchObject(
				named('LeavesOutReplies')
			);
		const another = { ...made, card: { ...made.card, agencies: ['police', 'press'] } };
		await expect(signs(another, signingKey, { replies: [] })).rejects.toMatchObject(
			named('Misfit')
		);
	});

	it('stands by a turn that changes nobody without a touch, as a colleague’s browser does', async () => {
		const alone = await proposed([mara.member], []);
		const { signingKey } = recovery.sheets[1]!;
		const signature = await signs(alone, signingKey, { replies: [] });
		const card = { ...alone.card, signatures: [...alone.card.signatures, signature] };
		await vault.openLanes(general(mara, recovery, first, { ...alone, card }));
		const turned = await vault.propose(wantedFor([mara.member], recovery));
		expect(await signs(turned, signingKey, { proof: undefined })).toMatchObject({
			by: 'custodian'
		});
	});
});
