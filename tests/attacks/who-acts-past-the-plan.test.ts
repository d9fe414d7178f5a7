import { describe, expect, it } from 'vitest';
import type { Form, Outside, Plan } from '../../src/lib/desk/outside/forms.ts';
import { standingOf } from '../../src/lib/desk/outside/standing.ts';
import { stageKey, type OpenedTip, type Text } from '../../src/lib/desk/work/opening.ts';
import type { TipOnPage } from '../../src/lib/desk/work/tip-on-page.ts';

/** A colleague whose browser does what they want, and a server that gives rows as it likes: what the others see of it. */
const at = (hour: number) => new Date(Date.UTC(2026, 10, 30, hour));
type Written = { id: string; hour: number; form: unknown };
type Closed = { outcome: string; form?: unknown };
const page = (given: {
	notes?: readonly Written[];
	closed?: Closed;
	agency?: { form?: unknown };
	answers?: object;
	news?: boolean;
	broken?: readonly string[];
}) => {
	const { notes = [], closed, agency, answers = {}, news = false, broken = [] } = given;
	const texts = new Map<string, { ok: true; body: Text } | { ok: false }>();
	for (const { id, form } of notes) texts.set(id, { ok: true, body: { words: 'x', form } });
	for (const id of broken) texts.set(id, { ok: false });
	if (closed) texts.set('closure', { ok: true, body: { words: 'x', ...closed } });
	if (agency) texts.set(stageKey('stage'), { ok: true, body: { words: 'x', ...agency } });
	const tip = {
		notes: [...notes, ...broken.map((id) => ({ id, hour: 12 }))].map(({ id, hour }) => ({
			id,
			madeBy: 'devon',
			madeAt: at(hour)
		})),
		closures: closed ? [{ id: 'closure', closedAt: at(20) }] : [],
		stages: agency ? [{ id: 'stage', stage: 'agency', begunAt: at(20) }] : [],
		additions: news ? [{ id: 'said', dealtAt: null }] : []
	} as unknown as TipOnPage;
	const told = { answers: { child: 'no', way: 'saw', ...answers } };
	const opened = { lies: '', tip: { ok: true, body: told }, texts } as unknown as OpenedTip;
	return standingOf(tip, opened);
};
const plan = (id: string, hour: number, more: Partial<Plan> = {}): Written => ({
	...{ id, hour },
	form: {
		...{ form: 'plan', blamed: 'x', there: 'x', windows: 'any', phone: 'x', another: 'x' },
		...{ agreed: 'yes', after: [] },
		...more
	}
});
/** A call at 16:00 by UTC: noon in the Federation, a Monday. */
const call = (more: Partial<Outside> = {}, hour = 17): Written => ({
	...{ id: 'call', hour },
	form: {
		...{ form: 'outside', way: 'call', whom: 'x', area: 'nevis', place: '', said: 'x', came: 'x' },
		...{ at: { day: '2026-11-30', time: '12:00' }, plans: [] },
		...more
	}
});
const faults = (standing: ReturnType<typeof page>, key = 'call') => standing.faults.get(key) ?? [];
const passing = (more: Partial<Form> = {}) => ({
	...{ form: 'passing', plans: [], child: [], screenings: [] },
	...more
});
const despite = { because: 'danger', words: 'She was bleeding.' } as const;

describe('a call past the safety plan', () => {
	it('shows where it names neither plan nor reason, and not where it names one', () => {
		expect(faults(page({ notes: [call()] }))).toEqual(['no-plan']);
		expect(faults(page({ notes: [call({ despite })] }))).toEqual([]);
		expect(faults(page({ notes: [call({ despite: { ...despite, words: '  ' } })] }))).toEqual([
			'no-plan'
		]);
		expect(faults(page({ notes: [plan('p', 9), call({ plans: ['p'] })] }))).toEqual([]);
		expect(faults(page({ notes: [call({ way: 'other' })] }))).toEqual([]);
	});

	it('shows where the time was not safe by the clock of the country, wherever the browser is', () => {
		const notes = (from: string, to: string) => [
			plan('p', 9, { windows: [{ day: 1, from, to }] }),
			call({ plans: ['p'] })
		];
		expect(faults(page({ notes: notes('11:00', '13:00') }))).toEqual([]);
		expect(faults(page({ notes: notes('15:00', '17:00') }))).toEqual(['outside-windows']);
	});

	it('shows where it went by a plan that another had replaced, or left out the one that held', () => {
		const plans = [plan('p', 9), plan('q', 10, { agreed: 'no', after: ['p'] })];
		expect(faults(page({ notes: [...plans, call({ plans: ['p'] })] }))).toEqual(['older-plan']);
		expect(faults(page({ notes: [...plans, call({ despite })] }))).toEqual(['older-plan']);
		expect(faults(page({ notes: [...plans, call({ plans: ['q'], despite })] }))).toEqual([]);
		expect(faults(page({ notes: [plan('p', 9), plan('q', 18), call({ plans: ['p'] })] }))).toEqual(
			[]
		);
	});

	it('shows where it is said to have been later than it was written, by more than clocks differ', () => {
		expect(faults(page({ notes: [call({ despite }, 15)] }))).toEqual(['future']);
		const minutes = { day: '2026-11-30', time: '13:04' };
		expect(faults(page({ notes: [call({ despite, at: minutes })] }))).toEqual([]);
	});
});

