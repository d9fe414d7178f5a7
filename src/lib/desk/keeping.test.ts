import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { recipientOf } from '#lib/sealed/identity.ts';
import { newEpoch } from '../../../tests/support/lane-v1.ts';
import { sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import { openerFromRecoveryCode, openKeys, type OfficerKeys } from '#lib/sealed/keyring.ts';
import { codeFrom } from '#lib/sealed/receipt-code.ts';
import { CHEAP, joined, recoveryCode, type Joined } from '../../../tests/support/workers.ts';
import { createKeeping, type Between, type Kept } from './keeping.ts';
import type { Fetched } from './server-keys.ts';
import type { Line } from './vault/protocol.ts';
import { newVerbs, type Givens, type Verbs } from './vault/verbs.ts';
import type { KeptNotebook, SeenNotebook } from './vault/wire.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const EPOCHS = 5;
let mara: Joined;
let epochs: { card: Givens['openLanes'][number]['cards'][number]; sealed: string }[];
beforeAll(async () => {
	mara = await joined('mara');
	const opener = openerFromRecoveryCode(codeFrom(new Uint8Array(10).fill(7)));
	const entry = mara.keyring.find(({ kind }) => kind === 'recovery')!;
	const own: OfficerKeys = await openKeys(
		new Uint8Array(Buffer.from(entry.sealed, 'base64')),
		opener
	);
	const recipient = await recipientOf(own.identity);
	let before: LaneKeys | undefined;
	epochs = [];
	for (let n = 0; n < EPOCHS; n++) {
		const { keys, card } = await newEpoch('general', before);
		epochs.push({ card, sealed: base64(await sealLaneKeys(keys, recipient)) });
		before = keys;
	}
});

const general = (count: number): Givens['openLanes'] => [
	{
		lane: 'general',
		cards: epochs.slice(0, count).map(({ card }) => card),
		copies: epochs.slice(0, count).map(({ sealed }, at) => ({ epoch: at + 1, sealed })),
		roster: null,
		since: 1,
		recovery: []
	}
];

/** A desk whose lane has another card each time that it is asked. @param slowly has an answer arrive when it likes. */
function newDesk(slowly: <Answer>(answer: Answer) => Promise<Answer>, most = EPOCHS) {
	let row: KeptNotebook | null = null;
	let shown = 1;
	const put = ({ was, ...next }: Parameters<Between['keep']>[0]): Kept => {
		if (was !== (row?.version ?? 0)) return { ok: false, kept: row };
		row = next;
		return { ok: true };
	};
	return {
		keys: () => {
			const lanes = general((shown = Math.min(shown + 1, most)));
			const value = { notebook: row, lanes, successions: [] };
			return slowly({ ok: true as const, value });
		},
		keep: (next: Parameters<Between['keep']>[0]): Promise<Fetched<Kept>> =>
			slowly({ ok: true as const, value: put(next) }),
		links: () => slowly({ ok: true as const, value: { links: [], isMore: false } }),
		entries: () => slowly({ ok: true as const, value: { entries: [], isMore: false } }),
		people: () => slowly({ ok: true as const, value: { head: null, people: [] } }),
		row: () => row
	};
}
const atOnce = <Answer>(answer: Answer) => Promise.resolve(answer);

async function newTab(desk: ReturnType<typeof newDesk>, changed: Partial<Between> = {}) {
	const vault: Verbs = newVerbs(CHEAP);
	await vault.useRecoveryCode(recoveryCode);
	const call = (async (verb: keyof Verbs, given: never) =>
		(vault[verb] as (given: never) => unknown)(given)) as Line['call'];
	let seen: SeenNotebook | null = null;
	const keepSeen = (next: SeenNotebook) => void (seen = next);
	const keeping = createKeeping({ call, ...desk, keepSeen, ...changed });
	const given = { officerId: 'mara', keyring: mara.keyring, lanes: general(1) };
	return { vault, keeping, given, seen: () => seen };
}

describe('lanes that are renewed in one tab', () => {
	// Before: the slower answer had the notebook of before, "a backup was put back", and no key was given.
	it('at once, with answers in whatever order, are never taken for a backup that was put back', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), async (scheduler) => {
				const slow = <Answer>(answer: Answer) => scheduler.schedule(Promise.resolve(answer));
				const desk = newDesk(slow);
				const { keeping, given } = await newTab(desk);
				await scheduler.waitFor(keeping.unlock(given));
				const all = [keeping.renew(), keeping.keep(), keeping.renew(), keeping.renew()];
				const standing = await scheduler.waitFor(Promise.all(all));
				expect(standing.map(({ remembered }) => remembered.isStale)).not.toContain(true);
				expect(standing.at(-1)!.isKept).toBe(true);
				expect(desk.row()!.version).toBe(4);
			}),
			{ numRuns: 8 }
		);
	});

	it('go on after one that failed', async () => {
		const desk = newDesk(atOnce);
		const answers = [() => Promise.reject(new Error('no line')), desk.keys];
		const { keeping, given } = await newTab(desk, { keys: () => answers.shift()!() });
		await keeping.unlock(given);
		const [failed, other] = [keeping.renew(), keeping.renew()];
		await expect(failed).rejects.toThrow('no line');
		expect((await other).missing).toEqual([]);
	});

	it('nor is an unlock with what was asked for before another tab kept a newer one', async () => {
		const desk = newDesk(atOnce);
		const one = await newTab(desk);
		await one.keeping.unlock(one.given);
		const before = desk.row();
		await one.keeping.renew();
		const other = await newTab(desk);
		const given = { ...other.given, notebook: before, seen: one.seen() };
		expect((await other.keeping.unlock(given)).remembered.isStale).toBe(false);
		const behind = await newTab(desk, { keys: async () => ({ ok: false, status: 0 }) });
		expect((await behind.keeping.unlock(given)).remembered.isStale).toBe(true);
	});
});

