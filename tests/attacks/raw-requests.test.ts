import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutated } from '../fuzz/mutations.ts';
import { createHouse, type House } from '../support/house.ts';
import { bothFaces, type Server } from '../support/server.ts';
import { sendTip } from '../support/wire.ts';

const RUNS = 300;
/** Nothing more comes after so long: what was sent was half a request. */
const PATIENCE_MS = 300;

let house: House;
let servers: Readonly<Record<'site' | 'desk', Server>>;
beforeAll(async () => {
	house = await createHouse();
	servers = await bothFaces(house);
});
afterAll(async () => {
	for (const server of Object.values(servers)) await server.stop();
	await house.database.close();
});

type Sent = { line: string; headers: Readonly<Record<string, string>>; body?: string };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const SEEDS: Record<'site' | 'desk', readonly Sent[]> = {
	site: [
		{ line: 'GET /es/help?a=b', headers: { 'Accept-Encoding': 'br;q=1.0, gzip;q=0.5' } },
		{
			line: 'GET /signs',
			headers: { 'If-None-Match': 'W/"abc"', 'Accept-Language': 'es, en;q=0.5' }
		},
		{ line: 'GET /print/poster-a4.pdf', headers: { Range: 'bytes=0-9' } },
		{ line: 'POST /tip', headers: FORM, body: 'step=review&page=story&way=saw&what=A+lamp%C3%A9.' },
		{ line: 'POST /tip?/send', headers: FORM, body: 'step=send&ticket=x&draft=y' },
		{
			line: 'POST /tip/return',
			headers: FORM,
			body: 'code=ABC-DEF-GHJ-KMN-PQR-STV&step=add&words=a'
		},
		{ line: 'POST /search', headers: FORM, body: 'words=passport' },
		{
			line: 'POST /tip/files',
			headers: { 'Content-Type': 'multipart/form-data; boundary="b"' },
			body: '--b\r\ncontent-disposition: form-data; name="code"\r\n\r\nx\r\n--b--\r\n'
		},
		{
			line: 'POST /tip/files/pieces',
			headers: { 'Content-Type': 'multipart/form-data; boundary="b"' },
			body: '--b\r\ncontent-disposition: form-data; name="piece"; filename="blob"\r\n\r\nx\r\n--b--\r\n'
		}
	],
	desk: [
		{
			line: 'GET /desk/tips/x',
			headers: { Cookie: `plainsight=${'0'.repeat(36)}.${'a'.repeat(43)}` }
		},
		{ line: 'GET /desk/__data.json?x-sveltekit-invalidated=11', headers: { Accept: '*/*' } },
		{ line: 'POST /desk/sign-in/salt', headers: JSON_TYPE, body: '{"name":"Mara Liburd"}' },
		{
			line: 'POST /desk/sign-in/passphrase',
			headers: JSON_TYPE,
			body: `{"name":"A","signInHalf":"${'A'.repeat(43)}=","code":"123456"}`
		}
	]
};

/** A request with one thing about it changed, or, now and then, bytes that are hardly one. */
const changed = (seeds: readonly Sent[], origin: string): fc.Arbitrary<string> =>
	fc.constantFrom(...seeds).chain(({ line, headers, body = '' }) => {
		const text = (value: string) => mutated([value]).map((bytes) => bytes.toString('latin1'));
		const oneLine = (value: string) => text(value).map((one) => one.replace(/[\0\r\n]/g, ''));
		const [name, value] = Object.entries(headers)[0]!;
		const [method, path] = line.split(' ') as [string, string];
		const whole = (of: { path?: string; value?: string; body?: string }) => {
			const bytes = Buffer.from(of.body ?? body, 'latin1');
			const all = { ...headers, [name]: of.value ?? value, Host: new URL(origin).host };
			const more = { Origin: origin, Connection: 'close' };
			const lines = Object.entries({ ...all, ...more }).map((pair) => pair.join(': '));
			const length = method === 'POST' ? [`Content-Length: ${bytes.length}`] : [];
			const head = [`${method} ${of.path ?? path} HTTP/1.1`, ...lines, ...length].join('\r\n');
			return `${head}\r\n\r\n${bytes.toString('latin1')}`;
		};
		return fc.oneof(
			{ weight: 5, arbitrary: text(body).map((one) => whole({ body: one })) },
			{ weight: 3, arbitrary: oneLine(value).map((one) => whole({ value: one })) },
			{
				weight: 3,
				arbitrary: oneLine(path).map((one) => whole({ path: `/${one.replaceAll(' ', '')}` }))
			},
			{ weight: 1, arbitrary: text(whole({})) }
		);
	});

describe.each(['site', 'desk'] as const)('the %s', (face) => {
	it('answers whatever is sent to it, and blames itself for none of it', async () => {
		const { origin, log } = servers[face];
		const before = log();
		const sent = fc.asyncProperty(changed(SEEDS[face], origin), async (text) => {
			const status = await statusOf(origin, text);
			expect(status === undefined || status < 500).toBe(true);
		});
		await fc.assert(sent, { numRuns: RUNS });
		expect(log().slice(before.length)).toBe('');
	});
});

it('and goes on', async () => {
	await sendTip(servers.site, 'Told after all of that.');
	expect((await fetch(`${servers.desk.origin}/desk/sign-in`)).status).toBe(200);
});

/** @returns the status of the answer; undefined when the connection ended without one. */
function statusOf(origin: string, text: string): Promise<number | undefined> {
	return new Promise((resolve) => {
		const socket = connect(Number(new URL(origin).port), '127.0.0.1', () =>
			socket.end(text, 'latin1')
		);
		let answer = '';
		socket.setTimeout(PATIENCE_MS, () => socket.destroy());
		socket.on('error', () => undefined); // it was closed before all of it was sent
		socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
		socket.on('close', () => {
			const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
			resolve(status === undefined ? undefined : Number(status));
		});
	});
}
