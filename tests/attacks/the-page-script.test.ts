import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { newVerbs, type Givens, type Verbs } from '../../src/lib/desk/vault/verbs.ts';
import type { KeyAct, Proof } from '../../src/lib/desk/vault/touch.ts';
import { holdersOf, type Compared, type SaltedEntry } from '../../src/lib/desk/vault/wire.ts';
import {
	newOfficerKeys,
	openerFromRecoveryCode,
	openKeys,
	sealKeys
} from '../../src/lib/sealed/keyring.ts';
import { openNotebook } from '../../src/lib/sealed/notebook.ts';
import { printOfWanted, type Wanted } from '../../src/lib/sealed/dual-control.ts';
import { codeFrom, grouped } from '../../src/lib/sealed/receipt-code.ts';
import type { Member } from '../../src/lib/sealed/roster.ts';
import { softwarePasskey } from '../support/passkey.ts';
import {
	CHEAP,
	compare,
	countersigned,
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
} from '../support/workers.ts';

/**
 * A script in the desk's page, once the officer has unlocked: it talks to the worker as the page does, and has no key. What
 * it can have all the same is in docs/threat-model.md.
 */
const origin = 'https://desk.example';
const paper = grouped(codeFrom(new Uint8Array(10).fill(7)));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

let vault: Verbs;
let card: Awaited<ReturnType<Verbs['enrol']>>['card'];
let keyring: SaltedEntry[];
let passkey: ReturnType<typeof softwarePasskey>;
let lanes: Givens['openLanes'];
let recovery: RecoveryKey;
/** Mara, whose page it is, and Devon read the lane; Ruth would. The thief is whoever the script's author likes. */
let [mara, devon, ruth, thief]: Member[] = [];
let devons: Joined;
let firstCard: Proposed;
const copyOf = (officer: string) =>
	firstCard.sealedFor.find(({ holder }) => holder === officer)!.sealed;
const again = (): Proof => ({ way: 'again', secret: paper, keyring });

beforeEach(async () => {
	passkey = softwarePasskey(origin);
	const made = await newVerbs(CHEAP).enrol({ recoveryCode: paper });
	card = made.card;
	keyring = [{ kind: 'recovery', sealed: made.recovery, salt: null }];
	const others = await Promise.all([
		joined('devon', 'immigration'),
		joined('ruth', 'child-protection'),
		joined('thief')
	]);
	devons = others[0];
	[devon, ruth, thief] = others.map(({ member }) => member);
	recovery = await recoveryKey();
	const first = await unlock([]);
	const [agreement] = await first.agree([lane]);
	mara = { officer: 'mara', agency: 'police', ...card, agreement: agreement! };
	const his = await devons.open();
	compare(his, both(), recovery);
	const wanted = { ...wantedFor(both(), recovery), compared: keysOf(both()), proof: again() };
	firstCard = await countersigned(
		{ who: devons, vault: his },
		await first.propose(wanted),
		recovery
	);
	lanes = general({ officerId: 'mara' }, recovery, firstCard);
	vault = await unlock(lanes);
});

async function unlock(lanes: Givens['openLanes']) {
	const vault = newVerbs(CHEAP, origin);
	await vault.useRecoveryCode(paper);
	const { id, publicKey } = passkey;
	await vault.unlock({ officerId: 'mara', keyring, lanes, passkeys: [{ id, publicKey }] });
	return vault;
}
const both = () => [mara!, devon!];
const keysOf = (members: readonly Member[]): Compared[] => [
	...members.map(({ officer: holder, recipient, verifyKey }) => ({ holder, recipient, verifyKey })),
	{ holder: 'recovery', recipient: recovery.recipient, card: printOfCard(recovery.card) }
];

