import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf } from '../support/codes.ts';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, comeBack } from '../support/wire.ts';

let house: House;
let site: Server;
let codes: Readonly<Record<string, string>>;
let started: string;

beforeAll(async () => {
	house = await createHouse(new Date());
	// Its pepper was renewed, and more than once.
	const peppers = [randomBytes(32), randomBytes(32), ...house.intake.keys.peppers] as const;
	house = { ...house, intake: { ...house.intake, keys: { ...house.intake.keys, peppers } } };
	codes = await codesOf(house, new Date());
	site = await startServer(publicSettings(house));
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
		for (const name of ['second', 'of version 1', 'second of version 1']) {
			expect(await page(name, step), name).toBe(received);
		}
	}
});
