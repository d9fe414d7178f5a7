import { sql } from 'drizzle-orm';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { expect, test } from '../support/browser.ts';
import { answersWith, send } from '../support/house.ts';

test('a reply is not sealed to a key that somebody put into the tip’s row', async ({
	officer,
	town
}) => {
	const { owner } = town.house.database.as;
	const what = `Whom it reaches. ${crypto.randomUUID()}`;
	const { code } = await send(town.house.intake, answersWith({ what }), new Date());
	const { id } = (await tips.find(town.house.intake, code))!;
	const thiefs = await recipientOf(await newIdentity());
	const mara = await officer('mara');
	await owner.execute(sql`update tips set reply_recipient = ${thiefs} where id = ${id}`);
	await mara.opensTip(id, what);
	await mara.unfolds(triage.work.reply.summary);
	const reply = mara.page.getByLabel(triage.work.reply.label);
	await reply.fill('Which days are best to look?');
	await mara.presses(triage.work.reply.send);
	await mara.reads(triage.work.faults['other-tipster']);
	await expect(reply).toHaveValue('Which days are best to look?');
	expect(await owner.execute(sql`select 1 from replies where tip_id = ${id}`)).toHaveLength(0);
});
