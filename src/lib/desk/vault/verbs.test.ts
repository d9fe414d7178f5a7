import { describe, expect, it } from 'vitest';
import { grouped, codeFrom } from '#lib/sealed/receipt-code.ts';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { signerOf } from '#lib/sealed/lane-card.ts';
import { openLaneKeys } from '#lib/sealed/lane-keys.ts';
import { open } from '#lib/sealed/open.ts';
import { printOf } from '#lib/sealed/print.ts';
import { openReply } from '#lib/sealed/reply.ts';
import { newVerbs, type Givens, type Results, type Verbs } from './verbs.ts';
import type { Proof } from './touch.ts';
import type { Holder, KeyringEntry, SaltedEntry } from './wire.ts';

const CHEAP = { N: 2 ** 4, r: 8, p: 1 };
const recoveryCode = grouped(codeFrom(new Uint8Array(10).fill(7)));
const salt = Buffer.alloc(16, 1).toString('base64');
const words = 'seven words that nobody thought up themselves';

/** Somebody who has just joined: what the server keeps of them, and their keys unlocked. */
async function joined(officerId: string, prf?: Uint8Array) {
	const made = await newVerbs(CHEAP).enrol({ recoveryCode, passphrase: { words, salt }, prf });
	const keyring: SaltedEntry[] = [
		{ kind: 'recovery', sealed: made.recovery, salt: null },
		{ kind: 'passphrase', sealed: made.passphrase!.entry, salt },
		...(made.passkey ? [{ kind: 'passkey' as const, sealed: made.passkey.entry, salt: null }] : [])
	];
	/** What they type again before a key is given. */
	const proof: Proof = { way: 'again', secret: recoveryCode, keyring };
	const open = async (lanes: Givens['unlock']['lanes'] = []) => {
		const vault = newVerbs(CHEAP);
		await vault.derive({ passphrase: words, salt });
		await vault.unlock({ officerId, keyring, lanes });
		return vault;
	};
	return {
		officerId,
		card: made.card,
		keyring,
		proof,
		signInHalf: made.passphrase!.signInHalf,
		open
	};
}
const holder = ({
	officerId,
	card
}: {
	officerId: string;
	card: { recipient: Holder['recipient'] };
}) => ({
	holder: officerId,
	recipient: card.recipient
});

/** The general lane as the server has it for one of its holders, an epoch a making. */
const general = (who: string, ...made: Results['makeLane'][]): Givens['unlock']['lanes'] => [
	{
		lane: 'general',
		cards: made.map(({ card }) => card),
		roster: null,
		since: 1,
		recovery: [],
		copies: made.flatMap(({ card, sealedFor }) =>
			sealedFor
				.filter((one) => one.holder === who)
				.map(({ sealed }) => ({ epoch: card.epoch, sealed }))
		)
	}
];

describe('the keys in hand', () => {
	it('open with the passphrase, with the paper, with the passkey, and with nothing else', async () => {
		const prf = new Uint8Array(32).fill(9);
		const { keyring, signInHalf, card } = await joined('mara', prf);
		const given = { officerId: 'mara', keyring, lanes: [] };
		const ways: ((vault: Verbs) => Promise<unknown>)[] = [
			(vault) => vault.derive({ passphrase: ` ${words.toUpperCase()}`, salt }),
			(vault) => vault.useRecoveryCode(recoveryCode.toLowerCase()),
			(vault) => vault.usePasskey(prf)
		];
		for (const way of ways) {
			const vault = newVerbs(CHEAP);
			await way(vault);
			await vault.unlock(given);
			expect(await vault.myCard()).toEqual(card);
		}
		const wrongs: ((vault: Verbs) => Promise<unknown>)[] = [
			(vault) => vault.derive({ passphrase: 'other words', salt }),
			(vault) => vault.usePasskey(new Uint8Array(32).fill(8)),
			async () => undefined
		];
		for (const wrong of wrongs) {
			const vault = newVerbs(CHEAP);
			await wrong(vault);
			await expect(vault.unlock(given)).rejects.toMatchObject({ name: 'WrongKey' });
			await expect(vault.myCard()).rejects.toMatchObject({ name: 'Locked' });
		}
		expect(await newVerbs(CHEAP).derive({ passphrase: words, salt })).toBe(signInHalf);
		expect(await newVerbs(CHEAP).useRecoveryCode('not a code')).toBe(false);
	});
});

