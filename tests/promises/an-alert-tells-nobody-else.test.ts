import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, alertGateways, alerts, laneMembers } from '../../src/lib/server/db/index.ts';
import {
	createMail,
	createWebhook,
	noteGateways,
	status,
	tell,
	type Gateways
} from '../../src/lib/server/alerts/index.ts';
import * as duty from '../../src/lib/server/duty/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { startMailServer, type MailServer } from '../../scripts/demo/mail-server.ts';
import { onDuty, reach } from '../support/telling.ts';
import { startWebhook } from '../support/webhook.ts';

const now = new Date('2026-11-23T11:37:21Z');
const at = (hour: number, minute = 0, second = 3) =>
	new Date(Date.UTC(2026, 10, 23, hour, minute, second));
const urgent = (involved: readonly string[]) =>
	answersWith({ what: `Held, ${involved.join()}`, danger: 'yes', involved: [...involved] });

/** Minutes of marks at which something is due, and those after them, in which it is tried again. */
const minutes = [at(11, 55), at(12), at(12, 5)]
	.concat([0, 5, 10, 15, 20, 25, 40, 45].map((minute) => at(13, minute)))
	.concat([20, 25, 30, 35, 40, 45, 50, 55].map((minute) => at(14, minute)))
	.concat([at(15), at(15, 5)])
	.flatMap((mark) => [mark, new Date(mark.getTime() + 120_000)])
	// By then nobody tries any more what cannot be delivered.
	.concat([10, 15, 20, 25, 30, 35, 40, 45, 50].map((minute) => at(15, minute)));

type World = {
	readonly house: House;
	readonly server: MailServer;
	readonly hook: Awaited<ReturnType<typeof startWebhook>>;
	/** What was sent to somebody and to Mara's pager, and when. */
	readonly sent: { readonly at: string; readonly to: string; readonly what: string }[];
	/** What all desks were told that listen. */
	readonly heard: string[];
};

/** The same morning twice: Devon is in both lanes, and what is sent to him in the afternoon does not arrive. */
async function morning(withRestricted: boolean): Promise<World> {
	const house = await createHouse(now);
	const [server, hook] = [await startMailServer(), await startWebhook()];
	const { owner, jobs } = house.database.as;
	const { devon, ruth } = house;
	await owner.insert(laneMembers).values({
		...{ laneId: 'review', officerId: devon.officerId, addedBy: ruth.officerId, addedAt: now }
	});
	await reach(house, now, ['mara', 'mail'], ['mara', 'pager'], ['devon', 'mail'], ['ruth', 'mail']);
	await onDuty(house, { name: 'mara', from: at(12, 0, 0), until: at(20, 0, 0) });
	const mail = createMail(server.settings);
	let hour = 0;
	const gateways: Gateways = {
		custodians: [],
		pager: createWebhook(hook.settings),
		mail: {
			...mail,
			send: (message, signal) =>
				hour >= 14 && message.to.startsWith('devon')
					? Promise.reject(new Error('no such mailbox'))
					: mail.send(message, signal)
		}
	};
	await noteGateways(jobs, gateways);
	const heard: string[] = [];
	await owner.$client.listen('desk', (payload) => heard.push(payload));
	await owner.$client.listen('desk/general', (payload) => heard.push(payload));
	const world: World = { house, server, hook, sent: [], heard };
	for (const minute of minutes) {
		hour = minute.getUTCHours();
		const clock = minute.toISOString().slice(11, 16);
		if (clock === '13:02') await send(house.intake, urgent([]), minute);
		if (clock === '14:22' && withRestricted) await send(house.intake, urgent(['police']), minute);
		if (clock === '13:42')
			await owner.execute(sql`update tips set state = 'closed' where lane_id = 'general'`);
		if (clock === '15:05') await owner.execute(sql`update tips set state = 'closed'`);
		await tell(jobs, { gateways, clocks: house.desk.clocks }, minute);
		for (const { to, raw } of server.mails.splice(0))
			world.sent.push({ at: clock, to, what: raw.replace(/^(Message-ID|Date): .*$/gm, '') });
		for (const { body } of hook.hooks.splice(0))
			world.sent.push({ at: clock, to: 'pager', what: body });
	}
	return world;
}

/** All that the desk and its alerts show Mara, who reads the general lane. */
async function shownTo({ house, sent, heard }: World) {
	const { desk, mara } = house;
	const evening = at(16, 2);
	const [view, told, waits, rows] = await Promise.all([
		duty.view(desk, mara.actor, 'general', evening),
		status(desk, mara.actor),
		triage.waiting(desk, mara.actor),
		actingAs(desk.db, mara.officerId, async (tx) => ({
			outbox: await tx.select().from(alerts).orderBy(alerts.mark, alerts.kind),
			gateways: await tx.select().from(alertGateways).orderBy(alertGateways.channel)
		}))
	]);
	const outbox = rows.outbox.map((row) => ({ ...row, id: '' }));
	const shifts = view?.shifts.map((shift) => ({ ...shift, id: '' }));
	const hers = sent.filter(({ to }) => to.startsWith('mara') || to === 'pager');
	return JSON.stringify({
		view: { ...view, shifts },
		told,
		waits,
		outbox,
		gateways: rows.gateways,
		hers,
		heard
	});
}

let without: World;
let withIt: World;
beforeAll(async () => {
	without = await morning(false);
	withIt = await morning(true);
});
afterAll(async () => {
	for (const { house, server, hook } of [without, withIt]) {
		await Promise.all([server.close(), hook.close()]);
		await house.database.close();
	}
});

describe('an urgent tip of a restricted lane', () => {
	it('shows whoever is not of that lane nothing: no message, outbox, roster, banner or count is another byte', async () => {
		const [one, other] = [await shownTo(without), await shownTo(withIt)];
		expect(other).toBe(one);
		const { hers } = JSON.parse(one) as { hers: unknown[] };
		expect(hers.length).toBeGreaterThan(3);
	});

	it('was there: its own members were told, and one of them could not be', async () => {
		const toRuth = ({ sent }: World) => sent.filter(({ to }) => to.startsWith('ruth')).length;
		expect(toRuth(withIt)).toBeGreaterThan(toRuth(without));
		const lost = ({ house: { database, devon } }: World) =>
			database.as.owner.$count(
				alerts,
				sql`officer_id = ${devon.officerId} and state = 'undelivered'`
			);
		expect(await lost(without)).toBe(0);
		expect(await lost(withIt)).toBeGreaterThan(1);
		const { rows } = await triage.queue(withIt.house.desk, withIt.house.ruth.actor, {
			view: 'closed',
			page: 0
		});
		expect(rows).toHaveLength(1);
	});
});