it('a desk that says there is more of a record, and hands out none of it, is not asked for ever', async () => {
	let asked = 0;
	const links = async () => {
		asked++;
		if (asked > 3) throw new Error('asked for ever');
		return { ok: true as const, value: { links: [], isMore: true } };
	};
	const { vault, keeping, given } = await newTab(newDesk(atOnce), { links });
	await keeping.unlock(given);
	vi.spyOn(vault, 'recordsFrom').mockResolvedValue([{ lane: 'general', from: 1 }]);
	await keeping.follow();
	expect(asked).toBe(1);
});

describe('cards that people have compared', () => {
	/** The desk shows no notebook, and this browser has seen one. */
	async function stale(changed: Partial<Between> = {}) {
		const tab = await newTab(newDesk(atOnce, 1), changed);
		const { remembered } = await tab.keeping.unlock({
			...tab.given,
			seen: { version: 9, hash: 'A' }
		});
		expect(remembered.isStale).toBe(true);
		const proof = { way: 'again' as const, secret: recoveryCode, keyring: salted() };
		return { ...tab, proof, cards: remembered.lanes.map(({ print }) => print) };
	}
	const salted = () => mara.keyring.map((entry) => ({ ...entry, salt: null }));

	it('are taken and kept, or it is said which of the two failed', async () => {
		const good = await stale();
		const other = await good.keeping.takeCompared({ cards: ['another'], proof: good.proof });
		expect(other).toMatchObject({ came: 'changed', remembered: { isStale: true } });
		const { cards, proof } = good;
		expect(await good.keeping.takeCompared({ cards, proof })).toMatchObject({
			came: 'taken',
			remembered: { isStale: false }
		});
		const cut = await stale({ keep: async () => ({ ok: false, status: 0 }) });
		expect(await cut.keeping.takeCompared({ cards: cut.cards, proof: cut.proof })).toMatchObject({
			came: 'not-kept',
			remembered: { isStale: true }
		});
		await expect(good.keeping.takeCompared({ cards })).rejects.toMatchObject({ name: 'Unproven' });
	});
});
