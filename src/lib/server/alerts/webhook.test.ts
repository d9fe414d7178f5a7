import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isGenuine, startWebhook } from '../../../../tests/support/webhook.ts';
import { BODY_BYTES, createWebhook } from './webhook.ts';

const now = new Date('2026-11-23T14:40:00Z');
const message = { id: 'an-id', to: '+1 869 555 0100', kind: 'now' } as const;
const patient = () => AbortSignal.timeout(20_000);
let hook: Awaited<ReturnType<typeof startWebhook>>;
beforeEach(async () => {
	hook = await startWebhook();
});
afterEach(() => hook.close());
const gateway = () => createWebhook(hook.settings, () => now);

describe('what the gateway is sent', () => {
	it('has one length, whatever it is for', async () => {
		await gateway().send(message, patient());
		await gateway().send({ ...message, kind: 'digest', to: 'x'.repeat(100) }, patient());
		await gateway().send({ ...message, kind: 'code', code: '40718826' }, patient());
		await gateway().probe(patient());
		expect(hook.hooks.map(({ body }) => body.length)).toEqual(Array(4).fill(BODY_BYTES));
		expect(JSON.parse(hook.hooks[0]!.body)).toEqual({
			type: 'alert.now',
			to: message.to,
			text: 'Plainsight: please look'
		});
	});

	it('is signed over its id, its time and itself: what is changed, or old, is not believed', async () => {
		await gateway().send(message, patient());
		const [sent] = hook.hooks;
		const { secret } = hook.settings;
		expect(isGenuine(sent!, secret, now)).toBe(true);
		expect(isGenuine({ ...sent!, body: sent!.body.replace('0100', '0101') }, secret, now)).toBe(
			false
		);
		const headers = { ...sent!.headers, 'webhook-id': 'another' };
		expect(isGenuine({ ...sent!, headers }, secret, now)).toBe(false);
		expect(isGenuine(sent!, secret, new Date(now.getTime() + 301_000))).toBe(false);
		expect(isGenuine(sent!, new Uint8Array(32), now)).toBe(false);
	});
});

describe('a gateway', () => {
	it.each([302, 404, 500])(
		'that answers %i has taken nothing, and is followed nowhere',
		async (status) => {
			hook.status = status;
			await expect(gateway().send(message, patient())).rejects.toThrow();
			expect(hook.hooks).toHaveLength(1);
		}
	);

	it('whose answer has no end is not listened to', async () => {
		Object.assign(hook, { status: 200, endless: true });
		await gateway().send(message, patient());
	});

	it('that is not there is no worse than one that refuses', async () => {
		await hook.close();
		await expect(gateway().probe(patient())).rejects.toThrow();
	});
});
