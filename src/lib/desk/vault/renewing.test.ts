import { beforeAll, describe, expect, it } from 'vitest';
import { chainOf, custodiansOn } from '#lib/sealed/lane-card.ts';
import { isOpenedByAMember } from '#lib/sealed/lane-card-v2.ts';
import { newSigningKey, verifyKeyOf } from '#lib/sealed/signature.ts';
import { isSucceeded } from '#lib/sealed/succession.ts';
import { isAgreed } from '#lib/sealed/voice.ts';
import { sealWritten } from '#lib/sealed/written.ts';
import {
	compare,
	countersigned,
	firstCard,
	general,
	joined,
	propose,
	recoveryCode,
	recoveryKey,
	renewed,
	typedAgain,
	wantedFor,
	type Joined,
	type Proposed,
	type RecoveryKey
} from '../../../../tests/support/workers.ts';

let mara: Joined;
let devon: Joined;
let recovery: RecoveryKey;
/** Of Mara and Devon. */
let first: Proposed;
/** Mara with other keys. */
let again: Awaited<ReturnType<typeof renewed>>;
/** Of Mara with other keys and Devon: she proposed it, and he compared her words. */
let second: Proposed;
beforeAll(async () => {
	[mara, devon, recovery] = await Promise.all([
		joined('mara'),
		joined('devon', 'immigration'),
		recoveryKey()
	]);
	first = await firstCard([mara, devon], recovery);
	again = await renewed(mara, general(mara, recovery, first));
	const [hers, his] = await Promise.all([inLane(again, first), inLane(devon, first)]);
	for (const vault of [hers, his]) compare(vault, [again.member], recovery);
	const made = await propose(hers, wantedFor([again.member, devon.member], recovery, []));
	second = await countersigned({ who: devon, vault: his }, made, recovery);
});

const inLane = (who: Joined, ...made: Proposed[]) => who.open(general(who, recovery, ...made));
const place = (epoch: number) => ({ id: 'note-1', tip: 'tip-1', lane: 'general', epoch });
const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));

describe('an officer’s new keys', () => {
	it('open with what was kept, and are named by the former, with a yes to each lane', async () => {
		const vault = await again.open();
		expect(await vault.myCard()).toEqual(again.made.succession.next);
		expect(again.card).not.toEqual(mara.card);
		expect(isSucceeded(again.made.succession)).toBe(true);
		expect(again.made.succession).toMatchObject({ officer: 'mara', was: mara.card });
		const [yes] = again.made.agreements;
		expect(yes).toMatchObject({ officer: 'mara', lane: 'general' });
		expect(isAgreed(yes!, again.card.verifyKey)).toBe(true);
		expect(isAgreed(yes!, mara.card.verifyKey)).toBe(false);
	});

	it('have what the browser remembers sealed for them, as fresh as it was', async () => {
		const vault = await inLane(again, first);
		expect(await vault.remembered()).toMatchObject({
			isStale: false,
			seen: { version: again.made.notebook.version },
			lanes: [{ lane: 'general', doubt: null }]
		});
		const other = await mara.open([], { notebook: again.made.notebook });
		expect(await other.remembered(), 'with the former').toMatchObject({ isStale: true });
	});

	it('are made for a passkey that was touched, which opens them', async () => {
		const prf = new Uint8Array(32).fill(5);
		const vault = await mara.open();
		const proof = typedAgain(vault);
		const passkeys = [{ id: 'key', prf }];
		const made = await vault.renewKeys({ officerId: 'mara', code: recoveryCode, passkeys, proof });
		expect(made.passphrase).toBeNull();
		const keyring = [{ kind: 'passkey' as const, sealed: made.passkeys[0]!.entry }];
		await vault.usePasskey(prf);
		await vault.unlock({ officerId: 'mara', keyring, lanes: [] });
		expect(await vault.myCard()).toEqual(made.succession.next);
	});

	it('are made on a proof alone, for nobody else, on a whole code, and not while the notebook is stale', async () => {
		const vault = await mara.open();
		const given = { officerId: 'mara', code: recoveryCode, passkeys: [] };
		const proof = () => typedAgain(vault);
		await expect(vault.renewKeys(given)).rejects.toMatchObject({ name: 'Unproven' });
		for (const [other, name] of [
			[{ officerId: 'devon' }, 'Locked'],
			[{ code: 'none' }, 'WrongKey']
		] as const) {
			const asked = vault.renewKeys({ ...given, ...other, proof: proof() });
			await expect(asked).rejects.toMatchObject({ name });
		}
		const stale = await mara.open([], { seen: { version: 7, hash: 'x' } });
		const asked = stale.renewKeys({ ...given, proof: typedAgain(stale) });
		await expect(asked).rejects.toMatchObject({ name: 'StaleNotebook' });
	});

	it('are renewed once more, and everything of before opens still', async () => {
		const third = await renewed(again, general(again, recovery, first, second));
		const vault = await inLane(third, first, second);
		const { sealed, epoch } = await (
			await inLane(mara, first)
		).sealWritten({ body: { words: 'of then' }, place: { ...place(1), kind: 'note' } });
		const at = { ...place(epoch), sealed: bytes(sealed) };
		const keys = { mara: [mara.card.verifyKey] };
		expect(await vault.openWritten({ kind: 'note', at, writers: { keys } })).toMatchObject({
			words: 'of then'
		});
	});
});

