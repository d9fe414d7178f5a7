import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFrom, grouped } from '../../src/lib/sealed/receipt-code.ts';
import { createHouse, type House } from '../support/house.ts';
import { bothFaces, type Server } from '../support/server.ts';
import { call } from '../support/wire.ts';

const DOORS = 'src/routes/(desk)/desk';
/** What somebody who is nobody sends to each endpoint that a signed-out browser reaches. */
const KNOCKS: Readonly<Record<string, readonly (() => [method: string, body: unknown])[]>> = {
	'sign-in/salt': [() => ['POST', { name: someName() }], () => ['POST', { name: 'Mara Liburd' }]],
	'sign-in/passphrase': [
		() => ['POST', { name: someName(), signInHalf: bytes(32), code: '123456' }],
		() => ['POST', { name: 'Mara Liburd', signInHalf: bytes(32), code: '123456' }]
	],
	'sign-in/passkey': [() => ['POST', {}], () => ['PUT', { response: assertion() }]],
	'sign-in/demo': [() => ['POST', { name: 'Mara Liburd' }]],
	'join/invitation': [() => ['POST', { secret: secret() }]],
	'join/passkey': [() => ['POST', { secret: secret() }]],
	'join/enrolment': [() => ['POST', { secret: secret() }]]
};
const TIMES = 10;

const someName = () => `Nobody ${randomUUID()}`;
const bytes = (count: number) => randomBytes(count).toString('base64');
const secret = () => randomBytes(32).toString('base64url');
const assertion = () => ({
	...{ id: secret(), rawId: secret(), type: 'public-key', clientExtensionResults: {} },
	response: { clientDataJSON: secret(), authenticatorData: secret(), signature: secret() }
});

let house: House;
let desk: Server;
let site: Server;
beforeAll(async () => {
	house = await createHouse();
	({ site, desk } = await bothFaces(house));
});
afterAll(async () => {
	await Promise.all([desk.stop(), site.stop()]);
	await house.database.close();
});

const send = (path: string, method: string, body: unknown) =>
	fetch(`${desk.origin}/desk/${path}`, {
		method,
		headers: { 'content-type': 'application/json', origin: desk.origin },
		body: JSON.stringify(body)
	});

/** Of every table of ours; pg-boss counts for itself. */
async function rows(): Promise<Record<string, number>> {
	const { owner } = house.database.as;
	const tables = await owner.execute<{ name: string }>(
		sql`select table_name as name from information_schema.tables where table_schema = 'public'`
	);
	const counts = tables.map(async ({ name }) => {
		const [row] = await owner.execute<{ count: number }>(
			sql`select count(*)::integer as count from ${sql.identifier(name)}`
		);
		return [name, row!.count];
	});
	return Object.fromEntries(await Promise.all(counts)) as Record<string, number>;
}

describe('whoever is nobody', () => {
	it('is thought of at every endpoint before the sign-in', () => {
		const doors = ['sign-in', 'join'].flatMap((door) =>
			readdirSync(`${DOORS}/${door}`, { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('+server.ts'))
				.map((file) => `${door}/${file.replace('/+server.ts', '')}`)
		);
		expect(doors.sort()).toEqual(Object.keys(KNOCKS).sort());
	});

	it('writes no row by knocking at the desk, however often', async () => {
		const before = await rows();
		for (const [path, knocks] of Object.entries(KNOCKS)) {
			for (const knock of knocks) {
				const answers = await Promise.all(
					Array.from({ length: TIMES }, () => send(path, ...knock()))
				);
				expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
			}
		}
		expect(await rows()).toEqual(before);
	});

	it('writes no row with codes that are nobody’s', async () => {
		const before = await rows();
		const steps = ['open', 'add', 'replies', 'clear', 'withdraw-surely', 'burn-surely'];
		for (const step of steps) {
			const code = grouped(codeFrom(randomBytes(10)));
			const { status } = await call(site, '/tip/return', { step, code, words: 'Words.' });
			expect(status).toBe(200);
		}
		const code = grouped(codeFrom(randomBytes(10)));
		await call(site, '/tip/second-code', { code });
		await call(site, '/tip', { step: 'start', way: 'saw', voucher: secret() });
		await call(site, '/tip', { step: 'review', page: 'story', way: 'saw', what: 'Words.' });
		expect(await rows()).toEqual(before);
	});

	it('is refused in good order with a name that the database cannot take', async () => {
		const before = desk.log();
		for (const name of ['Mara\0 Liburd', '\0', 'a\u0001']) {
			expect((await send('sign-in/salt', 'POST', { name })).status).toBe(400);
			const given = { name, signInHalf: bytes(32), code: '\0' };
			expect((await send('sign-in/passphrase', 'POST', given)).status).toBe(400);
		}
		expect(desk.log()).toBe(before);
	});
});
