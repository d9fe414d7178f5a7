import { FLOOD_FROM } from '../captcha/index.ts';
import { functions, inTime, isDown, type Standing, type Tx } from '../db/index.ts';
import type { Intake } from './intake.ts';

/** Quota of the quarantine: tips kept a day that passed no check. A day of a small nation brings a few tips; this is room for a bad day and no more. */
const QUARANTINED_A_DAY = 300;

/**
 * Quota of unproven tips: kept a day, of which nothing shows that a person sent them: some 300 MB. No flood fills the disk, and no crowd
 * of people without JavaScript that these islands could bring comes near it.
 */
const UNPROVEN_A_DAY = 20_000;

/** From where many come, one counts as so many, and at least as the flood that begins with them. */
const CROWD_WEIGHS = 5;

/**
 * What the proof that a form is asked for goes by: tips that came in this hour, at every process together; 0 while the
 * database is down and none can come.
 * @param crowded many come from where this form comes from.
 */
export async function loadOf(
	intake: Pick<Intake, 'db'>,
	crowded: boolean,
	now: Date
): Promise<number> {
	try {
		const arrived = await inTime(
			functions.inflow(intake.db, { kind: 'arrived', since: hourOf(now) })
		);
		return crowded ? Math.max(FLOOD_FROM, CROWD_WEIGHS * arrived) : arrived;
	} catch (error) {
		if (isDown(error)) return 0;
		throw error;
	}
}

/** Whether one more may be kept on the plain question's word alone. Those under way may go over it by a few. */
export const hasRoomForUnproven = async (intake: Pick<Intake, 'db'>, now: Date): Promise<boolean> =>
	(await functions.inflow(intake.db, { kind: 'unproven', since: dayOf(now) })) < UNPROVEN_A_DAY;

/** Counts a tip that is being kept. */
export async function countArrival(tx: Tx, standing: Standing, now: Date): Promise<void> {
	await functions.countInflow(tx, { kind: 'arrived', since: hourOf(now) });
	if (standing === 'unproven') {
		await functions.countInflow(tx, { kind: 'unproven', since: dayOf(now) });
	}
}

/** Takes one of the day's places in the quarantine. False: none was left. */
export const takePlaceInQuarantine = async (tx: Tx, now: Date): Promise<boolean> =>
	(await functions.countInflow(tx, { kind: 'quarantined', since: dayOf(now) })) <=
	QUARANTINED_A_DAY;

/** Until the quarantine has places again. */
export const secondsToNextQuarantine = (now: Date): number =>
	DAY_SECONDS - (Math.floor(now.getTime() / 1000) % DAY_SECONDS);

const DAY_SECONDS = 24 * 60 * 60;

const startOf = (now: Date, seconds: number): Date =>
	new Date(now.getTime() - (now.getTime() % (seconds * 1000)));
const hourOf = (now: Date): Date => startOf(now, 60 * 60);
const dayOf = (now: Date): Date => startOf(now, DAY_SECONDS);
