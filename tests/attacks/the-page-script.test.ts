import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { newVerbs, type Givens, type Verbs } from '../../src/lib/desk/vault/verbs.ts';
import type { KeyAct, Proof } from '../../src/lib/desk/vault/touch.ts';
import type { Holder, SaltedEntry } from '../../src/lib/desk/vault/wire.ts';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import {
	newOfficerKeys,
	openerFromRecoveryCode,
	openKeys,
	sealKeys
} from '../../src/lib/sealed/keyring.ts';
import { openNotebook } from '../../src/lib/sealed/notebook.ts';
import { codeFrom, grouped } from '../../src/lib/sealed/receipt-code.ts';
import { softwarePasskey } from '../support/passkey.ts';

/**
 * A script in the desk's page, once the officer has unlocked: it talks to the worker as the page does, and has no key. What
 * it can have all the same is in docs/threat-model.md.
 */
const CHEAP = { N: 2 ** 4, r: 8, p: 1 };
const origin = 'https://desk.example';
const paper = grouped(codeFrom(new Uint8Array(10).fill(7)));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

let vault: Verbs;
let card: Awaited<ReturnType<Verbs['enrol']>>['card'];
let keyring: SaltedEntry[];
let passkey: ReturnType<typeof softwarePasskey>;
let lanes: Givens['openLanes'];
let ruth: Holder;
let thief: Holder;
const own = () => ({ holder: 'mara', recipient: card.recipient });
const again = (): Proof => ({ way: 'again', secret: paper, keyring });

beforeEach(async () => {
	passkey = softwarePasskey(origin);
	const made = await newVerbs(CHEAP).enrol({ recoveryCode: paper });
	card = made.card;
	keyring = [{ kind: 'recovery', sealed: made.recovery, salt: null }];
	const [his, hers] = await Promise.all(
		[newIdentity(), newIdentity()].map(async (one) => recipientOf(await one))
	);
	[thief, ruth] = [
		{ holder: 'thief', recipient: his! },
		{ holder: 'ruth', recipient: hers! }
	];
	const first = await unlock([]);
	const lane = { lane: 'general', holders: [own()], proof: again() };
	lanes = shown(await first.makeLane(lane));
	vault = await unlock(lanes);
});

async function unlock(lanes: Givens['openLanes']) {
	const vault = newVerbs(CHEAP, origin);
	await vault.useRecoveryCode(paper);
	const { id, publicKey } = passkey;
	await vault.unlock({ officerId: 'mara', keyring, lanes, passkeys: [{ id, publicKey }] });
	return vault;
}
const shown = ({ card, sealedFor }: Awaited<ReturnType<Verbs['makeLane']>>) => [
	{
		lane: card.lane,
		cards: [card],
		copies: sealedFor.map(({ sealed }) => ({ epoch: card.epoch, sealed }))
	}
];

/** What the officer's passkey answers when it is asked about an act. */
async function touched(act: KeyAct, by = passkey, id = by.id): Promise<Proof> {
	const { challenge } = await vault.touchFor(act);
	const { clientDataJSON, authenticatorData, signature } = by.signIn({ challenge }).response;
	return { way: 'passkey', answer: { id, clientDataJSON, authenticatorData, signature } };
}
const lane = 'general';
const share = (to: Holder, proof?: Proof) => vault.shareLane({ lane, ...to, proof });
const shareAct = (to: Holder): KeyAct => ({ what: 'shareLane', lane, holders: [to] });
const turn = (holders: Holder[], compared: Holder[], proof?: Proof) =>
	vault.makeEpoch({ lane, holders, compared, proof });
const unproven = { name: 'Unproven' };