describe('the keys in hand, renewed', () => {
	const newSalt = Buffer.alloc(16, 2).toString('base64');
	const newWords = 'seven other words';

	it('open with the new passphrase and the new paper, and with neither of the former', async () => {
		const { open, card, signInHalf, proof } = await joined('mara');
		const vault = await open();
		const made = await vault.renewPassphrase({
			officerId: 'mara',
			words: newWords,
			salt: newSalt,
			proof
		});
		const code = grouped(codeFrom(new Uint8Array(10).fill(8)));
		const paper = await vault.renewRecovery({ officerId: 'mara', code, proof });
		const keyring: KeyringEntry[] = [
			{ kind: 'passphrase', sealed: made.entry },
			{ kind: 'recovery', sealed: paper }
		];
		const opens = async (way: (vault: Verbs) => Promise<unknown>) => {
			const next = newVerbs(CHEAP);
			await way(next);
			await next.unlock({ officerId: 'mara', keyring, lanes: [] });
			return next.myCard();
		};
		expect(await opens((next) => next.derive({ passphrase: newWords, salt: newSalt }))).toEqual(
			card
		);
		expect(await opens((next) => next.useRecoveryCode(code))).toEqual(card);
		for (const former of [
			(next: Verbs) => next.derive({ passphrase: words, salt: newSalt }),
			(next: Verbs) => next.derive({ passphrase: words, salt }),
			(next: Verbs) => next.useRecoveryCode(recoveryCode)
		]) {
			await expect(opens(former)).rejects.toMatchObject({ name: 'WrongKey' });
		}
		const half = (passphrase: string, by: string) => vault.signInHalf({ passphrase, salt: by });
		expect(await half(newWords, newSalt)).toBe(made.signInHalf);
		expect(await half(words, salt)).toBe(signInHalf);
	});

	it('are sealed for nobody but whose they are, and not while they are locked', async () => {
		const { open } = await joined('mara');
		for (const vault of [await open(), newVerbs(CHEAP)]) {
			const given = { officerId: 'devon', words: newWords, salt: newSalt };
			for (const renewal of [
				vault.renewPassphrase(given),
				vault.renewRecovery({ officerId: 'devon', code: recoveryCode })
			]) {
				await expect(renewal).rejects.toMatchObject({ name: 'Locked' });
			}
		}
		const renewal = (await open()).renewRecovery({ officerId: 'mara', code: 'not a code' });
		await expect(renewal).rejects.toMatchObject({ name: 'WrongKey' });
	});
});

describe('a lane’s next key', () => {
	const recovery = async () => ({
		holder: 'recovery',
		recipient: await recipientOf(await newIdentity())
	});

	it('goes to the keys that held the lane before, to fewer, and to no other unasked', async () => {
		const [mara, devon, ruth] = await Promise.all(
			['mara', 'devon', 'ruth'].map((id) => joined(id))
		);
		const paper = await recovery();
		const holders = [holder(mara!), holder(devon!), paper];
		const first = await (
			await mara!.open()
		).makeLane({
			lane: 'general',
			holders,
			proof: mara!.proof
		});
		const vault = await devon!.open(general('devon', first));
		const make = (given: readonly Holder[], compared?: readonly Holder[]) =>
			vault.makeEpoch({ lane: 'general', holders: given, compared, proof: devon!.proof });

		expect((await make(holders)).card).toMatchObject({ lane: 'general', epoch: 2 });
		expect((await make([holder(devon!), paper])).sealedFor).toHaveLength(2);

		const swapped = [{ ...holder(mara!), recipient: ruth!.card.recipient }, holder(devon!), paper];
		const joinedLater = [...holders, holder(ruth!)];
		const otherPaper = [holder(mara!), holder(devon!), await recovery()];
		for (const changed of [swapped, joinedLater, otherPaper]) {
			await expect(make(changed)).rejects.toMatchObject({ name: 'UnknownHolder' });
		}
		expect(await vault.unknownHolders({ lane: 'general', holders: joinedLater })).toEqual(['ruth']);
		expect((await make(joinedLater, [holder(ruth!)])).sealedFor).toHaveLength(4);
		await expect(make(swapped, [holder(ruth!)])).rejects.toMatchObject({ name: 'UnknownHolder' });
	});

	it('goes to the very key that people compared, not to one that the server names after that', async () => {
		const [mara, ruth, thief] = await Promise.all(
			['mara', 'ruth', 'thief'].map((id) => joined(id))
		);
		const holders = [holder(mara!), await recovery()];
		const first = await (
			await mara!.open()
		).makeLane({
			lane: 'general',
			holders,
			proof: mara!.proof
		});
		const vault = await mara!.open(general('mara', first));
		const make = (given: readonly Holder[], compared: readonly Holder[]) =>
			vault.makeEpoch({ lane: 'general', holders: given, compared, proof: mara!.proof });

		const compared = [holder(ruth!)];
		const swapped = { ...holder(ruth!), recipient: thief!.card.recipient };
		expect((await make([...holders, ...compared], compared)).sealedFor).toHaveLength(3);
		await expect(make([...holders, swapped], compared)).rejects.toMatchObject({
			name: 'UnknownHolder',
			message: 'ruth'
		});
		const again = { ...holder(mara!), recipient: thief!.card.recipient };
		expect(
			(await make([again, holders[1]!], [again])).sealedFor,
			'a new key, compared'
		).toHaveLength(2);
		await expect(make(holders, [again]), 'the old one is the other by now').rejects.toMatchObject({
			name: 'UnknownHolder'
		});
	});

	it('is made by those who hold the lane alone', async () => {
		const mara = await joined('mara');
		const vault = await mara.open();
		await expect(vault.makeEpoch({ lane: 'general', holders: [] })).rejects.toMatchObject({
			name: 'NotYourLane'
		});
		await expect(newVerbs(CHEAP).makeLane({ lane: 'general', holders: [] })).rejects.toMatchObject({
			name: 'Locked'
		});
	});

	it('is never made for another key in the maker’s own name', async () => {
		const [mara, thief] = [await joined('mara'), await joined('thief')];
		const vault = await mara.open();
		const make = (recipient: Holder['recipient']) =>
			vault.makeLane({
				lane: 'general',
				holders: [{ holder: 'mara', recipient }],
				proof: mara.proof
			});
		await expect(make(thief.card.recipient)).rejects.toMatchObject({ name: 'UnknownHolder' });
		expect((await make(mara.card.recipient)).sealedFor).toHaveLength(1);
	});
});

