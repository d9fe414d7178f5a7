import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { questions as en } from '#content/en/messages/questions.ts';
import { connect } from '#lib/server/db/index.ts';
import type { Answers } from '#lib/questions/answers.ts';
import { step } from './steps.ts';
import type { View } from './view.ts';

const start = new Date('2026-11-23T14:37:21Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let house: House;
beforeAll(async () => {
	house = await createHouse(start);
});
afterAll(() => house.database.close());

type Fields = Record<string, string | readonly string[]>;
type Asked = Extract<View, { stage: 'check' | 'hcaptcha' }>;
type Questions = Extract<View, { stage: 'questions' }>;

const broken: unknown[] = [];
const broke = (error: unknown) => void broken.push(error);
const press = (name: string, fields: Fields, now = later(5), intake = house.intake) => {
	const form = new FormData();
	for (const [key, values] of Object.entries({ ...fields, step: name })) {
		for (const value of [values].flat()) form.append(key, value as string);
	}
	return step({ intake, locale: 'en', now, crowded: false, broke }, form);
};
const questions = async (way: Answers['way'] = 'known') =>
	(await press('start', { way }, start)) as Questions;
/** What the browser sends of a page of questions: its fields as they stand, and what is typed into them. */
const filled = ({ ticket, draft, page, answers }: Questions, typed: Fields): Fields => ({
	...(answers as unknown as Fields),
	ticket,
	draft,
	page,
	...typed
});
const carried = ({ ticket, draft }: Asked | Questions): Fields => ({ ticket, draft });
/** Both pages filled in, and looked over. */
const looked = async (typed: Fields, now = later(2)) => {
	const details = (await press('more', filled(await questions(), typed), now)) as Questions;
	return (await press('review', filled(details, typed), now)) as Asked;
};

/** Answers the plain question as a reader of its words would. */
function answerTo({ question }: Asked['offer']): string {
	const [, list] = /: ([^:?]+)$|\? (.+)$/.exec(question)!.filter(Boolean) as [string, string];
	const words = list.split(', ');
	const group = en.groups.find(({ ask }) => question.includes(`is ${ask}?`));
	if (group) return words.find((word) => group.words.includes(word))!;
	return words.at(en.nth.findIndex((nth) => question.includes(`the ${nth} word`)) % 4)!;
}

describe('the form, a post at a time', () => {
	it('leads from the four ways to a receipt without any script', async () => {
		const check = await looked({ what: 'She cannot leave.', area: 'KN-04' });
		expect(check).toMatchObject({ stage: 'check', status: 200 });
		expect(check.answers).toMatchObject({ way: 'known', area: 'KN-04' });
		const sent = { ...carried(check), answer: answerTo(check.offer) };
		const receipt = await press('send', sent);
		expect(receipt).toMatchObject({ stage: 'receipt', status: 200, known: false });
		expect(await press('send', sent)).toEqual({ ...receipt, known: true });
		expect(await press('send', sent, later(3 * 24 * 60))).toEqual({ ...receipt, known: true });
	});

	it('asks which way it is, and never chooses for the person', async () => {
		expect(await press('start', {})).toEqual({ stage: 'before', status: 400, error: 'way' });
		expect(await press('start', { way: 'all' })).toMatchObject({ error: 'way' });
	});

	it('begins nothing while the words before it are not approved, and ends what was begun', async () => {
		const check = await looked({ what: 'Begun before it was withdrawn.' });
		const closed = { ...house.intake, policies: () => Promise.resolve(undefined) };
		expect(await press('start', { way: 'known' }, later(5), closed)).toEqual({
			stage: 'before',
			status: 200
		});
		const sent = { ...carried(check), answer: answerTo(check.offer) };
		expect(await press('send', sent, later(5), closed)).toMatchObject({ stage: 'receipt' });
	});

	it('gives every answer back with what is wrong, and again from the check page', async () => {
		const typed = {
			what: ' ',
			who: 'Two men',
			signs: ['debt', 'hurt'],
			involved: ['police', 'an-agency-since-gone'],
			danger: 'no',
			place: 'p'.repeat(1001)
		};
		const { who, signs, place, ...story } = typed;
		const first = (await press('more', filled(await questions(), story))) as Questions;
		expect(first).toMatchObject({
			...{ stage: 'questions', page: 'story', status: 400 },
			errors: { what: 'what-missing' }
		});
		expect(first.answers).toMatchObject({ ...story, what: '' });
		const whatHappened = { what: 'A man shouts at her.' };
		const details = (await press('more', filled(first, whatHappened))) as Questions;
		expect(details).toMatchObject({ page: 'details', status: 200, errors: {} });
		const second = (await press('review', filled(details, { who, signs, place }))) as Questions;
		expect(second).toMatchObject({
			...{ stage: 'questions', page: 'details', status: 400 },
			errors: { place: 'too-long:1000' }
		});
		expect(second.answers).toMatchObject({ ...typed, ...whatHappened });
		const mended = { place: 'A bakery' };
		const check = (await press('review', filled(second, mended))) as Asked;
		const changed = (await press('change', carried(check))) as Questions;
		expect(changed.answers).toEqual({ ...second.answers, ...mended });
	});

	it('goes from the first page straight to looking it over, and back to whichever page is wished', async () => {
		const story = filled(await questions(), { what: 'Two fields are enough.' });
		const check = (await press('review', story)) as Asked;
		expect(check).toMatchObject({ stage: 'check', status: 200 });
		const details = (await press('more', carried(check))) as Questions;
		const typed = filled(details, { place: 'A yard', area: 'KN-15' });
		const first = (await press('change', typed)) as Questions;
		expect(first).toMatchObject({ page: 'story' });
		expect(first.answers).toEqual({ ...check.answers, place: 'A yard', area: 'KN-15' });
	});

	it('keeps what may be done with it as it was chosen, and where nothing was, what reveals least', async () => {
		const check = await looked({ what: 'Only for you.' });
		expect(check.answers.consent).toBe('task-force');
		const chosen = { ...carried(check), consent: 'no-words' };
		const back = (await press('send', { ...chosen, answer: 'no idea' })) as Asked;
		expect(back.answers).toEqual({ ...check.answers, consent: 'no-words' });
		const other = (await press('check', { ...carried(back), consent: 'whatever' })) as Asked;
		expect(other.answers.consent).toBe('task-force');
	});

	it('loses nothing of the first page to a draft that does not open any more', async () => {
		const story = filled(await questions('me'), { what: 'Written over an hour.', draft: 'AAAA' });
		const check = (await press('review', story)) as Asked;
		expect(check.answers).toMatchObject({ way: 'me', what: 'Written over an hour.' });
	});

	it('lets whoever was too fast press again, with the answer still there', async () => {
		const check = await looked({ what: 'Fast fingers.' }, start);
		const answer = answerTo(check.offer);
		const back = await press('send', { ...carried(check), answer }, start);
		expect(back).toMatchObject({ stage: 'check', error: 'too-soon', typed: answer });
	});

	it('asks who may be involved before it sends, when the page could not ask while the database was away', async () => {
		const check = await looked({ what: 'Nobody asked me.', unasked: '1' });
		const sent = { ...carried(check), answer: answerTo(check.offer) };
		const asked = (await press('send', sent)) as Questions;
		expect(asked).toMatchObject({ stage: 'questions', errors: { involved: 'unasked' } });
		expect(asked.answers).toEqual(check.answers);
		const again = (await press('review', filled(asked, { involved: ['police'] }))) as Asked;
		const receipt = await press('send', { ...carried(again), answer: answerTo(again.offer) });
		expect(receipt).toMatchObject({ stage: 'receipt' });
	});

	it('renews an old form without losing a word of it', async () => {
		const check = await looked({ what: 'Left open over night.' });
		const sent = { ...carried(check), answer: answerTo(check.offer) };
		const renewed = (await press('send', sent, later(25 * 60))) as Asked;
		expect(renewed).toMatchObject({ stage: 'check', status: 400, error: 'renewed' });
		expect(renewed.answers).toEqual(check.answers);
		const again = { ...carried(renewed), answer: answerTo(renewed.offer) };
		expect(await press('send', again, later(25 * 60 + 2))).toMatchObject({ stage: 'receipt' });
	});

	it('counts a failed check through changes, and keeps the tip apart after the second', async () => {
		const check = await looked({ what: 'Failing twice.' });
		const failed = (await press('send', { ...carried(check), answer: 'no idea' })) as Asked;
		expect(failed).toMatchObject({ status: 400, error: 'wrong', answers: check.answers });
		const changed = (await press('change', carried(failed))) as Questions;
		const next = (await press('review', filled(changed, { danger: 'no' }))) as Asked;
		const kept = await press('send', { ...carried(next), answer: 'no idea' });
		expect(kept).toMatchObject({ stage: 'receipt' });
		const quarantined = await house.database.as.owner.execute(
			sql`select id from tips where standing = 'quarantined'`
		);
		expect(quarantined).toHaveLength(1);
	});

	it('comes back whole while the database is away, and the check stays passed', async () => {
		const away = connect('postgres://nobody@127.0.0.1:1/none', { name: 'test', max: 1 });
		const check = await looked({ what: 'In a storm.', involved: ['police'] });
		const sent = { ...carried(check), answer: answerTo(check.offer) };
		const back = (await press('send', sent, later(5), { ...house.intake, db: away })) as Asked;
		expect(back).toMatchObject({ stage: 'check', status: 503, error: 'unavailable' });
		expect(back.answers).toEqual(check.answers);
		expect(await press('send', carried(back))).toMatchObject({ stage: 'receipt', known: false });
	});

	it('comes back whole when the database refuses it for a reason that nobody foresaw', async () => {
		const check = await looked({ what: 'Refused.' });
		const { owner } = house.database.as;
		await owner.execute(sql`alter table tips add constraint refuse check (false) not valid`);
		const sent = { ...carried(check), answer: answerTo(check.offer) };
		const back = (await press('send', sent)) as Asked;
		await owner.execute(sql`alter table tips drop constraint refuse`);
		expect(back).toMatchObject({ stage: 'check', status: 500, error: 'unavailable' });
		expect(back.answers).toEqual(check.answers);
		expect(broken).toHaveLength(1);
		const again = { ...carried(back), answer: answerTo(back.offer) };
		expect(await press('send', again)).toMatchObject({ stage: 'receipt', known: false });
	});

	it('comes back small and whole when too many write at this moment, with the answer as it was typed', async () => {
		const ranks: number[] = [];
		const semaphore = {
			acquire: (rank: number) => {
				ranks.push(rank);
				return Promise.resolve(undefined);
			}
		};
		const check = await looked({ what: 'In a crowd.' });
		const answer = answerTo(check.offer);
		const sent = { ...carried(check), answer, consent: 'share' };
		const busy = await press('send', sent, later(5), { ...house.intake, semaphore });
		if (busy.stage !== 'busy') throw new Error(busy.stage);
		expect(busy).toMatchObject({ status: 503, typed: answer, retryAfterSeconds: 3 });
		const again = { ticket: busy.ticket, draft: busy.draft };
		const looks = (await press('check', again)) as Asked;
		expect(looks.answers).toEqual({ ...check.answers, consent: 'share' });
		await press('send', { ...again, answer: busy.typed }, later(5), { ...house.intake, semaphore });
		expect(ranks).toEqual([0, 1]);
		const receipt = await press('send', { ...again, answer: busy.typed });
		expect(receipt).toMatchObject({ stage: 'receipt', known: false });
	});

	it('says so when what came back was not sealed here, instead of starting over in silence', async () => {
		const check = await looked({ what: 'Words.' });
		const altered = { ...carried(check), draft: `${check.draft.slice(0, -4)}AAAA` };
		for (const pressed of ['send', 'change', 'check', 'hcaptcha', 'anything']) {
			expect(await press(pressed, altered)).toMatchObject({ stage: 'before', error: 'unreadable' });
		}
		expect(await press('send', {})).toEqual({ stage: 'before', status: 200 });
	});

	it('leads back to the four ways with all that was told, and on from another of them', async () => {
		const story = { what: 'She cannot leave.', danger: 'no' };
		const details = (await press('more', filled(await questions(), story))) as Questions;
		const first = (await press('change', filled(details, { place: 'A yard' }))) as Questions;
		const back = await press('ways', filled(first, { what: 'She cannot leave!' }));
		if (back.stage !== 'before' || !back.begun) throw new Error(back.stage);
		expect(back.begun.way).toBe('known');
		const { ticket, draft } = back.begun;
		const none = await press('start', { ticket, draft });
		expect(none).toMatchObject({ stage: 'before', error: 'way', begun: { way: 'known' } });
		const other = (await press('start', { ticket, draft, way: 'me' })) as Questions;
		expect(other.answers).toEqual({ ...first.answers, way: 'me', what: 'She cannot leave!' });
	});

	it('takes what a browser that went back knows of the later pages, whichever page it goes on from', async () => {
		const first = await questions();
		const later = { place: 'A yard', signs: ['debt'], consent: 'share' };
		const story = filled(first, { what: 'Told again.', page: ['story', 'details'], ...later });
		const check = (await press('review', story)) as Asked;
		expect(check.answers).toMatchObject({ what: 'Told again.', ...later });
		const fields = { ...later, what: 'Told again.', page: ['story', 'details'] };
		const anew = (await press('start', { ...fields, way: 'saw' })) as Questions;
		expect(anew.answers).toEqual({ ...check.answers, way: 'saw' });
	});

	it('goes on where Enter is pressed in a field', async () => {
		const details = (await press(
			'on',
			filled(await questions(), { what: 'With Enter.' })
		)) as Questions;
		expect(details).toMatchObject({ stage: 'questions', page: 'details' });
		const check = (await press('on', filled(details, { place: 'A yard' }))) as Asked;
		expect(check).toMatchObject({ stage: 'check', back: 'more' });
		const sent = await press('on', { ...carried(check), answer: answerTo(check.offer) });
		expect(sent).toMatchObject({ stage: 'receipt' });
	});

	it('tells a script that asked first that it is kept, without the code, and shows it to the page that follows', async () => {
		const check = await looked({ what: 'Asked first.', danger: 'yes' });
		const sent = { ...carried(check), answer: answerTo(check.offer) };
		expect(await press('send', { ...sent, 'ask-first': '1' })).toEqual({
			stage: 'kept',
			status: 200
		});
		const receipt = await press('send', { ...sent, asked: '' });
		expect(receipt).toMatchObject({ stage: 'receipt', known: true, asked: true, danger: true });
	});
});
