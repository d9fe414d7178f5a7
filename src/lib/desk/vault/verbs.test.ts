import { describe, expect, it } from 'vitest';
import { grouped, codeFrom } from '#lib/sealed/receipt-code.ts';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { signerOf } from '#lib/sealed/lane-card.ts';
import { openLaneKeys } from '#lib/sealed/lane-keys.ts';
import { open } from '#lib/sealed/open.ts';
import { printOf } from '#lib/sealed/print.ts';
import { openReply } from '#lib/sealed/reply.ts';
import {
	CHEAP,
	countersigned,
	firstCard,
	general,
	joined,
	recoveryCode,
	recoveryKey,
	salt,
	typedAgain,
	wantedFor,
	words
} from '../../../../tests/support/workers.ts';
import { newVerbs, type Verbs } from './verbs.ts';
import type { KeyringEntry } from './wire.ts';

describe('the keys in hand', () => {
	it('open with the passphrase, with the paper, with the passkey, and with nothing else', async () => {
		const prf = new Uint8Array(32).fill(9);
		const { keyring, signInHalf, card } = await joined('mara', 'police', prf);
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
		const { open, card, signInHalf } = await joined('mara');
		const vault = await open();
		const made = await vault.renewPassphrase({
			officerId: 'mara',
			words: newWords,
			salt: newSalt,
			proof: typedAgain(vault)
		});
		const code = grouped(codeFrom(new Uint8Array(10).fill(8)));
		const paper = await vault.renewRecovery({
			officerId: 'mara',
			code,
			proof: typedAgain(vault)
		});
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

describe('what an officer writes', () => {
	const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
	/** Mara with two epochs of a lane held, and what its recovery key opens of them. */
	async function inLane() {
		const [mara, devon] = await Promise.all([joined('mara'), joined('devon')]);
		const recovery = await recoveryKey();
		const first = await firstCard([mara, devon], recovery);
		const before = await mara.open(general(mara, recovery, first));
		const wanted = wantedFor([mara.member, devon.member], recovery);
		const by = { who: devon, vault: await devon.open(general(devon, recovery, first)) };
		const next = await countersigned(by, await before.propose(wanted), recovery);
		const keys = await Promise.all(
			[first, next].map(({ sealedFor }) => {
				const copy = sealedFor.find(({ holder }) => holder === 'recovery')!;
				return openLaneKeys(bytes(copy.sealed), recovery.identity);
			})
		);
		const vault = await mara.open(general(mara, recovery, first, next));
		return { vault, keys, newest: next.card };
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
