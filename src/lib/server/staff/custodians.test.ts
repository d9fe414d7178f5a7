import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRecovery, putCard } from '../../../../tests/support/cards.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { recoveryOnOnePaper } from '../../../../tests/support/lane.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { newVerbs } from '#lib/desk/vault/verbs.ts';
import type { MadeSheets } from '#lib/desk/vault/wire.ts';
import { runOf } from '#lib/sealed/run-of-sheets.ts';
import { openWithTwo } from '#lib/sealed/sheets.ts';
import { custodianFiles, custodians } from '../db/index.ts';
import * as lane from './lane/index.ts';

const now = new Date('2026-11-29T10:00:00Z');
const agencies = ['prosecutions', 'child-protection', 'customs'];
let house: House;
let made: MadeSheets;
const vault = newVerbs({ N: 16, r: 8, p: 1 });
beforeAll(async () => {
	house = await createHouse(now);
	await recoveryOnOnePaper(house, now);
	const recovery = (await lane.list(house.desk)).find(({ kind }) => kind === 'recovery')!;
	const { recipient } = recovery.card;
	const wrong = vault.splitRecovery({ paper: house.general.identity, recipient });
	await expect(wrong, 'another key').rejects.toMatchObject({ name: 'WrongKey' });
	const paper = ` ${house.recovery.identity.toLowerCase()}\n`;
	made = await vault.splitRecovery({ paper, recipient });
});
afterAll(() => house.database.close());

const bytes = (files: MadeSheets['identity']) =>
	files.map(({ sealed, ...pair }) => ({
		...pair,
		sealed: new Uint8Array(Buffer.from(sealed, 'base64'))
	}));
const sheets = (of = agencies): lane.Sheets => ({
	custodians: made.custodians.map((one, at) => ({ ...one, agencyId: of[at]! })),
	identity: bytes(made.identity),
	rehearsal: bytes(made.rehearsal)
});
const keep = (given: lane.Sheets, who = house.mara) =>
	lane.makeSheets(house.desk, who.actor, given, now);

describe('the sheets of the recovery key', () => {
	it('are three, of three agencies that there are, whole, made by somebody who reads tips, and once', async () => {
		const [one, other, third] = sheets().identity;
		expect(await keep(sheets(), house.alton)).toEqual({ ok: false, why: 'not-allowed' });
		expect(await keep(sheets(['customs', 'customs', 'police']))).toMatchObject({ ok: false });
		expect(await keep(sheets(['customs', 'police', 'nowhere']))).toMatchObject({ ok: false });
		expect(await keep({ ...sheets(), identity: [one!, other!] })).toMatchObject({ ok: false });
		expect(await keep({ ...sheets(), rehearsal: [one!, one!, third!] })).toMatchObject({
			ok: false
		});
		expect(await keep(sheets())).toEqual({ ok: true });
		expect(await keep(sheets()), 'sent again').toEqual({ ok: true });
		expect(await keep(sheets(['police', 'immigration', 'customs']))).toEqual({
			ok: false,
			why: 'taken'
		});
		const { custodians, rehearsedAt, run } = await lane.custody(house.desk);
		expect(run).toBe(runOf(made.custodians));
		expect(custodians).toHaveLength(3);
		expect(rehearsedAt).toBeNull();
	});

	it('are tried on what is no layer of the key, and that is on record', async () => {
		const files = (await lane.rehearsals(house.desk)).map((file) => ({
			...file,
			sealed: Buffer.from(file.sealed).toString('base64')
		}));
		const [one, other, third] = made.sheets.map(({ identity }) => identity);
		const pair = await vault.rehearse({ files, sheets: [third!, one!] });
		expect(pair).toEqual({ first: 0, second: 2 });
		for (const two of [[one!, one!] as const, [other!, house.general.identity] as const]) {
			const tried = vault.rehearse({ files, sheets: two });
			await expect(tried).rejects.toMatchObject({ name: 'WrongKey' });
		}
		expect(await lane.rehearsed(house.desk, house.mara.actor, pair, now)).toEqual({ ok: true });
		expect((await lane.custody(house.desk)).rehearsedAt).toEqual(now);
		const acts = (await actsOfPeople(house.database)).map(({ act }) => act);
		expect(acts.slice(-2)).toEqual(['sheets.made', 'sheets.rehearsed']);
	});

	it('open the recovery key, two of them, from the database; and no role of a server reads what they open', async () => {
		const files = await house.database.as.owner
			.select({ sealed: custodianFiles.sealed })
			.from(custodianFiles)
			.where(eq(custodianFiles.kind, 'identity'));
		const sealed = files.map((file) => file.sealed);
		const [, other, third] = made.sheets.map(({ identity }) => identity);
		expect(await openWithTwo(sealed, [other!, third!])).toBe(`${house.recovery.identity}\n`);
		const { desk, public: site, jobs } = house.database.as;
		expect(await desk.$count(custodianFiles, eq(custodianFiles.kind, 'identity'))).toBe(0);
		for (const role of [site, jobs])
			await expect(role.$count(custodianFiles)).rejects.toThrow('Failed query');
	});

	it('can be let go by whoever owns the database, on record, and made anew', async () => {
		const { owner } = house.database.as;
		expect(await lane.voidSheets(owner, now)).toBe('voided');
		expect(await lane.voidSheets(owner, now)).toBe('none');
		expect((await actsOfPeople(house.database)).at(-1)).toMatchObject({
			act: 'sheets.voided',
			by: null
		});
		expect(await keep(sheets(['police', 'immigration', 'customs']))).toEqual({ ok: true });
	});

	it('of a key that was on sheets from the first are let go by nobody, and others take no place of theirs', async () => {
		const { owner } = house.database.as;
		await putCard(house, (await newRecovery()).card);
		expect(await lane.voidSheets(owner, now)).toBe('only-ones');
		expect((await lane.custody(house.desk)).custodians).toHaveLength(3);
		await owner.delete(custodianFiles);
		await owner.delete(custodians);
		expect(await keep(sheets())).toEqual({ ok: false, why: 'taken' });
	});
});
