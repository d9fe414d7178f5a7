import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import { hereAt } from '../../src/lib/i18n/clock.ts';
import { writingOf } from '../../src/lib/i18n/writing.ts';
import { closeDay } from '../../src/lib/server/audit/index.ts';
import { codesOf } from '../support/codes.ts';
import { grouped } from '../../src/lib/sealed/receipt-code.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, comeBack } from '../support/wire.ts';

let house: House;
let site: Server;
let codes: Readonly<Record<string, string>>;
let started: string;
let midnight: Date;
const DAY_MS = 24 * 3_600_000;

beforeAll(async () => {
	house = await createHouse();
	// Its pepper was renewed, and more than once.
	const peppers = [randomBytes(32), randomBytes(32), ...house.intake.keys.peppers] as const;
	house = { ...house, intake: { ...house.intake, keys: { ...house.intake.keys, peppers } } };
	// The record names all of them but the last, which came since the day was closed.
	const now = new Date();
	codes = await codesOf(house, new Date(now.getTime() - DAY_MS));
	await closeDay(house.database.as.jobs, now, randomBytes(32));
	const latest = await send(house.intake, answersWith({ what: randomUUID() }), now);
	codes = { ...codes, 'not named yet': grouped(latest.code) };
	midnight = new Date(now.getTime() - (now.getTime() % DAY_MS));
	site = await startServer(publicSettings(house));
	// It has read the record, too.
	const isRead = async () => (await fetch(`${site.origin}/checkpoint`)).ok;
	await vi.waitUntil(isRead, { timeout: 15_000 });
	started = site.log();
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

const steps = ['open', 'replies', 'add', 'clear', 'withdraw', 'burn', 'consent'] as const;

describe('whatever a code is', () => {
	it.each(steps)('the network sees the same after “%s”: status, length, headers', async (step) => {
		const seen = new Map<string, string>();
		for (const [name, code] of Object.entries(codes)) {
			const more = { step, words: 'A word.', form: name };
			const { status, headers, html } = await comeBack({ origin: site.origin }, code, more);
			seen.set(name, JSON.stringify([status, Buffer.byteLength(html), { ...headers, date: '' }]));
		}
		expect(new Set(seen.values()).size, JSON.stringify([...seen])).toBe(1);
	});

	it('and so where a second code is asked for', async () => {
		const seen = new Set<string>();
		for (const code of Object.values(codes)) {
			const { status, headers, html } = await call({ origin: site.origin }, '/tip/second-code', {
				code
			});
			seen.add(JSON.stringify([status, Buffer.byteLength(html), { ...headers, date: '' }]));
		}
		expect(seen.size, [...seen].join('\n')).toBe(1);
	});

	it.each(['open', 'send'])('and so on the page for files, after “%s”', async (step) => {
		const seen = new Set<string>();
		for (const [name, code] of Object.entries(codes)) {
			const form = new FormData();
			for (const [key, value] of Object.entries({ code, form: name, step })) form.set(key, value);
			form.append('files', new File(['<html>'], 'note.html'));
			const { status, headers, html } = await call({ origin: site.origin }, '/tip/files', form);
			seen.add(JSON.stringify([status, Buffer.byteLength(html), { ...headers, date: '' }]));
		}
		expect(seen.size, [...seen].join('\n')).toBe(1);
	});

	it('and nothing is logged', () => {
		expect(site.log()).toBe(started);
	});
});

it('a second code opens, word for word, the page of a tip that was received and of nothing new', async () => {
	const page = async (name: string, step: string) => {
		const code = codes[name]!;
		const { html } = await comeBack({ origin: site.origin }, code, { step });
		expect(html, name).toContain('Received.');
		// But for the code and the form's id, which are another's, and the padding that they need.
		return html
			.replaceAll(code, '')
			.replace(/name="form" value="[^"]*"/, '')
			.replace(/<!-- +-->/, '');
	};
	for (const step of ['open', 'replies', 'withdraw', 'burn', 'consent', 'clear']) {
		const received = await page('received', step);
		for (const name of ['second', 'of version 1', 'second of version 1', 'not named yet']) {
			expect(await page(name, step), name).toBe(received);
		}
	}
});

it('every code that opens says until when all that came is in the record, whatever it opens and whenever that came', async () => {
	const { day, time } = hereAt(midnight);
	const sentence = words.back.record.until(writingOf('en-KN').date(day), time);
	for (const [name, code] of Object.entries(codes)) {
		const { html } = await comeBack({ origin: site.origin }, code, { step: 'open' });
		const opens = !['burnt', 'deleted', 'second of deleted', 'wrong'].includes(name);
		expect(html.includes(sentence), name).toBe(opens);
	}
});
