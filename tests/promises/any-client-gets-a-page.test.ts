import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solve } from '../../src/lib/proof/solve.ts';
import { allowanceFor } from '../../src/lib/server/http/bodies.ts';
import { postHead, sent, statusOf } from '../support/attack.ts';
import { createHouse, type House } from '../support/house.ts';
import { bothFaces, type Server } from '../support/server.ts';
import {
	askedOn,
	call,
	codeOn,
	comeBack,
	sendingOf,
	sendTip,
	valueOf,
	type Wire
} from '../support/wire.ts';

let house: House;
let site: Server;
let desk: Server;
beforeAll(async () => {
	house = await createHouse();
	({ site, desk } = await bothFaces(house));
});
afterAll(async () => {
	await Promise.all([site.stop(), desk.stop()]);
	await house.database.close();
});

// Links and ELinks ask for anything, proxies take the header away, scripts ask for JSON.
describe.each(['*/*', '', 'application/json'])('a client that sends Accept: %s', (accept) => {
	const wire = (): Wire => ({ origin: site.origin, headers: { accept } });

	it('sees its receipt, and comes back with the code on it', async () => {
		const code = await sendTip(wire(), `A lamp burns all night. ${accept}`);
		const back = await comeBack(wire(), code);
		expect(back.headers['content-type']).toBe('text/html');
		expect(back.html).toContain(code.slice(0, 3));
	});

	it('gets a page from every form, whatever is wrong with it', async () => {
		const paths = ['/tip', '/es/tip/return', '/search', '/check-an-offer', '/tip/second-code'];
		for (const path of [...paths, '/tip/files', '/signs', '/nowhere', '/ht/nowhere', '/tip?/x']) {
			const { headers, html } = await call(wire(), path, { nothing: 'right' });
			expect([path, headers['content-type']?.toString().split(';')[0]]).toEqual([
				path,
				'text/html'
			]);
			expect(html).toContain('</html>');
		}
	});
});

describe('the longest form that a tip can be', () => {
	/** Three bytes in UTF-8, nine in a form. */
	const long = (characters: number) => 'ア'.repeat(characters);

	it('is kept, with every answer as long as it may be', async () => {
		const wire = { origin: site.origin };
		const begun = await call(wire, '/tip', { step: 'start', way: 'saw' });
		const carried = ({ html }: { html: string }) => ({
			ticket: valueOf(html, 'ticket'),
			draft: valueOf(html, 'draft')
		});
		const story = { step: 'more', page: 'story', way: 'saw', what: long(20_000) };
		const details = await call(wire, '/tip', { ...story, ...carried(begun) });
		const texts = ['place', 'when', 'plates', 'vehicles', 'boats', 'phones', 'online'];
		const contact = ['contact', 'contactTimes', 'contactSeenBy'];
		const answers = Object.fromEntries([
			...[...texts, ...contact].map((name) => [name, long(1_000)]),
			...['who', 'doers'].map((name) => [name, long(4_000)])
		]) as Record<string, string>;
		const form = { step: 'review', page: 'details', ...carried(details), ...answers };
		const bytes = new URLSearchParams(form).toString().length;
		// Room for what a form may get: see http/bodies.ts.
		expect(bytes).toBeLessThan(
			allowanceFor({ method: 'POST', url: '/tip', headers: {} }).bytes * 0.9
		);
		const check = await call(wire, '/tip', form);
		expect(check.status).toBe(200);
		const { challenge, bits } = askedOn(check);
		const work = `${challenge}.${solve(challenge, bits)}`;
		const receipt = await call(wire, '/tip', { ...sendingOf(check), work });
		expect(codeOn(receipt.html)).toBeTruthy();
	});
});