describe('a server that gives an older plan for the newest', () => {
	it('is found out by whatever names the newer one: an act, or the plan after', () => {
		expect(page({ notes: [plan('p', 9)] })).toMatchObject({ isMissing: false });
		const acted = page({ notes: [plan('p', 9), call({ plans: ['q'] })] });
		expect(acted.isMissing).toBe(true);
		expect(faults(acted)).toContain('missing-plan');
		expect(page({ notes: [plan('r', 11, { after: ['p', 'q'] }), plan('p', 9)] })).toMatchObject({
			isMissing: true
		});
	});

	it('does not make it the newest by its row’s time, and says what does not open', () => {
		const rows = [plan('p', 19), plan('q', 10, { after: ['p'] })];
		expect(page({ notes: rows }).plans.map(({ id }) => id)).toEqual(['q']);
		expect(page({ notes: [plan('p', 9)], broken: ['q'] }).unopened).toBe(1);
	});
});

describe('what is passed on', () => {
	it('shows where no plan and no reason stands beside it: closed as referred, or waiting for an agency', () => {
		const [closure, stage] = ['closure', stageKey('stage')];
		const closed = (form?: unknown) =>
			faults(page({ notes: [plan('p', 9)], closed: { outcome: 'referred', form } }), closure);
		const to = { referral: { to: 'labour' } };
		expect(closed()).toEqual(['no-plan', 'older-plan']);
		expect(closed(passing({ plans: ['p'], ...to }))).toEqual([]);
		expect(faults(page({ agency: {} }), stage)).toEqual(['no-plan']);
		expect(faults(page({ agency: { form: passing({ despite, ...to }) } }), stage)).toEqual([]);
	});

	it('shows where who decides about staying was told without a yes, or why', () => {
		const closed = (referral: object) =>
			faults(
				page({ closed: { outcome: 'referred', form: passing({ despite, referral } as object) } }),
				'closure'
			);
		expect(closed({ to: 'immigration' })).toEqual(['no-agreement']);
		expect(closed({ to: 'immigration', agreed: { who: 'Rosa', day: '2026-11-30' } })).toEqual([]);
		expect(closed({ to: 'immigration', despite })).toEqual([]);
		const told = call({ way: 'agency', despite, referral: { to: 'immigration' } });
		expect(faults(page({ notes: [told] }))).toEqual(['no-agreement']);
	});
});

describe('a child', () => {
	const says = (id: string, is: string, after: readonly string[] = []): Written => ({
		...{ id, hour: 10 },
		form: { form: 'child', is, whom: '', day: '', why: 'x', after }
	});

	it('is owed that child protection is told: by the answer, or an officer’s word, until it is written', () => {
		const answers = { child: 'yes' };
		expect(page({}).child).toBe('none');
		expect(page({ answers }).child).toBe('owed');
		expect(page({ answers, notes: [says('a', 'told')] }).child).toBe('done');
		expect(page({ notes: [says('a', 'owed')] }).child).toBe('owed');
		const again = [says('a', 'told'), says('b', 'owed', ['a'])];
		expect(page({ answers, notes: again }).child).toBe('owed');
		expect(page({ notes: [...again, says('c', 'not-told', ['a', 'b'])] }).child).toBe('done');
		const circle = [says('a', 'told', ['b']), says('b', 'told', ['a'])];
		expect(page({ notes: circle }).child).toBe('owed');
	});

	it('shows where a tip was closed past it', () => {
		const closed = (form?: unknown, notes: Written[] = []) =>
			faults(
				page({ answers: { child: 'yes' }, notes, closed: { outcome: 'unfounded', form } }),
				'closure'
			);
		expect(closed()).toEqual(['no-child']);
		expect(closed(passing({ child: ['a'] } as object), [says('a', 'not-told')])).toEqual([]);
		expect(closed(passing({ child: ['a'] } as object), [says('a', 'owed')])).toEqual(['no-child']);
		expect(closed(passing({ child: ['a'] } as object))).toEqual(['no-child']);
	});
});

describe('smuggling only', () => {
	it('shows where nobody is said to have been asked alone', () => {
		const people = [{ who: 'a man in blue', by: 'Mara', day: '2026-11-30' }];
		const asked = { id: 's', hour: 10, form: { form: 'screening', people } };
		const closed = (screenings: string[], notes: Written[] = []) =>
			faults(
				page({
					notes,
					closed: { outcome: 'smuggling-only', form: passing({ screenings } as object) }
				}),
				'closure'
			);
		expect(closed([])).toEqual(['no-screening']);
		expect(closed(['s'])).toEqual(['no-screening']);
		expect(closed(['s'], [asked])).toEqual([]);
	});
});

describe('whoever writes about themselves', () => {
	it('has the plan read again with each answer', () => {
		expect(page({ answers: { way: 'me' }, news: true })).toMatchObject({
			isOwn: true,
			isToReread: true
		});
		expect(page({ answers: { way: 'me' } })).toMatchObject({ isOwn: true, isToReread: false });
	});

	it('loses no page to a form that somebody made up', () => {
		const odd = [null, 7, { form: 'plan' }, { form: 'outside', at: null }, passing()];
		const notes = odd.map((form, n) => ({ id: `${n}`, hour: 10, form }));
		expect(page({ notes })).toMatchObject({ plans: [], child: 'none', isMissing: false });
	});
});