describe('a lane of somebody with new keys', () => {
	it('is read by the former ones, and answered, until a card lists the new', async () => {
		const vault = await inLane(again, first);
		const { sealed, epoch } = await vault.sealWritten({
			body: { words: 'I called.' },
			place: { ...place(1), kind: 'note' }
		});
		const rosters = [{ epoch: 1, sealed: first.roster }];
		const at = { ...place(epoch), sealed: bytes(sealed) };
		const his = await inLane(devon, first);
		const read = await his.openWritten({ kind: 'note', at, writers: { keys: {}, rosters } });
		expect(read).toMatchObject({ words: 'I called.', by: 'mara' });
	});

	it('gets its card of her two voices, of which one counts, and of a colleague who compared her words', async () => {
		const custodians = custodiansOn([recovery.card]);
		expect(chainOf([first.card, second.card], custodians)).toHaveLength(2);
		expect(
			isOpenedByAMember({ ...second.card, signatures: second.card.signatures.slice(0, 2) })
		).toBe(true);
		const alone = { ...second.card, signatures: second.card.signatures.slice(0, 2) };
		expect(chainOf([first.card, alone], custodians), 'nobody counts twice').toHaveLength(1);
		const [vault, his] = [await inLane(again, first, second), await inLane(devon, first, second)];
		for (const one of [vault, his]) {
			const made = await propose(one, wantedFor([again.member, devon.member], recovery));
			expect(made.card.signatures, 'from there on she has one').toHaveLength(1);
		}
	});

	it('tells whose words they are by the roster of their time, whatever the server’s rows say', async () => {
		const rosters = [first, second].map(({ card, roster }) => ({
			epoch: card.epoch,
			sealed: roster
		}));
		const his = await inLane(devon, first, second);
		const thief = newSigningKey();
		const writers = { keys: { mara: [verifyKeyOf(thief)] }, rosters };
		const read = (at: ReturnType<typeof place> & { sealed: Uint8Array }) =>
			his.openWritten({ kind: 'note', at, writers });
		const write = async (who: Joined, ...made: Proposed[]) => {
			const vault = await inLane(who, ...made);
			const note = {
				body: { words: 'x' },
				place: { ...place(made.length), kind: 'note' as const }
			};
			const { sealed } = await vault.sealWritten(note);
			return { ...place(made.length), sealed: bytes(sealed) };
		};
		for (const at of [
			await write(mara, first),
			await write(again, first),
			await write(again, first, second)
		]) {
			expect(await read(at)).toMatchObject({ words: 'x', by: 'mara' });
		}
		const signed = { id: 'mara', signingKey: thief };
		const note = { ...place(2), kind: 'note' as const };
		const forged = await sealWritten({ words: 'x' }, note, second.card.recipient, signed);
		const at = { ...place(2), sealed: forged };
		await expect(read(at)).rejects.toMatchObject({ name: 'WrongEnvelope' });
		const rowsAlone = { keys: writers.keys };
		const believed = his.openWritten({ kind: 'note', at, writers: rowsAlone });
		expect(await believed, 'without a roster').toMatchObject({ by: 'mara' });
	});
});