describe('a script in the page of an unlocked desk', () => {
	// Before: each of these came back with what it had asked for.
	it('has no key sealed for anybody by any verb of the worker, while nobody touches anything', async () => {
		const salt = base64(randomBytes(16));
		const officerId = 'mara';
		const tries: Partial<Record<keyof Verbs, () => Promise<unknown>>> = {
			shareLane: () => share(thief),
			makeEpoch: () => turn([own(), thief], [thief]),
			makeLane: () => vault.makeLane({ lane: 'other', holders: [own(), thief] }),
			addPasskey: () => vault.addPasskey({ prf: new Uint8Array(32) }),
			renewPassphrase: () => vault.renewPassphrase({ officerId, words: 'mine', salt }),
			renewRecovery: () => vault.renewRecovery({ officerId, code: paper }),
			takeCompared: () => vault.takeCompared({ cards: [] })
		};
		for (const [verb, attempt] of Object.entries(tries)) {
			await expect(attempt(), verb).rejects.toMatchObject(unproven);
		}
		expect(await vault.repair([{ ...thief, lane, epoch: 1 }])).toEqual([]);
		expect(await vault.repair([{ ...thief, holder: 'mara', lane, epoch: 1 }])).toEqual([]);
	});

	it('has every verb of the worker told apart: those that give, and those that cannot', () => {
		const gives = [
			...['addPasskey', 'makeEpoch', 'makeLane', 'renewPassphrase', 'renewRecovery'],
			...['repair', 'shareLane', 'takeCompared']
		];
		const cannot = [
			// Say what is held or meant, and take what fits it.
			...['forgetPasskey', 'mergeNotebook', 'myCard', 'nextNotebook', 'openLanes', 'rememberKeys'],
			...['remembered', 'touchFor', 'unknownHolders'],
			// Take a way in, before any key is there.
			...['derive', 'signInHalf', 'unlock', 'usePasskey', 'useRecoveryCode'],
			// Make keys that are nobody's yet.
			...['enrol', 'makeRecovery', 'rehearse', 'splitRecovery'],
			// Read and write in the officer's name: what a script in the page does have.
			...['countInvolved', 'keepReply', 'openAct', 'openAddition', 'openPart', 'openReply'],
			...['moveFile', 'movePart', 'moveReason', 'moveReply', 'openTip', 'openWritten'],
			...['sealReply', 'sealWritten', 'writeVoucher']
		];
		expect(Object.keys(vault).sort()).toEqual([...gives, ...cannot].sort());
	});

	it('has a touch that was for one act do for no other, and for none a second time', async () => {
		const other = (act: KeyAct) => touched(act).then((proof) => share(thief, proof));
		const acts: KeyAct[] = [
			shareAct(ruth),
			{ ...shareAct(thief), holders: [{ ...thief, holder: 'ruth' }] },
			{ ...shareAct(thief), lane: 'other' },
			{ ...shareAct(thief), what: 'makeEpoch' },
			{ ...shareAct(thief), what: 'renewRecovery', lane: undefined }
		];
		for (const act of acts) await expect(other(act)).rejects.toMatchObject(unproven);

		const proof = await touched(shareAct(ruth));
		expect(await share(ruth, proof)).toHaveLength(1);
		await expect(share(ruth, proof), 'once more').rejects.toMatchObject(unproven);
		const before = await touched(shareAct(ruth));
		await vault.touchFor(shareAct(ruth));
		await expect(share(ruth, before), 'asked anew since').rejects.toMatchObject(unproven);
		const refused = await touched(shareAct(ruth));
		await expect(share(thief, refused)).rejects.toMatchObject(unproven);
		await expect(share(ruth, refused), 'spent on a refusal').rejects.toMatchObject(unproven);
	});

	it('has only the officer’s own passkeys asked, and an answer of another counts for nothing', async () => {
		expect((await vault.touchFor(shareAct(thief))).passkeys).toEqual([passkey.id]);
		const mine = softwarePasskey(origin);
		for (const id of [mine.id, passkey.id, 'constructor']) {
			const proof = await touched(shareAct(thief), mine, id);
			await expect(share(thief, proof), id).rejects.toMatchObject(unproven);
		}
		const elsewhere = { ...passkey, signIn: softwarePasskey('https://evil.example').signIn };
		const proof = await touched(shareAct(thief), elsewhere);
		await expect(share(thief, proof)).rejects.toMatchObject(unproven);
		await expect(
			vault.addPasskey({
				prf: new Uint8Array(32),
				passkey: { id: mine.id, publicKey: mine.publicKey },
				proof
			})
		).rejects.toMatchObject(unproven);
		expect((await vault.touchFor(shareAct(thief))).passkeys).toEqual([passkey.id]);
		await vault.forgetPasskey(passkey.id);
		const gone = await touched(shareAct(ruth));
		await expect(share(ruth, gone), 'taken away').rejects.toMatchObject(unproven);
	});

	it('proves nothing with a keyring of its own making, or with the officer’s and the wrong words', async () => {
		const code = codeFrom(new Uint8Array(10).fill(9));
		const sealed = base64(await sealKeys(await newOfficerKeys(), openerFromRecoveryCode(code)));
		const forged = [{ kind: 'recovery' as const, sealed, salt: null }];
		for (const proof of [
			{ way: 'again' as const, secret: grouped(code), keyring: forged },
			{ way: 'again' as const, secret: grouped(code), keyring },
			{ way: 'again' as const, secret: new Uint8Array(32), keyring },
			{ way: 'again' as const, secret: '', keyring: [] }
		]) {
			await expect(share(thief, proof)).rejects.toMatchObject(unproven);
		}
		expect(await share(ruth, again())).toHaveLength(1);
	});

	it('hears of no secret but what was asked for, once the officer is there', async () => {
		const proof = await touched({ what: 'renewRecovery' });
		const code = codeFrom(new Uint8Array(10).fill(9));
		const given = { officerId: 'mara', code: grouped(code), proof };
		const entry = await vault.renewRecovery(given);
		const opened = await openKeys(
			new Uint8Array(Buffer.from(entry, 'base64')),
			openerFromRecoveryCode(code)
		);
		expect(opened.identity).toMatch(/^AGE-SECRET-KEY-PQ-1/);
		await expect(vault.renewRecovery(given)).rejects.toMatchObject(unproven);
	});
});

describe('what changes nobody', () => {
	it('asks for no touch: a turn for the same keys, and a copy for one who has it already', async () => {
		const turned = await turn([own()], []);
		expect(turned.sealedFor).toHaveLength(1);
		expect(await vault.repair([{ ...own(), lane, epoch: 1 }])).toHaveLength(1);
	});

	it('nor does the turn that follows on somebody’s joining, for whom there was one', async () => {
		await share(ruth, await touched(shareAct(ruth)));
		expect((await turn([own(), ruth], [ruth])).sealedFor).toHaveLength(2);
		await expect(turn([own(), ruth, thief], [ruth, thief])).rejects.toMatchObject(unproven);
		const swapped = { ...ruth, recipient: thief.recipient };
		await expect(turn([own(), swapped], [swapped])).rejects.toMatchObject(unproven);
	});

	it('keys that were compared are remembered of whom a key was given to, and of nobody else', async () => {
		const { verifyKey } = card;
		await share(ruth, await touched(shareAct(ruth)));
		await vault.rememberKeys([ruth, thief].map((one) => ({ ...one, verifyKey })));
		const { sealed } = (await vault.nextNotebook())!;
		const opener = openerFromRecoveryCode(codeFrom(new Uint8Array(10).fill(7)));
		const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
		const keys = await openKeys(bytes(keyring[0]!.sealed), opener);
		const book = await openNotebook(bytes(sealed), { id: 'mara', keys });
		expect(Object.keys(book.keys)).toEqual(['ruth']);
	});
});
