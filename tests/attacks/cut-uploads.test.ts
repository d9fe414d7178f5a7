import { randomBytes, randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files as words } from '#content/en/messages/files.ts';
import { codeFrom, grouped } from '../../src/lib/sealed/receipt-code.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { photo } from '../support/pictures.ts';
import { cutOff, dial, postRaw, rawForm, type RawForm } from '../support/raw-upload.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call } from '../support/wire.ts';

/** More than the places that there are. */
const MANY = 12;

let house: House;
let site: Server;
let code: string;
let picture: Buffer;
beforeAll(async () => {
	house = await createHouse();
	code = grouped((await send(house.intake, answersWith(), new Date())).code);
	picture = await photo();
	site = await startServer(publicSettings(house));
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

const madeUp = () => grouped(codeFrom(randomBytes(10)));
const formOf = (of: string, name: string, bytes: Uint8Array) =>
	rawForm(site.origin, { code: of, form: randomUUID(), original: '1' }, [{ name, bytes }]);
/** The same, as the beginning of one so long that it is worked on while it comes in. */
const begunOf = (form: RawForm): RawForm => {
	const head = form.bytes.subarray(0, form.beginOfBody).toString();
	const longer = Buffer.from(head.replace(/(Content-Length: )\d+/, '$19000000'));
	const body = form.bytes.subarray(form.beginOfBody);
	return { bytes: Buffer.concat([longer, body]), beginOfBody: longer.length };
};
/** Rows of files that have not become anything. */
const onTheirWay = async (): Promise<number> => {
	const [row] = await house.database.as.owner.execute<{ rows: number }>(sql`
		select ((select count(*) from parts where addition_id is null) +
			(select count(*) from chunks join parts on parts.id = part_id where addition_id is null))::int as rows`);
	return row!.rows;
};
const aPhotoIsKept = async () => {
	const answer = await postRaw(site.origin, formOf(code, 'door.jpg', await photo()).bytes);
	expect(answer).toContain(words.ends.both);
};
/** Sends all but the end, and stays on the line. */
async function halfWay(of: string): Promise<Socket> {
	const { bytes } = begunOf(formOf(of, 'door.jpg', picture));
	const socket = await dial(site.origin);
	socket.write(bytes.subarray(0, -10_000));
	return socket;
}

describe('an upload that is cut', () => {
	it('at whichever byte it is, leaves nothing behind, and the next one is kept', async () => {
		const file = { name: 'a', bytes: Buffer.from('Help') };
		const { bytes, beginOfBody } = begunOf(rawForm(site.origin, { code }, [file], {}));
		const offsets = Array.from({ length: bytes.length - beginOfBody }, (_, at) => beginOfBody + at);
		const cutting = async () => {
			for (let at = offsets.pop(); at; at = offsets.pop()) {
				await cutOff(site.origin, bytes.subarray(0, at));
			}
		};
		await Promise.all(Array.from({ length: 64 }, cutting));
		await aPhotoIsKept();
		await expect.poll(onTheirWay).toBe(0);
	});

	it('with a made-up code, takes nothing from anybody', async () => {
		for (let n = 0; n < MANY; n++) {
			const { bytes } = begunOf(formOf(madeUp(), 'a.jpg', picture));
			await cutOff(site.origin, bytes.subarray(0, -10_000));
		}
		await aPhotoIsKept();
	});

	it.each(['', 'a.jpg', 'a.jpg,b.jpg'])(
		'by a form that lies about its length (files: “%s”), does not end the server',
		async (names) => {
			const files = names.split(',').map((name) => ({ name, bytes: randomBytes(90_000) }));
			const { bytes, beginOfBody } = rawForm(site.origin, { code }, files);
			const cut = bytes.subarray(0, -10_000);
			const head = bytes.subarray(0, beginOfBody).toString();
			const lying = head.replace(/(Content-Length: )\d+/, `$1${cut.length - beginOfBody}`);
			const answer = await postRaw(
				site.origin,
				Buffer.concat([Buffer.from(lying), cut.subarray(beginOfBody)])
			);
			expect(answer).toContain(words.brokenOff);
			expect((await call(site, '/tip/files')).status).toBe(200);
		}
	);
});

describe('while many send files and do not go on', () => {
	it('made-up codes hold no place', async () => {
		const sockets = await Promise.all(Array.from({ length: MANY }, () => halfWay(madeUp())));
		await aPhotoIsKept();
		for (const socket of sockets) socket.destroy();
	});

	it('whoever finds no place is told so, however much they send, and finds one again', async () => {
		const sockets = await Promise.all(Array.from({ length: MANY }, () => halfWay(code)));
		await expect.poll(onTheirWay).toBeGreaterThan(0);
		const large = randomBytes(4_000_000);
		const answer = await postRaw(site.origin, formOf(code, 'large.jpg', large).bytes);
		expect(answer).toContain(words.busy);
		expect(answer.endsWith('</html>\n'), 'the whole page').toBe(true);
		for (const socket of sockets) socket.destroy();
		await expect.poll(onTheirWay).toBe(0);
		await aPhotoIsKept();
	});
});
