import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from './triage.ts';
import { asVersion1, secondOf } from './codes.ts';
import { answersWith, send, type House } from './house.ts';

/** How the tip stood when it arrived, which nothing changes after. */
export type Arrival = 'proven' | 'unproven' | 'quarantined';
type Before = {
	readonly house: House;
	readonly first: ReceiptCode;
	readonly id: string;
	readonly now: Date;
};
export type World = {
	readonly arrival: Arrival;
	/** Agencies that the tip names: where it lies follows from them. */
	readonly involved?: readonly string[];
	/** Given out before version 2. */
	readonly isVersion1?: boolean;
	/** How far the code that is shown stands from the first: 1 for its second code, 2 for that one's own. */
	readonly depth?: number;
	/** What happened to the tip before anybody shows a second code of it. */
	readonly happened?: (before: Before) => Promise<unknown>;
};

const taken = ({ house, id, now }: Before) => triage.take(house.desk, house.mara.actor, id, now);
const text = () => ({ id: randomUUID(), sealed: new Uint8Array(64) });
const replied =
	(asks: boolean) =>
	({ house, id, now }: Before) => {
		const sealed = new Uint8Array(64);
		const one = { id: randomUUID(), epoch: 1, asks, sealed, sending: sealed };
		return triage.reply(house.desk, house.mara.actor, id, one, now);
	};
const closed =
	(told: 'closed' | 'passed-on') =>
	({ house, id, now }: Before) =>
		triage.close(house.desk, house.mara.actor, id, text(), told, now);

/** All that can have become of a tip; a second code of it shows none of it. */
export const worlds: Readonly<Record<string, World>> = {
	'nothing happened': { arrival: 'proven' },
	taken: { arrival: 'proven', happened: taken },
	'a reply': { arrival: 'proven', happened: replied(false) },
	'a question': { arrival: 'proven', happened: replied(true) },
	closed: { arrival: 'proven', happened: closed('closed') },
	'passed on': { arrival: 'proven', happened: closed('passed-on') },
	'of version 1': {
		arrival: 'proven',
		isVersion1: true
	},
	restricted: { arrival: 'proven', involved: ['police'] },
	unroutable: { arrival: 'proven', involved: ['police', 'child-protection', 'prosecutions'] },
	'first code burnt': {
		arrival: 'proven',
		happened: ({ house, first, now }) => tips.burn(house.intake, first, now)
	},
	'all of the day said with the first code': {
		arrival: 'proven',
		happened: async ({ house, first, now }) => {
			for (let n = 0; n <= tips.ADDITIONS_A_DAY; n++)
				await tips.add(house.intake, first, `form ${n}`, 'More.', now);
		}
	},
	'files under way with the first code': {
		arrival: 'proven',
		happened: async ({ house, first, now }) => {
			for (let n = 0; n < 20; n++)
				await tips.beginSpool(house.intake, await tips.spoolFor(house.intake, first, `${n}`), now);
		}
	},
	'a second code of a second code': { arrival: 'proven', depth: 2 },
	'unproven and taken': { arrival: 'unproven', happened: taken },
	'quarantined and taken': { arrival: 'quarantined', happened: taken }
};

/** A tip in that world. The second code is asked for before anything happens, as somebody careful does. */
export async function enter(
	house: House,
	world: World,
	now: Date
): Promise<{ first: ReceiptCode; shown: ReceiptCode }> {
	const { intake, database } = house;
	const answers = answersWith({ what: randomUUID(), involved: [...(world.involved ?? [])] });
	const first = (await send(intake, answers, now)).code;
	const { id } = (await tips.find(intake, first))!;
	await database.as.owner.execute(
		sql`update tips set standing = ${world.arrival} where id = ${id}`
	);
	if (world.isVersion1) await asVersion1(house, first);
	let shown = first;
	for (let depth = world.depth ?? 1; depth > 0; depth--) {
		shown = await secondOf(intake, shown, now);
	}
	await world.happened?.({ house, first, id, now });
	return { first, shown };
}