/** What the officer's passkey answers when it is asked about an act. */
async function touched(act: KeyAct, by = passkey, id = by.id): Promise<Proof> {
	const { challenge } = await vault.touchFor(act);
	const { clientDataJSON, authenticatorData, signature } = by.signIn({ challenge }).response;
	return { way: 'passkey', answer: { id, clientDataJSON, authenticatorData, signature } };
}
const lane = 'general';
/** A card with somebody new, whose words the script says were compared. */
const give = (to: Member, proof?: Proof) => turn([...both(), to], keysOf([to]), proof);
const giveAct = (to: Member): KeyAct => ({
	what: 'propose',
	lane,
	holders: holdersOf(wantedFor([...both(), to], recovery))
});
const turn = (members: readonly Member[], compared: readonly Compared[], proof?: Proof) =>
	vault.propose({ ...wantedFor(members, recovery), compared, proof });
const unproven = { name: 'Unproven' };

describe('a script in the page of an unlocked desk', () => {
	// Before: each of these came back with what it had asked for.
	it('has no key sealed for anybody by any verb of the worker, while nobody touches anything', async () => {
		const salt = base64(randomBytes(16));
		const officerId = 'mara';
		const tries: Partial<Record<keyof Verbs, () => Promise<unknown>>> = {
			propose: () => give(thief!),
			countersign: async () => {
				const proposal = await colleagues(thief!);
				return vault.countersign({ proposal, ...standing(), compared: keysOf([thief!]) });
			},
			shareEpochs: () => vault.shareEpochs({ lane, holder: 'devon' }),
			addPasskey: () => vault.addPasskey({ prf: new Uint8Array(32) }),
			renewPassphrase: () => vault.renewPassphrase({ officerId, words: 'mine', salt }),
			renewRecovery: () => vault.renewRecovery({ officerId, code: paper }),
			renewKeys: () => vault.renewKeys({ officerId, code: paper, passkeys: [] }),
			takeCompared: () => vault.takeCompared({ cards: [] }),
			compareRecovery: () => vault.compareRecovery({ card: 'x' }),
			takeRecovery: async () =>
				vault.takeRecovery({ recovery: (await recoveryKey()).card, recoveries: [] })
		};
		for (const [verb, attempt] of Object.entries(tries)) {
			await expect(attempt(), verb).rejects.toMatchObject(unproven);
		}
		const { recipient } = thief!;
		for (const holder of ['thief', 'mara', 'recovery'])
			expect(await vault.repair([{ holder, recipient, lane, epoch: 1 }])).toEqual([]);
		// Whom a card of the lane goes to, and with that card's own words.
		const epochs = [{ lane, epoch: 1 }];
		for (const card of [{ ...recovery.card, recipient }, (await recoveryKey()).card])
			expect(await vault.sealForRecovery({ recovery: card, epochs })).toEqual([]);
	});

	it('has no lane made for anybody but by a touch, and no copy for whom no card names at all', async () => {
		const fresh = await unlock([]);
		const wanted = wantedFor([mara!, thief!], recovery);
		const made = fresh.propose({ ...wanted, compared: keysOf([thief!]) });
		await expect(made).rejects.toMatchObject(unproven);
		const copies = vault.shareEpochs({ lane, holder: 'thief', proof: again() });
		await expect(copies).rejects.toMatchObject({ name: 'UnknownHolder' });
	});

	it('has every verb of the worker told apart: those that give, and those that cannot', () => {
		const gives = [
			...['addPasskey', 'countersign', 'propose', 'renewPassphrase', 'renewRecovery'],
			...['renewKeys', 'repair', 'sealForRecovery', 'sealRecovered', 'shareEpochs'],
			...['compareRecovery', 'standAsCustodian', 'takeCompared', 'takeRecovery'],
			// Take a touch as well, for what cannot be undone.
			...['agreeTo', 'approveTemplate', 'askForTwo']
		];
		const cannot = [
			// Say what is held or meant, and take what fits it.
			...[
				'changes',
				'checkReplies',
				'forgetPasskey',
				'isNewRecovery',
				'mergeNotebook',
				'myCard',
				'nextNotebook'
			],
			...[
				'checkRestated',
				'followPeople',
				'followRecord',
				'listPeople',
				'peopleFrom',
				'openLanes',
				'recordsFrom',
				'remembered',
				'review',
				'touchFor'
			],
			// Notes what former keys are, by the word of whoever had them alone.
			'takeSuccessions',
			// Gives nobody a key: whoever is to read a lane still has to be on a card of it.
			'agree',
			// What the officer has begun to write: sealed to themself, and opened as that alone.
			...['nameDraft', 'openDraft', 'sealDraft'],
			// Take a way in, before any key is there.
			...['derive', 'signInHalf', 'unlock', 'usePasskey', 'useRecoveryCode'],
			// Take what two sheets open, and hold it for nothing but the lane's next key.
			...['checkRecovered', 'countRecovered', 'forgetRecovery', 'openRecovery'],
			...['recoveryChanges', 'requestRecovery'],
			// Make keys that are nobody's yet.
			...['enrol', 'makeNextRecovery', 'makeRecovery', 'rehearse', 'splitRecovery'],
			// Read and write in the officer's name: what a script in the page does have.
			...['countInvolved', 'keepReply', 'openAddition', 'openPart', 'openReply'],
			...['dropRequest', 'openReason', 'openRequest', 'openTemplates'],
			...['dropGists', 'find', 'gistsOf', 'keptGists'],
			...['makeGists', 'openGists', 'seenBefore', 'takeRows'],
			// Links are opened and counted; one is made as a note is.
			...['continuesIn', 'countSituations', 'lanesOfLinks', 'linkedTips'],
			...['linksOf', 'missingLinks', 'openLinks', 'rowsOf'],
			...['moveFile', 'movePart', 'moveReason', 'moveReply', 'openTip', 'openWritten'],
			...[
				'readPeople',
				'readRecord',
				'restate',
				'sealReply',
				'sealWritten',
				'signAct',
				'writeVoucher'
			]
		];
		expect(Object.keys(vault).sort()).toEqual([...gives, ...cannot].sort());
	});

	it('asks for nothing that two must want without a touch for just that, and signs none of it alone', async () => {
		const wanted = (subject: string): Wanted => ({
			...{ id: crypto.randomUUID(), lane, act: 'tip.deleted', subject, reason: 'Spam.' }
		});
		const [shown, meant] = [wanted('shown'), wanted('meant')];
		const asks = (one: Wanted) => ({ what: 'askForTwo', lane, deed: printOfWanted(one) }) as const;
		await expect(vault.askForTwo({ wanted: meant })).rejects.toMatchObject(unproven);
		const proof = await touched(asks(shown));
		await expect(vault.askForTwo({ wanted: meant, proof })).rejects.toMatchObject(unproven);
		const alone = vault.signAct({ lane, act: 'tip.deleted', subject: 'meant' });
		await expect(alone).rejects.toMatchObject({ name: 'WantsTwo' });
		const made = await vault.askForTwo({ wanted: shown, proof: await touched(asks(shown)) });
		const request = { id: shown.id, lane, sealed: made.sealed };
		expect((await vault.openRequest(request)).request).toMatchObject({ subject: 'shown' });
	});

	it('has a colleague’s request agreed to by no touch for another, and not in the place of what was shown', async () => {
		const his = await devons.open();
		await his.openLanes(general({ officerId: 'devon' }, recovery, firstCard));
		const asks = async (subject: string) => {
			const deed = { id: crypto.randomUUID(), lane, act: 'tip.deleted', subject, reason: 'Spam.' };
			const { sealed } = await his.askForTwo({ wanted: deed, proof: typedAgain(his) });
			return { id: deed.id, lane, sealed };
		};
		const [shown, meant] = [await asks('shown'), await asks('meant')];
		const { print } = await vault.openRequest(shown);
		const notAsked = { name: 'NotAsked' };
		await expect(vault.agreeTo({ request: meant, print, proof: again() })).rejects.toMatchObject(
			notAsked
		);
		// A row that says it is the one that was shown.
		const disguised = { ...meant, id: shown.id };
		await expect(vault.openRequest(disguised)).rejects.toMatchObject(notAsked);
		const { print: other } = await vault.openRequest(meant);
		const proof = await touched({ what: 'agreeTo', lane, deed: print });
		await expect(vault.agreeTo({ request: meant, print: other, proof })).rejects.toMatchObject(
			unproven
		);
		const agreed = await vault.agreeTo({
			...{ request: shown, print },
			proof: await touched({ what: 'agreeTo', lane, deed: print })
		});
		expect(agreed.deed).toEqual({ lane, act: 'tip.deleted', subject: 'shown' });
	});

	it('has a touch that was for one act do for no other, and for none a second time', async () => {
		const other = (act: KeyAct) => touched(act).then((proof) => give(thief!, proof));
		const acts: KeyAct[] = [
			giveAct(ruth!),
			giveAct({ ...thief!, officer: 'ruth' }),
			{ ...giveAct(thief!), lane: 'other' },
			{ ...giveAct(thief!), what: 'countersign' },
			{ ...giveAct(thief!), what: 'shareEpochs' },
			{ ...giveAct(thief!), what: 'renewRecovery', lane: undefined }
		];
		for (const act of acts) await expect(other(act)).rejects.toMatchObject(unproven);

		const proof = await touched(giveAct(ruth!));
		expect((await give(ruth!, proof)).sealedFor).toHaveLength(4);
		await expect(give(ruth!, proof), 'once more').rejects.toMatchObject(unproven);
		const before = await touched(giveAct(ruth!));
		await vault.touchFor(giveAct(ruth!));
		await expect(give(ruth!, before), 'asked anew since').rejects.toMatchObject(unproven);
		const refused = await touched(giveAct(ruth!));
		await expect(give(thief!, refused)).rejects.toMatchObject(unproven);
		await expect(give(ruth!, refused), 'spent on a refusal').rejects.toMatchObject(unproven);
	});

	it('and one is not spent by what could not be done at all: another try with the lanes of then has it', async () => {
		const proof = await touched(giveAct(ruth!));
		const wanted = { ...wantedFor([...both(), ruth!], recovery), compared: keysOf([ruth!]), proof };
		const misfit = vault.propose({ ...wanted, replies: [] });
		await expect(misfit, 'nobody leaves').rejects.toMatchObject({ name: 'Misfit' });
		await vault.openLanes(lanes.map((lane) => ({ ...lane, roster: null })));
		await expect(vault.propose(wanted)).rejects.toMatchObject({ name: 'NotYourLane' });
		await vault.openLanes(lanes);
		expect((await vault.propose(wanted)).sealedFor).toHaveLength(4);
	});

	it('has only the officer’s own passkeys asked, and an answer of another counts for nothing', async () => {
		expect((await vault.touchFor(giveAct(thief!))).passkeys).toEqual([passkey.id]);
		const mine = softwarePasskey(origin);
		for (const id of [mine.id, passkey.id, 'constructor']) {
			const proof = await touched(giveAct(thief!), mine, id);
			await expect(give(thief!, proof), id).rejects.toMatchObject(unproven);
		}
		const elsewhere = { ...passkey, signIn: softwarePasskey('https://evil.example').signIn };
		const proof = await touched(giveAct(thief!), elsewhere);
		await expect(give(thief!, proof)).rejects.toMatchObject(unproven);
		await expect(
			vault.addPasskey({
				prf: new Uint8Array(32),
				passkey: { id: mine.id, publicKey: mine.publicKey },
				proof
			})
		).rejects.toMatchObject(unproven);
		expect((await vault.touchFor(giveAct(thief!))).passkeys).toEqual([passkey.id]);
		await vault.forgetPasskey(passkey.id);
		const gone = await touched(giveAct(ruth!));
		await expect(give(ruth!, gone), 'taken away').rejects.toMatchObject(unproven);
	});

	// Before: where the notebook that says so could not be kept, the passkey counted at every later unlock.
	it('and one that was taken away on the desk counts for nothing at the next unlock, whatever is remembered', async () => {
		const notebook = (await vault.nextNotebook())!;
		const unlockedWith = async (listed: ReturnType<typeof softwarePasskey>[]) => {
			const vault = newVerbs(CHEAP, origin);
			await vault.useRecoveryCode(paper);
			const passkeys = listed.map(({ id, publicKey }) => ({ id, publicKey }));
			await vault.unlock({ officerId: 'mara', keyring, lanes, notebook, passkeys });
			return vault;
		};
		vault = await unlockedWith([passkey]);
		expect((await vault.touchFor(giveAct(ruth!))).passkeys).toEqual([passkey.id]);
		const mine = softwarePasskey(origin);
		vault = await unlockedWith([mine]);
		expect((await vault.touchFor(giveAct(ruth!))).passkeys, 'and none is added').toEqual([]);
		const proof = await touched(giveAct(ruth!));
		await expect(give(ruth!, proof)).rejects.toMatchObject(unproven);
		expect(await vault.nextNotebook(), 'to be kept for good').toBeDefined();
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
			await expect(give(thief!, proof)).rejects.toMatchObject(unproven);
		}
		expect((await give(ruth!, again())).sealedFor).toHaveLength(4);
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

/** A card with somebody new, as Devon proposes it to Mara. */
async function colleagues(to: Member) {
	const mine = { ...lanes[0]! };
	const his = await devons.open([{ ...mine, copies: [{ epoch: 1, sealed: copyOf('devon') }] }]);
	compare(his, [...both(), to], recovery);
	const made = await propose(his, wantedFor([...both(), to], recovery));
	return shownTo({ officerId: 'mara' }, made);
}
const standing = () => ({ recovery: recovery.card });

describe('what changes nobody', () => {
	it('asks for no touch: a turn for the same keys, and a copy for one who has it already', async () => {
		const turned = await turn(both(), []);
		expect(turned.sealedFor).toHaveLength(3);
		const own = { holder: 'mara', recipient: card.recipient };
		expect(await vault.repair([{ ...own, lane, epoch: 1 }])).toHaveLength(1);
	});

	it('nor does the turn after somebody joined, once the card with them stands', async () => {
		const made = await give(ruth!, await touched(giveAct(ruth!)));
		await expect(turn([...both(), ruth!], []), 'not while it is a proposal').rejects.toThrow();
		const his = await devons.open([
			{ ...lanes[0]!, copies: [{ epoch: 1, sealed: copyOf('devon') }] }
		]);
		compare(his, [ruth!], recovery);
		const stood = await countersigned({ who: devons, vault: his }, made, recovery);
		await vault.openLanes(general({ officerId: 'mara' }, recovery, firstCard, stood));
		expect((await turn([...both(), ruth!], [])).sealedFor).toHaveLength(4);
		const other = [...both(), ruth!, thief!];
		await expect(turn(other, keysOf([thief!]))).rejects.toMatchObject(unproven);
		const swapped = { ...ruth!, recipient: thief!.recipient };
		await expect(turn([...both(), swapped], keysOf([swapped]))).rejects.toThrow();
	});

	it('keys that were compared are remembered of what was proven, and of nothing else', async () => {
		await expect(give(thief!)).rejects.toMatchObject(unproven);
		await give(ruth!, await touched(giveAct(ruth!)));
		const { sealed } = (await vault.nextNotebook())!;
		const opener = openerFromRecoveryCode(codeFrom(new Uint8Array(10).fill(7)));
		const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
		const keys = await openKeys(bytes(keyring[0]!.sealed), opener);
		const book = await openNotebook(bytes(sealed), { id: 'mara', keys });
		expect(Object.keys(book.keys).sort()).toEqual(['recovery', 'ruth']);
	});
});
