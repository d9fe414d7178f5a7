import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo } from '../../../../tests/support/plain-question.ts';
import { isSolution, solve } from '#lib/proof/solve.ts';
import {
	checkAnswer,
	checkProof,
	FLOOD_FROM,
	offer,
	createCaptcha,
	type FormFacts,
	type Shown
} from './check.ts';
import { passFor } from './pass.ts';
import { YOUNGEST_MS } from './plain-question.ts';
import { questions as en } from '#content/en/messages/questions.ts';

const captcha = createCaptcha({ secret: randomBytes(32), questions: () => en });
const now = new Date('2026-11-23T12:00:00Z');
const form = (ageMs = 60_000): FormFacts => ({
	nonce: randomBytes(16),
	issuedAt: new Date(now.getTime() - ageMs),
	locale: 'en'
});
const worked = (facts: FormFacts, load = 0) => {
	const { work } = offer(captcha, facts, load);
	return `${work.challenge}.${solve(work.challenge, work.bits)}`;
};
const answered = (facts: FormFacts) => answerTo(offer(captcha, facts, 0).question);
const shows = async (facts: FormFacts, shown: Shown, load = 0) =>
	(await checkProof(captcha, facts, shown, now)) ?? checkAnswer(captcha, facts, shown, now, load);

describe('the own check', () => {
	it('passes a form whose work is done', async () => {
		const facts = form();
		expect(await shows(facts, { work: worked(facts) })).toMatchObject({
			passed: true,
			standing: 'proven'
		});
	});

	it('takes no other form’s work, no work that was made easier, and no nonsense', async () => {
		const [mine, other] = [form(), form()];
		const { challenge } = offer(captcha, mine, 0).work;
		const easier = challenge.replace(/^\d+/, '1');
		const wrong = [
			worked(other),
			`${easier}.${solve(easier, 1)}`,
			`${challenge}.`,
			`${challenge}.0`,
			'99.x.y',
			'{}'
		];
		for (const work of wrong) {
			expect(await shows(mine, { work })).toEqual({ passed: false, why: 'wrong' });
		}
	});

	it('stays done, however often the same form is sent', async () => {
		const facts = form();
		const work = worked(facts);
		const first = await shows(facts, { work });
		expect(first).toMatchObject({ passed: true });
		expect(await shows(facts, { work })).toEqual(first);
	});

	it('is never passed by what nobody worked out, and never throws', async () => {
		const facts = form();
		const { challenge } = offer(captcha, facts, 0).work;
		const solution = fc.stringMatching(/^[0-9a-z]{1,12}$/);
		const given = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			solution.filter((one) => !isSolution(challenge, 15, one)).map((one) => `${challenge}.${one}`)
		);
		await fc.assert(
			fc.asyncProperty(given, async (work) => {
				expect(await shows(facts, { work })).toMatchObject({ passed: false });
			})
		);
	});

	it('is harder in a flood, and still takes what was asked before it', async () => {
		const facts = form();
		const bits = [0, 50, 200, 1000].map((load) => offer(captcha, facts, load).work.bits);
		expect(bits).toEqual([...bits].sort((a, b) => a - b));
		expect(new Set(bits).size).toBe(bits.length);
		const early = worked(facts, 0);
		expect(await shows(facts, { work: early }, 5_000)).toMatchObject({ standing: 'proven' });
	});
});

describe('the plain question', () => {
	it('can be answered by whoever reads it, as people type', async () => {
		for (let n = 0; n < 300; n++) {
			const facts = form();
			const right = answered(facts);
			for (const typed of [right, right.toUpperCase(), ` ${right}. `, `the ${right}`]) {
				expect(await shows(facts, { answer: typed })).toMatchObject({ passed: true });
			}
		}
	});

	it('has one right answer: no word fits two of the questions', () => {
		// Else whoever answers honestly is told that they are wrong.
		const alsoFits: Readonly<Record<string, RegExp>> = {
			'something to eat': /^(orange|goat|crab|turtle|lobster|fish|hen)$/,
			'something in the sky': /^(pelican|bird|heron)$/,
			'an animal': /^fish$/
		};
		for (const { ask, words } of en.groups) {
			const others = en.groups.filter((group) => group.ask !== ask).flatMap(({ words }) => words);
			const fit = others.filter((word) => words.includes(word) || alsoFits[ask]?.test(word));
			expect(fit, ask).toEqual([]);
		}
	});

	it('takes nothing else: no other word of the list, not the whole list', async () => {
		for (let n = 0; n < 100; n++) {
			const facts = form();
			const { question } = offer(captcha, facts, 0);
			const list = question.split(/[:?]\s/).at(-1)!;
			const others = list.split(', ').filter((word) => word !== answered(facts));
			for (const answer of [...others, list, 'x', question]) {
				expect(await shows(facts, { answer })).toEqual({ passed: false, why: 'wrong' });
			}
		}
	});

	it('never takes what nobody wrote, and never throws', async () => {
		const facts = form();
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (answer) => {
				const words = ` ${answer.toLowerCase()} `;
				fc.pre(!words.includes(answered(facts).toLowerCase()));
				expect(await shows(facts, { answer })).toMatchObject({ passed: false });
			})
		);
		expect(await shows(facts, { answer: '  ' })).toEqual({ passed: false, why: 'nothing' });
	});

	it('wants the form to be as old as a person needs to read it', async () => {
		const young = form(YOUNGEST_MS - 1);
		const shown = { answer: answered(young) };
		expect(await shows(young, shown)).toEqual({ passed: false, why: 'too-soon' });
		const facts = { ...young, issuedAt: new Date(now.getTime() - YOUNGEST_MS) };
		expect(await shows(facts, shown)).toMatchObject({ passed: true });
	});

	it('still takes a tip in a flood, and says that it proves little', async () => {
		const facts = form();
		const shown = { answer: answered(facts) };
		expect(await shows(facts, shown, FLOOD_FROM)).toMatchObject({ standing: 'unproven' });
		expect(await shows(facts, shown, FLOOD_FROM - 1)).toMatchObject({ standing: 'proven' });
	});
});

describe('a pass', () => {
	it('stays passed for its own form, as what it was, and for no other', async () => {
		const [mine, other] = [form(), form()];
		const pass = passFor(captcha.secret, mine.nonce, 'unproven');
		expect(await shows(mine, { pass })).toMatchObject({ passed: true, standing: 'unproven' });
		expect(await shows(other, { pass })).toEqual({ passed: false, why: 'nothing' });
		const better = pass.replace('unproven', 'proven');
		expect(await shows(mine, { pass: better })).toEqual({ passed: false, why: 'nothing' });
	});

	it('is never guessed', async () => {
		const facts = form();
		await fc.assert(
			fc.asyncProperty(fc.string(), async (pass) => {
				expect(await shows(facts, { pass })).toMatchObject({ passed: false });
			})
		);
	});
});
