import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files } from '#content/en/messages/files.ts';
import { wavOf } from '../../src/lib/voice/wav.ts';
import { createHouse, type House } from '../support/house.ts';
import { photo } from '../support/pictures.ts';
import { deskSettings, publicSettings, startServer, type Server } from '../support/server.ts';
import {
	findIn,
	findInDataFolder,
	findInTables,
	formsOf,
	formsOfAddress
} from '../support/traces.ts';
import { beginFile, call, comeBack, sendFiles, sendTip, type Wire } from '../support/wire.ts';

/** A tipster who can be told from all others by everything that a wire shows, and by what they write. */
const marked = (origin: string, address: string) => {
	const mark = randomUUID();
	const wire: Wire = {
		origin,
		from: address,
		headers: {
			'user-agent': `Browser/${mark}`,
			referer: `https://from.example/${mark}`,
			'x-forwarded-for': address,
			'x-real-ip': address,
			forwarded: `for=${address}`,
			'cf-connecting-ip': address,
			'x-client-address': address,
			cookie: `seen=${mark}`,
			'accept-language': `x-${mark}`
		}
	};
	const forms = [...formsOf(mark), ...formsOfAddress(address)];
	return { wire, mark, words: `The ${mark} van`, forms };
};

/** A recording as the page makes one, in whose sound the mark stands. */
function recording(mark: string): File {
	const file = wavOf(new Float32Array(16_000));
	file.set(Buffer.from(mark), 400);
	return new File([file], `${mark}.wav`);
}

let house: House;
let site: Server;
let desk: Server;

beforeAll(async () => {
	house = await createHouse();
	[site, desk] = await Promise.all([
		// The one process that may look at an address, in the one header that it is handed in.
		startServer(publicSettings(house), { settings: { CLIENT_ADDRESS_HEADER: 'X-Client-Address' } }),
		startServer(deskSettings(house))
	]);
});
afterAll(async () => {
	await Promise.all([site.stop(), desk.stop()]);
	await house.database.close();
});

/** Everything that somebody does on the site. @returns how often the site answered. */
async function useTheSite({ wire, mark, words }: ReturnType<typeof marked>): Promise<void> {
	for (const path of ['/', '/signs', '/nothing-here', '/tip/return']) await call(wire, path);
	const code = await sendTip(wire, words);
	await comeBack(wire, code);
	await comeBack(wire, code, { step: 'replies' });
	await comeBack(wire, code, { step: 'add', words: `${words}, again` });
	const taken = new File([new Uint8Array(await photo(20_000, mark))], `${mark}.jpg`);
	for (const kept of [false, true]) {
		const { html } = await sendFiles(wire, code, [taken, recording(mark)], kept);
		expect(html.split(kept ? files.ends.both : files.ends.clean)).toHaveLength(3);
	}
	const piece = new Blob([words.repeat(100)]);
	expect((await beginFile(wire, code, piece)).html).toContain(`"next":${piece.size}`);
	await sendFiles(wire, code, [new File([words], `${mark}.txt`)]);
	await comeBack(wire, 'ABC-ABC-ABC-ABC-ABC-ABC');
	await call(wire, '/tip', { step: 'send', ticket: words, draft: words });
	await call(wire, '/leave');
}

describe('what is left of a tipster', () => {
	it('is no address, no browser and no word: not in a table, not in the data folder, not in a log', async () => {
		const tipster = marked(site.origin, '127.83.19.201');
		await useTheSite(tipster);
		const visitor = marked(desk.origin, '127.83.77.34');
		await call(visitor.wire, '/desk');
		await call(visitor.wire, '/desk/sign-in');
		const forms = [...tipster.forms, ...visitor.forms];
		expect(await findInTables(house.database, forms)).toEqual([]);
		expect(await findInDataFolder(house.database, forms)).toEqual([]);
		expect(findIn('log', site.log() + desk.log(), forms)).toEqual([]);
		const [{ count }] = (await house.database.as.owner.execute(
			sql`select count(*)::int as count from tips`
		)) as unknown as [{ count: number }];
		expect(count, 'the tip was really kept').toBe(1);
		const parts = await house.database.as.owner.execute<{ kept: boolean; count: number }>(
			sql`select addition_id is not null as kept, count(*)::int from parts group by 1 order by 1`
		);
		expect([...parts], 'so were its files, and one is on its way').toEqual([
			{ kept: false, count: 1 },
			{ kept: true, count: 4 }
		]);
	});
});

describe('the search itself', () => {
	it('finds a server that logs who asks', async () => {
		const leaky = await startServer(publicSettings(house), {
			preload: [new URL('../support/log-addresses.ts', import.meta.url).href]
		});
		const tipster = marked(leaky.origin, '127.83.40.41');
		await useTheSite(tipster);
		await leaky.stop();
		const found = findIn('log', leaky.log(), tipster.forms);
		expect(found.length).toBeGreaterThanOrEqual(2);
	});

	it.each(['plain', 'hex', 'base64'] as const)('finds what a table holds in %s', async (how) => {
		const { words, forms } = marked(site.origin, '127.83.50.51');
		const text = how === 'plain' ? words : Buffer.from(`ab${words}`).toString(how);
		const { owner } = house.database.as;
		const id = `planted-${how}`;
		await owner.execute(sql`insert into agencies (id, name) values (${id}, ${text})`);
		expect(await findInTables(house.database, forms)).not.toEqual([]);
		expect(await findInDataFolder(house.database, forms)).not.toEqual([]);
		await owner.execute(sql`delete from agencies where id = ${id}`);
	});
});
