import { hasSubscribers } from 'node:diagnostics_channel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	leadTo,
	standInForHcaptcha,
	type Double
} from '../../../../tests/support/hcaptcha/double.ts';
import { askHcaptcha, newBreaker } from './hcaptcha.ts';

const keys = { sitekey: '10000000-ffff-ffff-ffff-000000000001', secret: '0xsecret' };
const now = new Date('2026-11-23T12:00:00Z');
let hcaptcha: Double;

beforeAll(async () => {
	hcaptcha = await standInForHcaptcha();
});
afterAll(() => hcaptcha.close());
beforeEach(() => {
	hcaptcha.answer = { body: '{"success":true}' };
	hcaptcha.asked.length = 0;
});

const ask = (token = 'token', breaker = newBreaker(), at = now) =>
	askHcaptcha(keys, breaker, token, at);
const refuse = (...codes: string[]) => {
	hcaptcha.answer = { body: JSON.stringify({ success: false, 'error-codes': codes }) };
};

describe('asking hCaptcha', () => {
	it('passes whom hCaptcha passes, and sends the token, the two keys and no address', async () => {
		expect(await ask('a token & more')).toEqual({ passed: true });
		expect(Object.fromEntries(hcaptcha.asked[0]!)).toEqual({
			secret: keys.secret,
			sitekey: keys.sitekey,
			response: 'a token & more'
		});
		expect(Object.keys(hcaptcha.headers[0]!).sort()).toEqual(
			['connection', 'content-length', 'content-type', 'host'].sort()
		);
	});

	it.each([
		['missing-input-response', 'person'],
		['invalid-input-response', 'person'],
		['expired-input-response', 'person'],
		['already-seen-response', 'person'],
		['invalid-or-already-seen-response', 'person'],
		['missing-input-secret', 'operator'],
		['invalid-input-secret', 'operator'],
		['bad-request', 'operator'],
		['missing-remoteip', 'operator'],
		['invalid-remoteip', 'operator'],
		['not-using-dummy-passcode', 'operator'],
		['not-using-dummy-secret', 'operator'],
		['sitekey-secret-mismatch', 'operator'],
		['something-new', 'provider']
	])('lays %s at the door of the %s', async (code, fault) => {
		refuse(code);
		expect(await ask()).toEqual({ passed: false, fault });
	});

	it('takes our own fault for ours when several are named', async () => {
		refuse('invalid-input-response', 'invalid-input-secret');
		expect(await ask()).toEqual({ passed: false, fault: 'operator' });
	});

	it.each([
		['an error of its server', { status: 500, body: '{"success":true}' }],
		['an answer that is no JSON', { body: '<html>busy</html>' }],
		['an answer that is JSON and nothing', { body: 'null' }],
		['an answer that is neither yes nor no', { body: '{}' }],
		['a no without a reason', { body: '{"success":false}' }],
		['a yes in other words', { body: '{"success":"true"}' }],
		['an answer without end', { body: `{"success":true,"x":"${'y'.repeat(200_000)}"}` }],
		['a connection that breaks', 'hang-up' as const],
		['a connection that breaks in the middle of a yes', 'hang-up-half-way' as const]
	])('lets nobody through on %s, and blames the provider', async (_, answer) => {
		hcaptcha.answer = answer;
		expect(await ask()).toEqual({ passed: false, fault: 'provider' });
	});

	it('listens to no request of the process but its own, and to that while it is made', async () => {
		const asking = ask();
		for (const moment of ['request.created', 'request.start', 'response.finish'])
			expect(hasSubscribers(`http.client.${moment}`)).toBe(false);
		expect(await asking).toEqual({ passed: true });
	});

	it('lets nobody through when nobody answers there at all', async () => {
		const leaveAlone = leadTo(9);
		expect(await ask()).toEqual({ passed: false, fault: 'provider' });
		leaveAlone();
		expect(await ask()).toEqual({ passed: true });
	});

	it.each(['silence', 'half'] as const)('waits four seconds and no longer: %s', async (answer) => {
		hcaptcha.answer = answer;
		const before = performance.now();
		expect(await ask()).toEqual({ passed: false, fault: 'provider' });
		const waited = performance.now() - before;
		expect(waited).toBeGreaterThan(3_900);
		expect(waited).toBeLessThan(12_000);
	});

	it('after three failures in a row asks nobody for a minute, then tries again', async () => {
		const breaker = newBreaker();
		hcaptcha.answer = 'hang-up';
		for (let n = 0; n < 3; n++) await ask('token', breaker);
		hcaptcha.answer = { body: '{"success":true}' };
		hcaptcha.asked.length = 0;
		expect(await ask('token', breaker)).toEqual({ passed: false, fault: 'provider' });
		expect(hcaptcha.asked).toEqual([]);
		const later = new Date(now.getTime() + 60_001);
		expect(await ask('token', breaker, later)).toEqual({ passed: true });
		expect(await ask('token', breaker, later)).toEqual({ passed: true });
	});

	it('lets one try when the minute is over, and keeps nobody else waiting meanwhile', async () => {
		const breaker = newBreaker();
		hcaptcha.answer = 'hang-up';
		for (let n = 0; n < 3; n++) await ask('token', breaker);
		hcaptcha.asked.length = 0;
		const later = (ms: number) => new Date(now.getTime() + 60_001 + ms);
		const together = Array.from({ length: 5 }, () => ask('token', breaker, later(0)));
		expect(await Promise.all(together)).toEqual(
			Array.from({ length: 5 }, () => ({ passed: false, fault: 'provider' }))
		);
		expect(hcaptcha.asked).toHaveLength(1);
		await ask('token', breaker, later(59_000));
		expect(hcaptcha.asked, 'it failed, so another minute').toHaveLength(1);
	});

	it('does not hold a person’s wrong answers against the provider', async () => {
		const breaker = newBreaker();
		refuse('invalid-input-response');
		for (let n = 0; n < 5; n++) await ask('token', breaker);
		hcaptcha.answer = { body: '{"success":true}' };
		expect(await ask('token', breaker)).toEqual({ passed: true });
	});
});
