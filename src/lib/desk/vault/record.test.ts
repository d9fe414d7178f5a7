import { base64 } from '@scure/base';
import { beforeAll, describe, expect, it } from 'vitest';
import { BEGINNING, isActSigned, type Act } from '#lib/sealed/act.ts';
import { hashOfLink, headOf, type Link } from '#lib/sealed/link.ts';
import {
	CHEAP,
	firstCard,
	general,
	joined,
	recoveryCode,
	recoveryKey,
	type Joined
} from '../../../../tests/support/workers.ts';
import { newVerbs } from './verbs.ts';
import type { KeptNotebook } from './wire.ts';

let mara: Joined;
let lanes: ReturnType<typeof general>;
beforeAll(async () => {
	const [recovery, devon] = [await recoveryKey(), await joined('devon')];
	mara = await joined('mara');
	lanes = general(mara, recovery, await firstCard([mara, devon], recovery));
});

const bytes = (word: string) => base64.encode(new Uint8Array(Buffer.from(word.padEnd(32, '.'))));
/** A chain of these words. @param from what it goes on after. */
function chainOf(words: string, from: readonly Link[] = []): Link[] {
	const all = [...from];
	for (const word of words) {
		const prev = base64.decode(all.at(-1)?.hash ?? base64.encode(new Uint8Array(32)));
		const link = {
			seq: all.length + 1,
			at: 1,
			commitment: bytes(word),
			body: bytes(`b${word}`)
		};
		all.push({ ...link, hash: base64.encode(hashOfLink('general', prev, link)) });
	}
	return all;
}

/** A browser that unlocks, and follows the record that it is shown. */
async function looks(shown: readonly Link[], notebook: KeptNotebook | null) {
	const vault = newVerbs(CHEAP);
	await vault.useRecoveryCode(recoveryCode);
	await vault.unlock({ officerId: 'mara', keyring: mara.keyring, lanes, notebook });
	const [{ lane, from }] = (await vault.recordsFrom()) as [{ lane: string; from: number | null }];
	const links = from === null ? shown.slice(-1) : shown.filter(({ seq }) => seq >= from);
	await vault.followRecord({ lane, links });
	const { record } = (await vault.remembered()).lanes[0]!;
	const next = await vault.nextNotebook();
	return { vault, from, doubt: record, notebook: next ?? notebook };
}
const taken = { lane: 'general', act: 'tip.taken', subject: 'a tip' };
const whole: Act = { ...taken, by: 'mara' };

describe('a browser that follows the record', () => {
	it('signs each act once, with the newest entry that it saw', async () => {
		const chain = chainOf('abc');
		const { vault } = await looks(chain, null);
		const [one, other] = [await vault.signAct(taken), await vault.signAct(taken)];
		for (const signed of [one, other]) {
			expect(isActSigned(whole, signed, mara.card.verifyKey)).toBe(true);
			expect(signed.head).toEqual(headOf(chain.at(-1)!));
		}
		expect([one.count, other.count]).toEqual([1, 2]);
		expect(one.unlock).toBe(other.unlock);
		const again = await looks(chain, null);
		expect((await again.vault.signAct(taken)).unlock).not.toBe(one.unlock);
	});

	it('goes on where its other browsers were, and names the end that it followed it to', async () => {
		const before = await looks(chainOf('abc'), null);
		const grown = chainOf('de', chainOf('abc'));
		const { from, doubt, vault } = await looks(grown, before.notebook);
		expect([from, doubt]).toEqual([3, null]);
		expect((await vault.signAct(taken)).head).toEqual(headOf(grown[4]!));
	});

	it.each([
		['whose last entries were cut', chainOf('ab'), 'cut'],
		['that is gone', [], 'cut'],
		['that has another entry in the place of one', chainOf('abx'), 'forked'],
		['that goes on after another', chainOf('abxyz'), 'forked'],
		[
			'whose entries do not follow from each other',
			chainOf('abc').with(2, chainOf('xbc')[2]!),
			'forked'
		]
	] as const)('says so of one %s, and names what it saw itself', async (_, shown, doubt) => {
		const before = await looks(chainOf('abc'), null);
		const found = await looks(shown, before.notebook);
		expect(found.doubt).toBe(doubt);
		expect((await found.vault.signAct(taken)).head).toEqual(headOf(chainOf('abc')[2]!));
		// And does not believe it the next time.
		expect((await looks(shown, found.notebook)).doubt).toBe(doubt);
		expect((await looks(chainOf('abcd'), found.notebook)).doubt).toBeNull();
	});

	it('begins with nothing where nothing was done', async () => {
		const { vault, notebook, doubt } = await looks([], null);
		expect(doubt).toBeNull();
		expect((await vault.signAct(taken)).head).toEqual(BEGINNING);
		expect((await looks(chainOf('ab'), notebook)).doubt).toBeNull();
	});

	it('signs nothing once it is locked', async () => {
		await expect(newVerbs(CHEAP).signAct(taken)).rejects.toMatchObject({ name: 'Locked' });
	});
});