/** Type and body of what no page of ours sends. */
const ODD_BODIES: readonly (readonly [string | undefined, string])[] = [
	['application/x-www-form-urlencoded', ''],
	['application/x-www-form-urlencoded', '%'],
	['application/x-www-form-urlencoded', '%00=%00&step=%00&code=%00&name=%00&words=%00&form=%00'],
	[
		'application/x-www-form-urlencoded',
		'__proto__=x&constructor=y&step=__proto__&page=__proto__&way=constructor'
	],
	[
		'application/x-www-form-urlencoded',
		'step=start&way=__proto__&voucher=%00&ticket=%00&draft=%F0%28'
	],
	['application/x-www-form-urlencoded; charset=utf-16', 'a=b'],
	['multipart/form-data', 'a=b'],
	['multipart/form-data; boundary=', 'a=b'],
	[
		'multipart/form-data; boundary=x',
		'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nb'
	],
	[
		'multipart/form-data; boundary=x',
		'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\n\0\r\n--x--\r\n'
	],
	['multipart/form-data; boundary="__proto__"', '--__proto__--\r\n'],
	['text/plain', 'a=b'],
	['application/x-sveltekit-formdata', 'a=b'],
	['application/json', '{'],
	['application/json', '{"name":"\\u0000","code":"1","signInHalf":"AA==","secret":"\\u0000"}'],
	[
		'application/json',
		'{"__proto__":{"name":"x"},"name":"\\ud800","code":"1","signInHalf":"AA=="}'
	],
	['application/json', 'null'],
	['application/json', '['.repeat(5_000)],
	['__proto__', 'x'],
	[undefined, 'x']
];
const SITE = [
	...['/', '/tip', '/tip/return', '/tip/second-code', '/tip/files', '/tip/files/pieces', '/search'],
	...[
		'/check-an-offer',
		'/print',
		'/print/poster.pdf',
		'/leave',
		'/healthz',
		'/ht/tip',
		'/nowhere'
	],
	...[
		'/tip?/__proto__',
		'/tip?/constructor',
		'/tip?/valueOf=x',
		'/tip/%00',
		'/%ff',
		'/constructor'
	],
	...[
		'/__proto__',
		'/print/__proto__',
		'/print/%2e%2e',
		'/toString/tip',
		'/tip/__data.json',
		'/%5c..'
	]
];
const DESK = [
	...['/desk', '/desk/sign-in', '/desk/sign-in/salt', '/desk/sign-in/passphrase', '/desk/people'],
	...[
		'/desk/sign-in/passkey',
		'/desk/join/enrolment',
		'/desk/join/invitation',
		'/desk/tips/__proto__'
	],
	...['/desk/join/passkey', '/desk/sign-in?next=%00', '/desk/sign-in?/__proto__', '/desk/lanes/%00']
];

describe('what no page of ours sends', () => {
	it.each([
		['the site', () => site, SITE],
		['the desk', () => desk, DESK]
	] as const)('is no fault of the server: %s', async (_, server, paths) => {
		const { origin } = server();
		const faults: string[] = [];
		const ask = async (path: string, method: string, type: string | undefined, body: string) => {
			const head = postHead(origin, path, Buffer.byteLength(body), `Origin: ${origin}\r\n`)
				.replace(/^POST/, method)
				.replace(/Content-Type: .*\r\n/, type ? `Content-Type: ${type}\r\n` : '')
				.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
			const status = statusOf(await sent(origin, head + body)) ?? 0;
			const is = `${method} ${path} ${type} ${body.slice(0, 60)}: ${status}`;
			if (status >= 500 || status < 200) faults.push(is);
		};
		const askAll = async (path: string) => {
			for (const method of ['GET', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH']) {
				await ask(path, method, undefined, '');
			}
			for (const [type, body] of ODD_BODIES) {
				await ask(path, 'POST', type, body);
				if (path.startsWith('/desk/')) await ask(path, 'PUT', type, body);
			}
		};
		await Promise.all(paths.map(askAll));
		expect(faults).toEqual([]);
		expect(
			server()
				.log()
				.split('\n')
				.filter((line) => line.startsWith('{'))
		).toEqual([]);
	});
});
