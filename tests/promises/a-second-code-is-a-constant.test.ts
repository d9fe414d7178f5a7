import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grouped, type ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { atOnce } from '../support/at-once.ts';
import { createHouse, type House } from '../support/house.ts';
import { builtRoutes } from '../support/routes.ts';
import { enter, worlds, type Arrival } from '../support/second-code-worlds.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, codeOn, comeBack, sendFiles, type Answered } from '../support/wire.ts';

const now = new Date();
/** The least that an answer with a code takes: see http/code-pages.ts. Timers fire up to a millisecond early. */
const FLOOR_MS = 249;
/** Fewer than either of the server's limits, which would answer for it. */
const turn = atOnce(16);
const fileTurn = atOnce(4);

let house: House;
let site: Server;
/** What was posted, and which buttons the pages showed. */
const posted = new Set<string>();
const steps = new Set<string>();
const shown = new Set<string>();

type Said = { act: string; status: number; bytes: number; headers: string; html: string };

/** What is of this code alone, or new in each answer: codes, ids of forms, the padding that fills the page up. */
const unnamed = (html: string) =>
	html
		.replace(/[0-9A-Z]{3}(-[0-9A-Z]{3}){5}/g, '[code]')
		.replace(/<p class="code[\s\S]*?<\/p>/g, '[code]')
		.replace(/value="[0-9a-f]{8}-[0-9a-f-]{27}"/g, '[form]')
		.replace(/<!-- +-->/, '');

/** Everything that can be done with a code, in an order in which each is still possible. */
async function allThatCanBeDoneWith(code: string): Promise<Said[]> {
	const said: Said[] = [];
	const wire = { origin: site.origin };
	const does = (act: string, path: string, answer: () => Promise<Answered>) =>
		turn(async () => {
			const began = performance.now();
			const { status, headers, html } = await answer();
			expect(performance.now() - began, act).toBeGreaterThan(FLOOR_MS);
			posted.add(path);
			for (const [, step] of html.matchAll(/name="step" value="([^"]+)"/g)) shown.add(step!);
			const rest = JSON.stringify({ ...headers, date: '' });
			const bytes = Buffer.byteLength(html);
			said.push({ act, status, bytes, headers: rest, html: unnamed(html) });
			return html;
		});
	const back = (act: string, step: string, more: Readonly<Record<string, string>> = {}) => {
		steps.add(step);
		const visit = { step, form: 'a form', ...more };
		return does(act, '/tip/return', () => comeBack(wire, code, visit));
	};
	const files = (act: string, sent: readonly File[]) => {
		steps.add('send');
		return fileTurn(() => does(act, '/tip/files', () => sendFiles(wire, code, sent)));
	};
	const piece = (name: string, n: number) => {
		const form = new FormData();
		const fields = { code, file: name.repeat(64), n: String(n) };
		for (const [key, value] of Object.entries(fields)) form.set(key, value);
		form.set('piece', new Blob(['a piece']));
		const path = '/tip/files/pieces';
		return fileTurn(() => does(`piece ${name}${n}`, path, () => call(wire, path, form)));
	};
	const ask = (act: string, of = code) =>
		does(act, '/tip/second-code', () => call(wire, '/tip/second-code', { code: of }));
	/** Each code has one, and that has one. */
	const askOn = async () => {
		let [next, second] = [code, ''];
		for (let depth = 1; depth <= 9; depth++) {
			next = codeOn(await ask(`second code, ${depth} deep`, next)) ?? next;
			second ||= next;
		}
		return second;
	};

	const [second] = await Promise.all([
		askOn(),
		back('open', 'open'),
		back('replies', 'replies'),
		back('add nothing', 'add', { words: ' ' }),
		back('add too much', 'add', { words: 'x'.repeat(30_000) }),
		back('clear', 'clear'),
		back('ask to withdraw', 'withdraw'),
		back('ask to burn', 'burn'),
		back('ask to consent', 'consent'),
		back('consent to nothing', 'consent-surely'),
		back('add', 'add', { words: 'He drives a red truck.' }),
		back('withdraw', 'withdraw-surely'),
		back('consent', 'consent-surely', { consent: 'no-words' }),
		files('no file', []),
		files('a file', [new File(['text'], 'a.txt')]),
		piece('a', 0),
		piece('b', 1)
	]);
	await Promise.all([
		back('add the same', 'add', { words: 'He drives a red truck.' }),
		piece('a', 0),
		does('burn the second', '/tip/return', () => comeBack(wire, second, { step: 'burn-surely' }))
	]);
	await Promise.all([
		ask('second code after that'),
		does('open the burnt second', '/tip/return', () => comeBack(wire, second))
	]);
	await does('open it again', '/tip/return', () => comeBack(wire, second));
	await back('burn', 'burn-surely');
	await Promise.all([
		back('open the burnt', 'open'),
		back('add to the burnt', 'add', { words: 'More.' }),
		files('files of the burnt', []),
		ask('second code of the burnt')
	]);
	return said.sort((a, b) => (a.act < b.act ? -1 : 1));
}

const seen = new Map<string, Said[]>();
const untouched = new Map<Arrival, Said[]>();
beforeAll(async () => {
	house = await createHouse(now);
	site = await startServer(publicSettings(house));
	const keep = async (into: Map<string, Said[]>, name: string, code: ReceiptCode) =>
		into.set(name, await allThatCanBeDoneWith(grouped(code)));
	await Promise.all([
		...(['proven', 'unproven', 'quarantined'] as const).map(async (arrival) =>
			keep(untouched, arrival, (await enter(house, { arrival, depth: 0 }, now)).shown)
		),
		...Object.entries(worlds).map(async ([name, world]) =>
			keep(seen, name, (await enter(house, world, now)).shown)
		)
	]);
}, 120_000);
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

describe('a second code', () => {
	it.each(Object.entries(worlds))(
		'answers as a first code does on the day it came, whatever became of the tip: %s',
		(name, { arrival }) => {
			expect(seen.get(name)).toEqual(untouched.get(arrival));
		}
	);

	it('was tried with all that takes a code on the public face', () => {
		const takesCode = builtRoutes()
			.filter(({ id }) => id.startsWith('/(site)/'))
			.filter(({ methods, actions }) => methods.includes('POST') || actions.length > 0)
			.map(({ id }) => id.replace('/(site)/[[locale=locale]]', ''));
		// These take no code: they bring a tip, check an offer, search.
		expect(takesCode.sort()).toEqual([...posted, '/tip', '/check-an-offer', '/search'].sort());
		expect([...shown].filter((step) => !steps.has(step))).toEqual([]);
	});
});
