import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secondOf } from '../../../../tests/support/codes.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { photo } from '../../../../tests/support/pictures.ts';
import { readEnvelope } from '#lib/sealed/envelope.ts';
import { openPart, WrongPart } from '#lib/sealed/open-part.ts';
import { open } from '#lib/sealed/open.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { AdditionBody, SentFile } from '#lib/sealed/tip.ts';
import * as triage from '../../../../tests/support/triage.ts';
import { Unfinished, type Cleaned } from '../files/index.ts';
import { keepFile } from './files.ts';
import { find } from './find.ts';
import { sweepParts } from './parts.ts';
import { addPiece, beginSpool, CutShort, PIECE, spooled, spoolFor } from './spool.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
let code: ReceiptCode;
let tipId: string;
let story = 0;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	code = (await send(house.intake, answersWith({ what: `story ${story++}` }), now)).code;
	tipId = (await find(house.intake, code))!.id;
});

const owner = () => house.database.as.owner;
async function spool(file: Uint8Array, name: string, of = code, intake = house.intake) {
	const spool = await spoolFor(intake, of, name);
	let at = await beginSpool(intake, spool, now);
	while (typeof at === 'number' && at < file.length) {
		at = await addPiece(intake, spool, at, file.subarray(at, at + PIECE), now);
	}
	return { ...spool, at };
}
async function keep(name: string, original = false, of = code, intake = house.intake) {
	const size = await beginSpool(intake, await spoolFor(intake, of, name), now);
	const came = { file: name, name: `${name}.jpg`, original, size: Number(size) || 0 };
	return keepFile(intake, of, came, now);
}
const newCode = async (what: string) => (await send(house.intake, answersWith({ what }), now)).code;
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
		expect(sum).toEqual({ ...sent.came, from: sent.clean!.size });
		expect(part, 'two would tell that it was kept').toBe(sent.clean!.part);
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

	it('at which a decoder gives up is kept as it came, when it may, and never called damaged', async () => {
		const clean = () =>
			Promise.resolve({
				...{ is: 'clean', type: 'application/pdf', found: [], fields: 0, searched: 'all' },
				// Its first page is the one that fails
				pages: (async function* () {
					throw new Unfinished('broken');
				})()
			} as Cleaned);
		const kept = async (original: boolean) => {
			await spool(Buffer.from('%PDF-1.7 and no more'), 'torn');
			const came = { file: 'torn', name: 'torn.pdf', original, size: 20 };
			return keepFile({ ...house.intake, clean }, code, came, now);
		};
		expect(await kept(false)).toEqual({ is: 'refused', why: 'only-as-it-is' });
		expect(await onTheirWay()).toBe(0);
		expect(await kept(true)).toMatchObject({ is: 'kept', as: 'original' });
		expect(await onTheirWay()).toBe(0);
		expect((await additions())[0]!.file.clean).toBeUndefined();
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

	it('goes on at the byte where it stopped, in pieces of whatever size the line allows', async () => {
		const file = await photo(60_000);
		const way = await spoolFor(house.intake, code, 'stopped');
		const add = (at: number, to: number) =>
			addPiece(house.intake, way, at, file.subarray(at, to), now);
		expect(await beginSpool(house.intake, way, now)).toBe(0);
		expect(await add(20_000, 30_000), 'it does not follow').toBe(0);
		expect(await add(0, 16_384)).toBe(16_384);
		expect(await beginSpool(house.intake, way, now)).toBe(16_384);
		expect(await add(0, 30_000), 'kept once').toBe(16_384);
		expect(await add(16_384, 16_385)).toBe(16_385);
		expect(await add(16_385, file.length)).toBe(file.length);
		const { file: name, original, size } = { file: 'stopped', original: true, size: file.length };
		const came = { file: name, name, original };
		expect(await keepFile(house.intake, code, { ...came, size }, now)).toMatchObject({
			is: 'kept'
		});
		const { part, ...sum } = (await additions())[0]!.file.original!;
		const whole = await openPart(await bytesOf(part), house.general.identity, sum);
		expect(Buffer.from(whole).equals(file)).toBe(true);
	});

	it('that did not come whole is no file', async () => {
		const file = await photo();
		await spool(file.subarray(0, -1000), 'torn');
		const came = { file: 'torn', name: 'torn.jpg', original: true, size: file.length };
		expect(await keepFile(house.intake, code, came, now)).toEqual({
			is: 'refused',
			why: 'not-whole'
		});
	});

	it('on a line so slow that it takes hours is not swept while it goes on', async () => {
		const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
		const way = await spoolFor(house.intake, code, 'slow');
		await beginSpool(house.intake, way, now);
		for (let hour = 0; hour < 8; hour++) {
			expect(await addPiece(house.intake, way, hour, new Uint8Array(1), hours(hour))).toBe(
				hour + 1
			);
			await sweepParts(house.database.as.jobs, hours(hour));
		}
		await sweepParts(house.database.as.jobs, hours(12));
		expect(await onTheirWay()).toBe(0);
	});

	it('on its way is read by nobody without the code, and swept when it never comes whole', async () => {
		const file = Buffer.from('A planted marker, and much else.');
		const way = await spool(file, 'never');
		const [row] = await owner().execute<{ sealed: Uint8Array }>(
			sql`select sealed from chunks where part_id = ${way.id}`
		);
		expect(Buffer.from(row!.sealed).includes('planted')).toBe(false);
		const other = (await send(house.intake, answersWith({ what: 'another' }), now)).code;
		const stolen: Uint8Array[] = [];
		const theirs = { ...(await spoolFor(house.intake, other, 'never')), id: way.id };
		const steal = async () => {
			for await (const some of spooled(house.intake, theirs, file.length)) stolen.push(some);
		};
		await expect(steal()).rejects.toThrow(CutShort);
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

	it('is not taken with a tip that showed no person, not one byte, until somebody has it in hand', async () => {
		await owner().execute(sql`update tips set standing = 'quarantined' where id = ${tipId}`);
		expect((await spool(await photo(), 'quarantined')).at).toBeUndefined();
		expect(await onTheirWay()).toBe(0);
		expect(await keep('quarantined')).toEqual({ is: 'refused', why: 'not-yet' });
		await triage.take(house.desk, house.mara.actor, tipId, now);
		await spool(await photo(), 'quarantined');
		expect(await keep('quarantined')).toMatchObject({ is: 'kept' });
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

describe('the day’s room for files', () => {
	const written = async () => {
		const [row] = await owner().execute<{ bytes: number }>(
			sql`select coalesce(sum(octet_length(sealed)), 0)::int as bytes from chunks`
		);
		return row!.bytes;
	};
	/** Writes as much as there is room for. @returns how much that was. */
	const fill = async (of: ReceiptCode, intake: House['intake']) => {
		const before = await written();
		let end: unknown = 0;
		for (let n = 0; typeof end === 'number'; n++) {
			end = (await spool(new Uint8Array(3 * PIECE), `noise ${n}`, of, intake)).at;
		}
		expect(end).toBe('full');
		return (await written()) - before;
	};
	const sweep = () => owner().execute(sql`delete from parts where addition_id is null`);
	beforeEach(async () => {
		await sweep();
		await owner().execute(sql`delete from inflow where kind = 'files'`);
	});

	it('is not gone over by what is sealed, and nothing stays on its way', async () => {
		const none = { ...house.intake, filesADayMib: 1 };
		await spool(await photo(), 'full', code, none);
		expect(await keep('full', true, code, none)).toEqual({ is: 'refused', why: 'full' });
		expect(await onTheirWay()).toBe(0);
	});

	it('cannot be spent by one code nor by three, by what is on its way nor by what is dropped', async () => {
		const small = { ...house.intake, filesADayMib: 128 };
		for (const name of ['one', 'two', 'three']) {
			const greedy = await newCode(name);
			const share = await fill(greedy, small);
			expect(share).toBeGreaterThan(5 * 1024 * 1024);
			expect(share).toBeLessThan(8 * 1024 * 1024);
			await sweep();
			const more = await spool(new Uint8Array(2 * PIECE), 'more', greedy, small);
			expect(more.at, 'for today').toBe('full');
			await sweep();
		}
		await spool(await photo(900_000), 'mine', code, small);
		expect(await keep('mine', true, code, small)).toMatchObject({ is: 'kept', as: 'both' });
	});

	it('is counted by the byte, and a small piece as more than it is', async () => {
		const counted = async () => {
			const [row] = await owner().execute<{ count: number }>(
				sql`select count from inflow where kind = 'files'`
			);
			return row!.count * 1024;
		};
		const file = await photo(900_000);
		await spool(file, 'mine');
		expect(await counted()).toBeGreaterThan(file.length);
		await keep('mine');
		expect(await onTheirWay()).toBe(0);
		const before = await counted();
		expect(before, 'and is not given back').toBeGreaterThan(1.8 * file.length);
		await addPiece(house.intake, await spool(new Uint8Array(1), 'tiny'), 1, new Uint8Array(1), now);
		expect((await counted()) - before).toBe(3 * 8 * 1024);
	});

	it('is a code’s own: what the first one spent, the second one is not denied', async () => {
		const small = { ...house.intake, filesADayMib: 128 };
		const second = await secondOf(house.intake, code, now);
		await fill(code, small);
		await sweep();
		expect((await spool(await photo(), 'forced', second, small)).at).toBeGreaterThan(0);
	});
});
