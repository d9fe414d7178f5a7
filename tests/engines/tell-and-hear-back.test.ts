import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { codeAt } from '../../scripts/demo/people.ts';
import { findEngines } from '../support/engines/find.ts';
import { Person } from '../support/engines/person.ts';
import { answerTo } from '../support/plain-question.ts';
import { closeTown, createTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await createTown();
});
afterAll(() => closeTown(town));

const VAN = 'A white van, "Coast" on its door';
const what = words.questions.asks.what.label.saw;

describe.for(Object.entries(findEngines()))(
	'the journey that must never fail, in %s',
	([, engine]) => {
		it.skipIf(!engine).for([true, false])(
			'from the form to the answer, JavaScript on: %s',
			{ timeout: 180_000 },
			async (javaScript) => {
				const [dots, maras] = await Promise.all([engine!.launch(javaScript), engine!.launch(true)]);
				const [dot, mara] = [new Person(dots), new Person(maras)];
				// Without digits, at which the page would point: they could be somebody's number.
				const one = crypto.randomUUID().replace(/[^a-f]/g, '');
				const story = `Nine men sleep in a container behind the site. ${one}`;
				try {
					const code = await sendsATip(dot, story, javaScript);
					await signsIn(mara);
					await mara.follows(`//ol//a[@href="/desk/tips/${await newestTip()}"]`);
					await mara.reads(story);
					await mara.presses(triage.work.take);
					await mara.reads(triage.work.state.yours);
					await mara.unfolds(triage.work.reply.summary);
					await mara.writes(triage.work.reply.label, 'Which days are best to look?');
					await mara.presses(triage.work.reply.send);
					await mara.reads('Which days are best to look?');

					await dot.opens(`${town.site.origin}/tip/return`);
					await dot.writes(words.back.code, code);
					await dot.presses(words.back.open);
					await dot.presses(words.back.show);
					await dot.reads('Which days are best to look?');
					await dot.writes(words.back.add, 'Mondays, before six.');
					await dot.presses(words.back.addSend);
					await dot.reads(words.back.done.added);

					await mara.opens(await maras.sees<string>('location.href'));
					await mara.writes(desk.unlock.passphrase, town.house.mara.passphrase);
					await mara.presses('Unlock');
					await mara.reads('Mondays, before six.');
					expect(dots.wrong).toEqual([]);
				} finally {
					await Promise.all([dots.closes(), maras.closes()]);
				}
			}
		);
	}
);

/** @returns the receipt code. */
async function sendsATip(dot: Person, story: string, javaScript: boolean): Promise<string> {
	await dot.opens(`${town.site.origin}/tip`);
	await dot.chooses(words.ways.saw.label);
	await dot.presses(words.before.start);
	await dot.writes(what, story);
	await dot.presses(words.questions.goOn);
	await dot.writes(words.questions.asks.vehicles.label, VAN);
	await dot.presses(words.questions.next);
	await dot.reads(story);
	if (javaScript) await goesBackAndForward(dot, story);
	else {
		await dot.presses(words.goBack);
		await dot.holds(words.questions.asks.vehicles.label, VAN);
		await dot.presses(words.questions.next);
		await dot.reads(story);
	}
	if (javaScript) await dot.reads(words.check.robotDone);
	else {
		const asked = await dot.tab.sees<string>(
			'document.querySelector("label[for=answer]").innerText'
		);
		await dot.writes(asked.trim(), answerTo(asked.trim()));
	}
	await untilSent(dot);
	return dot.tab.sees<string>(
		'[...document.querySelectorAll(".code span")].map((part) => part.innerText).join("-")'
	);
}

/** Every word of every step stands there again, whichever way one came to it. */
async function goesBackAndForward(dot: Person, story: string) {
	await dot.goes(-1);
	await dot.holds(words.questions.asks.vehicles.label, VAN);
	await dot.goes(-1);
	await dot.holds(what, story);
	await dot.goes(1);
	await dot.holds(words.questions.asks.vehicles.label, VAN);
	await dot.goes(1);
	await dot.reads(story);
}

/** Without JavaScript the form wants to be as old as a person needs to read it. */
async function untilSent(dot: Person) {
	const heading = () => dot.tab.sees<string>('document.querySelector("h1")?.innerText ?? ""');
	await dot.presses(words.check.send);
	await expect
		.poll(
			async () => {
				const isEarly = (await dot.tab.sees<string>('document.body.innerText')).includes(
					words.errors['too-soon']
				);
				if (isEarly) await dot.presses(words.check.send);
				return heading();
			},
			{ timeout: 30_000, interval: 1000 }
		)
		.toBe(words.receipt.heading);
}

async function newestTip(): Promise<string> {
	const [tip] = await town.house.database.as.owner.execute<{ id: string }>(
		sql`select id from tips where id not in (select tip_id from assignments)`
	);
	return tip!.id;
}

async function signsIn(mara: Person) {
	const { officerId, name, passphrase, totpSecret } = town.house.mara;
	// Each of these runs signs in as the same person within one half minute.
	await town.house.database.as.owner.execute(
		sql`update authenticators set last_step = 0 where officer_id = ${officerId}`
	);
	await mara.opens(`${town.desk.origin}/desk`);
	await mara.writes(desk.signIn.name, name);
	await mara.writes(desk.signIn.passphrase, passphrase);
	await mara.writes(desk.signIn.code, codeAt(totpSecret, new Date()));
	await mara.presses(desk.signIn.send);
	await mara.state(desk.lock.unlocked);
}
