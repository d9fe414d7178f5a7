import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { keepNext, makeNext } from '../../../../tests/support/next-recovery.ts';
import { askAll, begin, seal } from '../../../../tests/support/recovering.ts';
import {
	actorNow,
	proposeDue,
	renew,
	sit,
	standBy,
	type AtDesk
} from '../../../../tests/support/standing.ts';
import { typedAgain } from '../../../../tests/support/unlocked.ts';
import type { Results } from '#lib/desk/vault/verbs.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import * as staff from '../../../../tests/support/staff.ts';

/** Two sheets are lost: nobody opens the recovery key any more, and another is made without its word. */
const now = new Date();
let house: House;
let mara: AtDesk;
let devon: AtDesk;
let next: Results['makeNextRecovery'];
beforeAll(async () => {
	house = await createHouse(now);
	[mara, devon] = await Promise.all([sit(house, house.mara, now), sit(house, house.devon, now)]);
	await send(house.intake, answersWith({ what: 'A boat, at night.' }), now);
	const involved = ['police', 'prosecutions', 'child-protection'];
	await send(house.intake, answersWith({ what: 'It is they.', involved }), now);
	next = await makeNext(house, mara, undefined, now);
	await keepNext(house, mara, next, 'sheets-lost', now);
	const print = printOfCard(next.card);
	await staff.lane.standRecovery(house.desk, house.devon.actor, print, now);
});
afterAll(() => house.database.close());

describe('a recovery key of which two sheets are lost', () => {
	it('leaves behind what was sealed to it alone, and the desk counts that', async () => {
		expect(await staff.lane.leftBehind(house.desk)).toEqual([{ no: 1, tips: 1 }]);
		expect(await staff.lane.custody(house.desk)).toMatchObject({ no: 2 });
	});

	it('leaves no lane behind: members’ browsers seal each epoch for the new one, once they compared it', async () => {
		for (const one of [mara, devon]) {
			await renew(house, one);
			const proof = await typedAgain(house, one.person);
			await one.vault.takeRecovery({ recovery: next.card, recoveries: [], proof });
		}
		expect(await proposeDue(house, mara, 'general', now)).toMatchObject({ ok: true });
		expect(await standBy(house, devon, 'general', now)).toEqual({ ok: true, stands: true });
		await renew(house, mara);
		const actor = await actorNow(house, house.mara);
		const epochs = (await staff.toUnlock(house.desk, actor, now)).forRecovery;
		expect(epochs).toEqual([{ lane: 'general', epoch: 1 }]);
		const sealed = await mara.vault.sealForRecovery({ recovery: next.card, epochs });
		const copies = sealed.map(({ lane, epoch, sealed }) => ({
			...{ lane, epoch },
			sealed: new Uint8Array(Buffer.from(sealed, 'base64'))
		}));
		const recovery = printOfCard(next.card);
		const add = (print: string, who = actor) =>
			staff.lane.addForRecovery(house.desk, who, { recovery: print, copies }, now);
		await add('x'.repeat(43));
		await add(recovery, { ...house.ruth.actor, lanes: ['review'] });
		expect((await staff.toUnlock(house.desk, actor, now)).forRecovery).toHaveLength(1);
		await add(recovery);
		expect((await staff.toUnlock(house.desk, actor, now)).forRecovery).toEqual([]);

		for (const { officerId } of [house.mara, house.devon])
			await staff.people.disable(house.desk, house.alton.actor, officerId, now);
		const [ruth, joan] = await Promise.all([
			sit(house, house.ruth, now),
			sit(house, house.joan, now)
		]);
		await askAll(house, [ruth, joan], 'general', now);
		const two = [next.sheets[1]!, next.sheets[2]!] as const;
		const begun = await begin(house, ruth, 'general', two, now);
		if (!begun.ok) throw new Error(begun.why);
		const { opened } = await seal(house, ruth, begun.recovery, two, now, { withOlder: true });
		expect(opened.missing).toEqual([]);
	});
});
