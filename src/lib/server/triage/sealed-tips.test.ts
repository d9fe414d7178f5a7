import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { tips } from '../db/index.ts';
import { sealedTips } from './index.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

it('a lane is looked through page by page, none of them long, however long its tips are', async () => {
	for (let n = 0; n < 20; n++)
		await send(house.intake, answersWith({ what: `${n} ${'一'.repeat(19_000)}` }), now);
	const looked: string[] = [];
	for (;;) {
		const page = await sealedTips(house.desk, house.mara.actor, 'general', looked.at(-1), now);
		if (!page || page.length === 0) break;
		const bytes = page.reduce((sum, { sealed }) => sum + sealed.length, 0);
		expect(bytes).toBeLessThanOrEqual(256 * 1024);
		looked.push(...page.map(({ id }) => id));
	}
	const all = await house.database.as.owner.select({ id: tips.id }).from(tips);
	expect(all).toHaveLength(20);
	expect(looked).toEqual(all.map(({ id }) => id).sort());
});
