import { sql } from 'drizzle-orm';
import { tip as words } from '#content/en/messages/tip.ts';
import { expect, test } from '../support/browser.ts';
import type { Town } from '../support/town.ts';
import { answersWith, send } from '../support/house.ts';
import { grouped } from '../../src/lib/sealed/receipt-code.ts';

const { back, errors } = words;

const kept = async ({ house }: Town): Promise<number> => {
	const [row] = await house.database.as.owner.execute<{ count: number }>(
		sql`select count(*)::int as count from additions`
	);
	return row!.count;
};
const aTip = async ({ house }: Town): Promise<string> => {
	const what = `The cook is locked in. ${crypto.randomUUID()}`;
	return grouped((await send(house.intake, answersWith({ what }), new Date())).code);
};
/** Another symbol of the same alphabet in the place of the first. */
const mistyped = (code: string) => (code.startsWith('7') ? '8' : '7') + code.slice(1);

for (const javaScript of [true, false]) {
	test.describe(`${javaScript ? 'with' : 'without'} JavaScript`, () => {
		test('a code opens however it was written down, and nothing but the code', async ({
			tipster,
			town
		}) => {
			const code = await aTip(town);
			const dot = await tipster(javaScript);
			const written = [
				code.toLowerCase(),
				code.replaceAll('-', ''),
				` ${code.replaceAll('-', ' ')} `,
				code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '–')
			];
			for (const way of written) {
				await dot.comesBackWith(way);
				await dot.reads(back.statuses.received);
			}
			const wrong = [
				[mistyped(code), errors.code.check],
				[code.slice(0, -2), errors.code.length],
				[`U${code.slice(1)}`, errors.code.symbol]
			] as const;
			for (const [way, says] of wrong) {
				await dot.comesBackWith(way);
				await expect(dot.page.getByRole('alert')).toContainText(says);
				await expect(dot.page.getByLabel(back.code)).toHaveValue(way);
				await dot.page.getByRole('link', { name: says }).click();
				await expect(dot.page.getByLabel(back.code)).toBeFocused();
			}
			expect(dot.page.url()).toMatch(/\/tip\/return(#code)?$/);
		});

		test('words are added once however often they are sent, and what is wrong with them loses none', async ({
			tipster,
			town
		}) => {
			const code = await aTip(town);
			const dot = await tipster(javaScript);
			const before = await kept(town);
			await dot.comesBackWith(code);
			await dot.page.getByLabel(back.add).fill('She was moved on Friday.');
			await dot.presses(back.addSend);
			await dot.reads(back.done.added);
			await expect(dot.page.getByLabel(back.add)).toHaveValue('');
			await dot.page.reload();
			await dot.reads(back.done.added);
			expect(await kept(town)).toBe(before + 1);

			await dot.presses(back.addSend);
			await dot.reads(errors.empty);
			const long = 'They took the phones. '.repeat(1_500).trim();
			await dot.page.getByLabel(back.add).fill(long);
			await dot.presses(back.addSend);
			await dot.reads(errors['too-long']);
			await expect(dot.page.getByLabel(back.add)).toHaveValue(long);
			expect(await kept(town)).toBe(before + 1);
		});

		test('a code is burnt only after a second word, and then opens nothing', async ({
			tipster,
			town
		}) => {
			const code = await aTip(town);
			const dot = await tipster(javaScript);
			await dot.comesBackWith(code);
			await dot.presses(back.grave.burn.label);
			await dot.reads(back.grave.burn.text);
			await dot.presses(back.grave.burn.not);
			await dot.reads(back.statuses.received);
			await dot.presses(back.grave.burn.label);
			await dot.presses(back.grave.burn.sure);
			await dot.reads(back.burnt);
			await dot.comesBackWith(code);
			await dot.reads(back.unknown);
			await expect(dot.page.getByRole('alert')).toContainText(back.unknownText);
		});
	});
}