describe('what an officer writes', () => {
	const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
	/** Mara with two epochs of a lane held, and what its paper opens of them. */
	async function inLane() {
		const [mara, identity] = [await joined('mara'), await newIdentity()];
		const holders = [holder(mara), { holder: 'recovery', recipient: await recipientOf(identity) }];
		const given = { lane: 'general', holders, proof: mara.proof };
		const first = await (await mara.open()).makeLane(given);
		const before = await mara.open(general('mara', first));
		const next = await before.makeEpoch({ lane: 'general', holders });
		const keys = await Promise.all(
			[first, next].map(({ sealedFor }) => openLaneKeys(bytes(sealedFor[1]!.sealed), identity))
		);
		return { vault: await mara.open(general('mara', first, next)), keys, newest: next.card };
	}
	const place = { id: 'r1', tip: 't1', lane: 'general' };
	const reply = { words: 'Is it safe to write here?', asks: true };

	it('goes to the tipster whose print lies in the tip, and to nobody whom a row names instead', async () => {
		const { vault, newest } = await inLane();
		const [dot, thief] = [await newIdentity(), await newIdentity()];
		const tipster = await recipientOf(dot);
		const send = (to: typeof tipster, print = printOf(tipster)) =>
			vault.sealReply({ reply, place: { ...place, epoch: 2 }, tipster: to, print });
		const { epoch, sealed } = await send(tipster);
		const at = { ...place, epoch };
		expect(await openReply(bytes(sealed), at, dot, signerOf(newest)!)).toEqual(reply);
		for (const sending of [send(await recipientOf(thief)), send(tipster, '')]) {
			await expect(sending).rejects.toMatchObject({ name: 'OtherTipster' });
		}
	});

	it('is sealed to the newest of the lane’s keys in hand, a reply as well as a note', async () => {
		const { vault, keys } = await inLane();
		const tipster = await recipientOf(await newIdentity());
		const send = (epoch: number) =>
			vault.sealReply({ reply, place: { ...place, epoch }, tipster, print: printOf(tipster) });
		const sent = await send(1);
		expect(sent.epoch).toBe(2);
		for (const sealed of [sent.sealed, sent.sending]) {
			await expect(open(bytes(sealed), keys[1]!.identity)).resolves.toBeDefined();
		}
		await expect(send(3), 'a key that was made meanwhile').rejects.toMatchObject({
			name: 'NotYourLane'
		});
		const note = { kind: 'note' as const, ...place, epoch: 1 };
		const written = await vault.sealWritten({ body: { words: 'Called.' }, place: note });
		expect(written.epoch).toBe(2);
		await expect(open(bytes(written.sealed), keys[1]!.identity)).resolves.toBeDefined();
		await expect(open(bytes(written.sealed), keys[0]!.identity)).rejects.toThrow();
	});
});
