import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { actingAs, alertAddresses, alerts, auditEntries } from '../db/index.ts';
import { deliver, noteGateways } from './deliver.ts';
import { dropAddress, mine, prove, setAddress, status, wish, type Gateways } from './index.ts';
import type { Message } from './gateway.ts';

const now = new Date('2026-11-23T14:37:21Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const sent: Message[] = [];
const takes = { send: async (message: Message) => void sent.push(message), probe: async () => {} };
const gateways: Gateways = { mail: takes, pager: takes, custodians: [] };
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
	await noteGateways(house.database.as.jobs, gateways);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	await house.database.as.owner.delete(alerts);
	await house.database.as.owner.delete(alertAddresses);
	sent.length = 0;
});

const set = (address: string, at = now, channel: 'mail' | 'pager' = 'mail') =>
	setAddress(house.desk, house.mara.actor, channel, address, at);
async function codeSent(at = now) {
	await deliver(house.database.as.jobs, gateways, at);
	return sent.at(-1)?.code ?? '';
}
const proves = (code: string, at = now) => prove(house.desk, house.mara.actor, 'mail', code, at);
const shown = () => mine(house.desk, house.mara.actor, now);

describe('an address', () => {
	it('counts once the code that was sent there came back, and until then the one before does', async () => {
		expect(await set('mara@police.example')).toEqual({ ok: true });
		expect((await shown()).addresses).toMatchObject([
			{ address: null, proposed: 'mara@police.example' }
		]);
		expect(await proves(await codeSent())).toEqual({ ok: true });
		expect(sent).toMatchObject([{ to: 'mara@police.example', kind: 'code' }]);
		await set('mara@elsewhere.example', later(1));
		expect((await shown()).addresses).toMatchObject([
			{ address: 'mara@police.example', proposed: 'mara@elsewhere.example' }
		]);
		const code = await codeSent(later(1));
		expect(sent.at(-1)?.to).toBe('mara@elsewhere.example');
		expect(await proves(` ${code.slice(0, 4)} ${code.slice(4)}`, later(2))).toEqual({ ok: true });
		expect((await shown()).addresses).toMatchObject([{ address: 'mara@elsewhere.example' }]);
	});

	it('is on record as changed, and stands nowhere in the record', async () => {
		await set('mara@police.example');
		await proves(await codeSent());
		await dropAddress(house.desk, house.mara.actor, 'mail', now);
		const entries = await house.database.as.owner
			.select({ body: auditEntries.body })
			.from(auditEntries)
			.where(eq(auditEntries.chainId, 'people'));
		const said = entries.map(({ body }) => Buffer.from(body).toString());
		expect(said.filter((body) => body.includes('alerts.address-'))).toHaveLength(4);
		expect(said.join()).not.toContain('mara@police.example');
	});

	it('is not proven by guessing, nor late', async () => {
		await set('mara@police.example');
		const code = await codeSent();
		const wrong = code === '00000000' ? '00000001' : '00000000';
		expect(await proves(code, later(61))).toEqual({ ok: false, why: 'no-code' });
		for (let n = 0; n < 4; n++)
			expect(await proves(wrong)).toEqual({ ok: false, why: 'wrong-code' });
		expect(await proves(wrong)).toEqual({ ok: false, why: 'no-code' });
		expect(await proves(code)).toEqual({ ok: false, why: 'no-code' });
	});

	it('cannot be somebody else’s mailbox that is filled from here', async () => {
		const asked = [];
		for (let n = 0; n < 7; n++) asked.push(await set('mara@police.example', later(n)));
		expect(asked.filter(({ ok }) => ok)).toHaveLength(6);
		expect(asked.at(-1)).toEqual({ ok: false, why: 'too-many-codes' });
		expect(await set('mara@police.example', later(25 * 60))).toEqual({ ok: true });
	});

	it.each([
		'mara',
		'mara@police.example, otto@police.example',
		'mara@police.example\r\nBcc: otto@police.example',
		'Mara <mara@police.example>',
		`${'m'.repeat(65)}@police.example`,
		'mara@[127.0.0.1]'
	])('is one address and nothing else: not %j', async (typed) => {
		expect(await set(typed)).toEqual({ ok: false, why: 'unreadable' });
		expect(await set(typed.replace(/[A-Za-z0-9]/, '"'), now, 'pager')).toEqual({
			ok: false,
			why: 'unreadable'
		});
	});

	it('is read by whose it is, and by no colleague or administrator', async () => {
		await set('mara@police.example');
		await proves(await codeSent());
		for (const { officerId } of [house.devon, house.alton, house.ruth]) {
			const seen = await actingAs(house.database.as.desk, officerId, async (tx) => [
				...(await tx.select().from(alertAddresses)),
				...(await tx.select().from(alerts))
			]);
			expect(seen).toEqual([]);
		}
	});

	it('is nobody else’s to set, even with the desk’s own rights', async () => {
		const forged = actingAs(house.database.as.desk, house.devon.officerId, (tx) =>
			tx.insert(alertAddresses).values({
				officerId: house.mara.officerId,
				channel: 'pager',
				address: '+1 869 555 0100',
				provenAt: now
			})
		);
		await expect(forged).rejects.toThrow();
	});
});

describe('what the desk shows of alerts', () => {
	it('is when the last one came, and since when none does', async () => {
		const { desk, mara, database } = house;
		const seen = () => status(desk, mara.actor);
		expect(await seen()).toMatchObject({ isTellable: false, deliveredAt: null });
		await set('mara@police.example');
		await proves(await codeSent());
		expect(await seen()).toMatchObject({
			isTellable: true,
			deliveredAt: now,
			undeliveredSince: null
		});
		const row = { officerId: mara.officerId, channel: 'mail', until: now, nextTryAt: now } as const;
		await database.as.owner.insert(alerts).values(
			[5, 10].map((minutes) => ({
				...row,
				...{ kind: 'now' as const, state: 'undelivered' as const, mark: later(minutes) }
			}))
		);
		expect(await seen()).toMatchObject({ undeliveredSince: later(5), deliveredAt: now });
		await database.as.owner.insert(alerts).values({
			...row,
			...{ kind: 'now', state: 'delivered', mark: later(15), settledAt: later(16) }
		});
		expect(await seen()).toMatchObject({ undeliveredSince: null, deliveredAt: later(16) });
	});

	it('keeps what somebody wishes', async () => {
		expect((await shown()).wishes).toEqual({ hourly: true, digest: true });
		await wish(house.desk, house.mara.actor, { hourly: false, digest: true });
		expect((await shown()).wishes).toEqual({ hourly: false, digest: true });
	});
});
