import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { connect } from '#lib/server/db/index.ts';
import { find } from '#lib/server/tips/index.ts';
import { codeFrom, grouped, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { answer } from './visit.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
let code: ReceiptCode;
let story = 0;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	code = (await send(house.intake, answersWith({ what: `story ${story++}` }), now)).code;
});

const broken: unknown[] = [];
const broke = (error: unknown) => void broken.push(error);
const press = (step: string, typed: string, words = '', intake = house.intake, from = 'a form') => {
	const form = new FormData();
	const fields = { step, code: typed, words, form: from };
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return answer(intake, form, now, broke);
};

describe('somebody who comes back', () => {
	it('is let in however the code was written down', async () => {
		const written = grouped(code).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
		expect(await press('open', written)).toMatchObject({ status: 'received', code: grouped(code) });
	});

	it('is told what is wrong with a mistyped code, and keeps what was typed', async () => {
		const short = code.slice(1);
		expect(await press('open', short)).toMatchObject({ typed: short, wrong: 'length' });
		const wrong = `${code.slice(0, -1)}U`;
		expect(await press('add', wrong, 'He left today.')).toMatchObject({
			typed: wrong,
			wrong: 'symbol',
			words: 'He left today.'
		});
	});

	it('sees the same of a wrong code and of a burnt one, whatever is pressed', async () => {
		const unknown = codeFrom(new Uint8Array(10).fill(7));
		await press('burn-surely', code);
		for (const step of ['open', 'replies', 'add', 'clear', 'burn', 'withdraw-surely']) {
			const [burnt, never] = [await press(step, code, 'x'), await press(step, unknown, 'x')];
			expect(burnt.status).toBeUndefined();
			expect({ ...burnt, code: '', form: '' }).toEqual({ ...never, code: '', form: '' });
			expect(burnt.words).toBe('x');
		}
	});

	it('keeps what was typed whatever is pressed, and adds it once', async () => {
		const asked = await press('burn', code, 'He left today.');
		expect(asked).toMatchObject({ asks: 'burn', words: 'He left today.' });
		const sent = await press('add', code, 'He left today.', house.intake, asked.form);
		expect(sent).toMatchObject({ done: 'added', words: '' });
		expect(sent.form).not.toBe(asked.form);
		await press('add', code, 'He left today.', house.intake, asked.form);
		await press('add', code, 'He left today.', house.intake, sent.form);
		const [row] = await house.database.as.owner.execute<{ count: number }>(
			sql`select count(*)::integer as count from additions a join tips t on t.id = a.tip_id
				where t.id = ${(await find(house.intake, code))!.id}`
		);
		expect(row!.count).toBe(2);
	});

	it('is asked before a code is burnt, and can go back', async () => {
		expect(await press('burn', code)).toMatchObject({ asks: 'burn', status: 'received' });
		expect(await press('open', code)).toMatchObject({ status: 'received' });
		expect(await press('burn-surely', code)).toMatchObject({ done: 'burnt', status: undefined });
	});

	it('takes a tip back, and changes what may be done with it, each after a question and by itself', async () => {
		const asked = await press('withdraw', code, 'Half a sentence');
		expect(asked).toMatchObject({ asks: 'withdraw', words: 'Half a sentence' });
		const back = await press('withdraw-surely', code, 'Half a sentence', house.intake, asked.form);
		expect(back).toMatchObject({ done: 'withdrawn', status: 'received', words: 'Half a sentence' });
		expect(await press('consent-surely', code)).toMatchObject({ asks: 'consent' });
		const form = new FormData();
		const fields = { step: 'consent-surely', code, consent: 'no-words', form: 'x' };
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		const changed = await answer(house.intake, form, now, broke);
		expect(changed).toMatchObject({ done: 'consent', status: 'received' });
	});

	it('loses neither code nor words while the database is away', async () => {
		const db = connect('postgres://nobody@127.0.0.1:1/none', { name: 'test', max: 1 });
		expect(await press('add', code, 'He left today.', { ...house.intake, db })).toEqual({
			typed: grouped(code),
			trouble: 'unavailable',
			words: 'He left today.',
			form: 'a form'
		});
		expect(await press('add', code, 'He left today.')).toMatchObject({ done: 'added' });
	});

	it('loses neither when the database refuses them for a reason that nobody foresaw', async () => {
		const { owner } = house.database.as;
		await owner.execute(sql`alter table additions add constraint refuse check (false) not valid`);
		const refused = await press('add', code, 'He left today.');
		await owner.execute(sql`alter table additions drop constraint refuse`);
		expect(refused).toEqual({
			typed: grouped(code),
			trouble: 'unavailable',
			words: 'He left today.',
			form: 'a form'
		});
		expect(broken).toHaveLength(1);
	});
});
