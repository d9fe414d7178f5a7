import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secondOf } from '../../../../tests/support/codes.ts';
import { openHouse, send, told, type House } from '../../../../tests/support/house.ts';
import { photo } from '../../../../tests/support/pictures.ts';
import { readEnvelope } from '#lib/sealed/envelope.ts';
import { openPart, WrongPart } from '#lib/sealed/open-part.ts';
import { open } from '#lib/sealed/open.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { AdditionBody, SentFile } from '#lib/sealed/tip.ts';
import * as triage from '../triage/index.ts';
import { sweepParts } from '../jobs/index.ts';
import { keepFile } from './files.ts';
import { find } from './find.ts';
import { addPiece, beginSpool, PIECE, spooled, spoolFor } from './spool.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
let code: ReceiptCode;
let tipId: string;
let story = 0;
beforeAll(async () => {
	house = await openHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	code = (await send(house.intake, told({ what: `story ${story++}` }), now)).code;
	tipId = (await find(house.intake, code))!.id;
});

const owner = () => house.database.as.owner;
async function spool(file: Uint8Array, name: string, of = code) {
	const spool = spoolFor(house.intake.keys, of, name);
	await beginSpool(house.intake, spool, now);
	for (let n = 0; n * PIECE < file.length; n++) {
		expect(await addPiece(house.intake, spool, n, file.subarray(n * PIECE, (n + 1) * PIECE))).toBe(
			true
		);
	}
	return spool;
}
const keep = (name: string, original = false, of = code) =>
	keepFile(house.intake, of, { file: name, name: `${name}.jpg`, original }, now);
const onTheirWay = async () =>
	(await owner().execute(sql`select id from parts where addition_id is null`)).length;

async function additions(): Promise<(AdditionBody & { file: SentFile })[]> {
	const rows = await owner().execute<{ id: string; sealed: Uint8Array }>(
		sql`select id, sealed from additions where tip_id = ${tipId}`
	);
	return Promise.all(
		rows.map(async ({ id, sealed }) => {
			const place = { kind: 'addition', id, tip: tipId, lane: 'general' } as const;
			const plain = await open(sealed, house.general.identity);
			return readEnvelope<AdditionBody & { file: SentFile }>(plain, place).body;
		})
	);
}
async function bytesOf(part: string): Promise<Uint8Array> {
	const fetched = await triage.part(house.desk, house.mara.actor, tipId, part, now);
	const chunks: Uint8Array[] = [];
	for await (const chunk of fetched!) chunks.push(chunk);
	return new Uint8Array(Buffer.concat(chunks));
}

