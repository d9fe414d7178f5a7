import { offer as words } from '#content/en/messages/offer.ts';
import { expect, test } from '../support/browser.ts';
import { standsInEveryLook } from '../support/looks.ts';

for (const javaScript of [true, false]) {
	test(`somebody checks an offer ${javaScript ? 'with' : 'without'} JavaScript, and no answer stands in an address`, async ({
		tipster
	}) => {
		const dot = await tipster(javaScript);
		const { page } = dot;
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await dot.opens('/check-an-offer');
		await dot.presses(words.submit);
		await dot.reads(words.nothing);

		const answers = (question: string, answer: string) =>
			page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
		await answers(words.questions.pay, words.answers.no);
		await dot.presses(words.submit);
		await dot.reads(words.result.none.title);

		await answers(words.questions.hurry, words.answers.yes);
		await dot.presses(words.submit);
		await dot.reads(words.result.some.title);
		await dot.reads(words.means.hurry);
		await expect(page.getByRole('main')).not.toContainText(words.means.pay);

		await answers(words.questions.passport, words.answers.yes);
		await dot.presses(words.submit);
		await dot.reads(words.result.many.title);
		if (javaScript) await standsInEveryLook(page);
		expect(asked.filter((url) => url.includes('?'))).toEqual([]);
	});
}