describe('a file', () => {
	it('is kept without what hid in it, sealed, and nothing of it stays on its way', async () => {
		const file = await photo(900_000);
		await spool(file, 'one');
		expect(await keep('one')).toMatchObject({ is: 'kept', as: 'clean' });
		expect(await onTheirWay()).toBe(0);
		const sent = (await additions())[0]!.file;
		expect(sent).toMatchObject({ type: 'image/jpeg', came: { size: file.length } });
		expect(sent.name, 'a name may tell who sent it').toBeUndefined();
		expect(sent.original).toBeUndefined();
		const { part, ...sum } = sent.clean!;
		const sealed = await bytesOf(part);
		expect(sealed.length % 1024, 'filled').toBeLessThan(sealed.length);
		const clean = await openPart(sealed, house.general.identity, sum);
		expect(Buffer.from(clean).includes('Rosalind')).toBe(false);
		await expect(
			openPart(sealed, house.general.identity, { ...sum, sha256: '0'.repeat(64) })
		).rejects.toThrow(WrongPart);
	});

	it('is kept as it came, too, when the tipster wants that', async () => {
		const file = await photo();
		await spool(file, 'both');
		expect(await keep('both', true)).toMatchObject({ is: 'kept', as: 'both' });
		const sent = (await additions())[0]!.file;
		expect(sent.name).toBe('both.jpg');
		const { part, ...sum } = sent.original!;
		expect(sum).toEqual(sent.came);
		const original = await openPart(await bytesOf(part), house.general.identity, sum);
		expect(Buffer.from(original).equals(file)).toBe(true);
	});

	it('that cannot be cleaned is kept only when it may stay as it is', async () => {
		const letter = Buffer.from('Dear sir, the door is locked.');
		await spool(letter, 'letter');
		expect(await keep('letter')).toEqual({ is: 'refused', why: 'only-as-it-is' });
		expect(await onTheirWay()).toBe(0);
		await spool(letter, 'letter');
		expect(await keep('letter', true)).toMatchObject({ is: 'kept', as: 'original' });
	});

	it('sent again is known, and not kept twice', async () => {
		const file = await photo();
		await spool(file, 'again');
		await keep('again');
		await spool(file, 'again');
		expect(await keep('again')).toEqual({ is: 'known' });
		expect(await additions()).toHaveLength(1);
		expect(await onTheirWay()).toBe(0);
	});

	it('goes on where it stopped, and no piece fits that does not follow', async () => {
		const file = await photo(PIECE + 1000);
		const way = spoolFor(house.intake.keys, code, 'stopped');
		expect(await beginSpool(house.intake, way, now)).toBe(0);
		expect(await addPiece(house.intake, way, 1, file.subarray(PIECE))).toBe(false);
		expect(await addPiece(house.intake, way, 0, file.subarray(0, PIECE))).toBe(true);
		expect(await beginSpool(house.intake, way, now)).toBe(1);
		expect(await addPiece(house.intake, way, 0, new Uint8Array(3)), 'kept once').toBe(true);
		expect(await addPiece(house.intake, way, 1, file.subarray(PIECE))).toBe(true);
		expect(await keep('stopped')).toMatchObject({ is: 'kept' });
	});

	it('on its way is read by nobody without the code, and swept when it never comes whole', async () => {
		const file = Buffer.from('A planted marker, and much else.');
		const way = await spool(file, 'never');
		const [row] = await owner().execute<{ sealed: Uint8Array }>(
			sql`select sealed from chunks where part_id = ${way.id}`
		);
		expect(Buffer.from(row!.sealed).includes('planted')).toBe(false);
		const other = (await send(house.intake, told({ what: 'another' }), now)).code;
		const stolen: Uint8Array[] = [];
		for await (const some of spooled(house.intake, { code: other, id: way.id })) stolen.push(some);
		expect(stolen).toEqual([]);
		const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
		await sweepParts(house.database.as.jobs, hours(2));
		expect(await onTheirWay()).toBe(1);
		await sweepParts(house.database.as.jobs, hours(4));
		expect(await onTheirWay()).toBe(0);
	});

	it('with a second code is kept and marked', async () => {
		const second = await secondOf(house.intake, code, now);
		await spool(await photo(), 'forced', second);
		expect(await keep('forced', false, second)).toMatchObject({ is: 'kept' });
		expect(await additions()).toMatchObject([{ forced: true }]);
	});

	it('is not taken with a tip that showed no person, until somebody has it in hand', async () => {
		await owner().execute(sql`update tips set standing = 'penned' where id = ${tipId}`);
		await spool(await photo(), 'penned');
		expect(await keep('penned')).toEqual({ is: 'refused', why: 'not-yet' });
		await triage.take(house.desk, house.mara.actor, tipId, now);
		await spool(await photo(), 'penned');
		expect(await keep('penned')).toMatchObject({ is: 'kept' });
	});

	it('goes no further than the day’s room for files, and words still do', async () => {
		await owner().execute(
			sql`insert into inflow (kind, since, count) values ('chunks', '2026-11-23', 5000)
				on conflict (kind, since) do update set count = 5000`
		);
		await spool(await photo(), 'full');
		expect(await keep('full')).toEqual({ is: 'refused', why: 'full' });
		expect(await onTheirWay()).toBe(0);
		await owner().execute(sql`delete from inflow where kind = 'chunks'`);
	});

	it('is fetched by who reads the lane alone, and that is on record', async () => {
		await spool(await photo(), 'mine');
		await keep('mine');
		const { file } = (await additions())[0]!;
		const { part } = file.clean!;
		expect(await triage.part(house.desk, house.ruth.actor, tipId, part, now)).toBeUndefined();
		const entries = async () =>
			(await owner().execute(sql`select seq from audit_entries where chain_id = 'general'`)).length;
		const before = await entries();
		await bytesOf(part);
		expect(await entries()).toBe(before + 1);
	});
});
