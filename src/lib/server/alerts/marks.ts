import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Clocks } from '../clocks/index.ts';
import {
	alertAddresses,
	alertGateways,
	alertMarks,
	alerts,
	alertWishes,
	functions,
	type AlertChannel,
	type Db,
	type Tx
} from '../db/index.ts';
import * as duty from '../duty/index.ts';
import * as triage from '../triage/index.ts';
import { climb, HOUR_MS, MARK_MS, markOf, onTheHour, without, type Stretch } from './climb.ts';
import type { Gateways } from './gateway.ts';

/** After so many marks in a row the other channel is used. */
const SWITCH_AFTER = 2;
/** An alert that nobody gets is tried for an hour; then there has to be another reason. */
const MOST_UNDELIVERED = 12;
/** A desk that was down for longer sends no digest of that day. */
const DIGEST_LATE_MS = 4 * HOUR_MS;
/** When custodians are told, who keep no desk's hours. */
const MORNING = '08:00';
/** A desk that was down for longer looks back no further. */
const FURTHEST_MS = 7 * 24 * HOUR_MS;

/** What alerts go out by, and the desk's hours. */
export type Telling = { readonly gateways: Gateways; readonly clocks: Pick<Clocks, 'time'> };

type Address = { readonly channel: AlertChannel; readonly undelivered: number };
/** Proven addresses of officers, on channels that are set up. */
type Addresses = ReadonlyMap<string, readonly Address[]>;

/**
 * Writes into the outbox who is told at the mark that has just passed, and at those before it that nobody computed. Once,
 * whichever process does it.
 * @returns the mark; undefined: it was computed already.
 */
export async function computeMark(
	db: Db,
	{ gateways, clocks: { time } }: Telling,
	now: Date
): Promise<Date | undefined> {
	const mark = markOf(now);
	const unusual = await triage.isUnusual({ db }, mark);
	return db.transaction(async (tx) => {
		const [last] = await tx.select().from(alertMarks).for('update');
		if (!last || (last.computedUntil && last.computedUntil >= mark)) return undefined;
		const furthest = mark.getTime() - (last.computedUntil ? FURTHEST_MS : MARK_MS);
		const after = new Date(Math.max(furthest, last.computedUntil?.getTime() ?? 0));
		await tx.update(alertMarks).set({ computedUntil: mark });
		const again = await lapse(tx, mark);
		const addresses = await addressesOf(tx);
		const told = await whoIsTold(tx, { after, mark }, { addresses, unusual, time });
		const nows = new Set([...told, ...again]);
		await put(tx, [...nows], { kind: 'now', mark, addresses });
		const begins = whatBegins({ after, mark }, time);
		if (begins.work) await put(tx, await wantDigest(tx), { kind: 'digest', mark, addresses });
		if (begins.morning && (await functions.waitsForCustodians(tx)))
			await putCustodians(tx, gateways.custodians, mark);
		return mark;
	});
}

/** Gives up what was not delivered in time. @returns whom to tell again. */
async function lapse(tx: Tx, mark: Date): Promise<string[]> {
	const lapsed = await tx
		.update(alerts)
		.set({ state: 'undelivered', settledAt: mark })
		.where(and(eq(alerts.state, 'waiting'), lte(alerts.until, mark)))
		.returning({ officerId: alerts.officerId, channel: alerts.channel, kind: alerts.kind });
	const again = new Set<string>();
	for (const { officerId, channel, kind } of lapsed) {
		if (!officerId || kind === 'code') continue;
		const at = and(eq(alertAddresses.officerId, officerId), eq(alertAddresses.channel, channel));
		await tx
			.update(alertAddresses)
			.set({ undelivered: sql`least(${alertAddresses.undelivered} + 1, 1000)` })
			.where(at);
		const [all] = await tx
			.select({ sum: sql<number>`sum(${alertAddresses.undelivered})::int` })
			.from(alertAddresses)
			.where(eq(alertAddresses.officerId, officerId));
		if ((all?.sum ?? MOST_UNDELIVERED) < MOST_UNDELIVERED) again.add(officerId);
	}
	return [...again];
}

async function addressesOf(tx: Tx): Promise<Addresses> {
	const rows = await tx
		.select({
			officerId: alertAddresses.officerId,
			channel: alertAddresses.channel,
			undelivered: alertAddresses.undelivered
		})
		.from(alertAddresses)
		.innerJoin(alertGateways, eq(alertGateways.channel, alertAddresses.channel))
		.where(isNotNull(alertAddresses.provenAt));
	const byOfficer = new Map<string, Address[]>();
	for (const { officerId, ...address } of rows)
		byOfficer.set(officerId, [...(byOfficer.get(officerId) ?? []), address]);
	return byOfficer;
}

type Time = Clocks['time'];
type Known = { readonly addresses: Addresses; readonly unusual: boolean; readonly time: Time };

async function whoIsTold(
	tx: Tx,
	stretch: Stretch,
	{ addresses, unusual, time }: Known
): Promise<ReadonlySet<string>> {
	const { mark } = stretch;
	const told = new Set<string>();
	const tellable = new Set(addresses.keys());
	const rosters = await duty.rosters(tx, mark);
	const rungs = new Map(
		[...rosters].map(([lane, roster]) => [lane, duty.rungsAt(roster, tellable, mark)])
	);
	const hour = markOf(mark, HOUR_MS);
	const isHour = hour > stretch.after;
	for (const { lane, since, unproven, aside } of await functions.untakenUrgent(tx)) {
		const of = without(aside, rungs.get(lane));
		if (!of) continue;
		// A flood of what nothing shows a person sent would have everybody look every five minutes, and then nobody.
		if (unproven && unusual) {
			if (isHour) (of.first.length > 0 ? of.first : of.all).forEach((id) => told.add(id));
		} else climb(since, stretch, of).forEach((id) => told.add(id));
	}
	if (!isHour) return told;
	const unwanted = await wantNothingHourly(tx);
	const after = markOf(stretch.after, HOUR_MS);
	const working = time.isAtWork(mark);
	for (const { lane, aside, ...event } of await functions.whatCame(tx, { after, until: hour })) {
		const of = without(aside, rungs.get(lane));
		if (!of) continue;
		const isUrgent = event.kind === 'pressing' || event.kind === 'still-pressing';
		for (const id of onTheHour(event, of, working)) if (isUrgent || !unwanted.has(id)) told.add(id);
	}
	return told;
}

const wantNothingHourly = async (tx: Tx): Promise<ReadonlySet<string>> => {
	const rows = await tx.select().from(alertWishes).where(eq(alertWishes.hourly, false));
	return new Set(rows.map(({ officerId }) => officerId));
};

/** Every member of a lane, whether or not anything waits for them. */
async function wantDigest(tx: Tx): Promise<string[]> {
	const rows = await tx.select().from(alertWishes).where(eq(alertWishes.digest, false));
	const unwanted = new Set(rows.map(({ officerId }) => officerId));
	const rosters = await duty.rosters(tx, new Date(0));
	const members = [...rosters.values()].flatMap((roster) =>
		roster.members.map(({ officerId }) => officerId)
	);
	return [...new Set(members)].filter((id) => !unwanted.has(id));
}

/** Whether work begins in the stretch, and whether a morning does, which days off have as well. */
function whatBegins({ after, mark }: Stretch, time: Time): { work: boolean; morning: boolean } {
	const from = new Date(Math.max(after.getTime(), mark.getTime() - DIGEST_LATE_MS));
	const days = [time.dayOf(from), time.dayOf(mark)];
	const isIn = (at: Date | undefined) => at !== undefined && at > from && at <= mark;
	return {
		work: days.some((day) => isIn(time.beginsOn(day))),
		morning: days.some((day) => isIn(time.startOf(day, MORNING)))
	};
}

type Put = {
	readonly kind: 'now' | 'digest';
	readonly mark: Date;
	readonly addresses: Addresses;
};

/** One row a person, on the channel that reaches them. */
async function put(tx: Tx, officers: readonly string[], { kind, mark, addresses }: Put) {
	const until = new Date(mark.getTime() + MARK_MS);
	const rows = officers.flatMap((officerId) => {
		const channel = channelFor(addresses.get(officerId) ?? [], kind);
		return channel ? [{ officerId, mark, kind, channel, until, nextTryAt: mark }] : [];
	});
	if (rows.length > 0) await tx.insert(alerts).values(rows).onConflictDoNothing();
}

/**
 * A pager wakes somebody; a digest does not have to, and goes by mail whatever failed before, so that a channel that works again is
 * found to.
 */
function channelFor(
	addresses: readonly Address[],
	kind: 'now' | 'digest'
): AlertChannel | undefined {
	const order: readonly AlertChannel[] = kind === 'now' ? ['pager', 'mail'] : ['mail', 'pager'];
	const sorted = addresses.toSorted((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel));
	if (kind === 'digest') return sorted[0]?.channel;
	const works = sorted.find(({ undelivered }) => undelivered < SWITCH_AFTER);
	return (works ?? sorted.toSorted((a, b) => a.undelivered - b.undelivered)[0])?.channel;
}

/** They have no account: all that is known of them is the operator's list. */
async function putCustodians(tx: Tx, addresses: readonly string[], mark: Date): Promise<void> {
	const until = new Date(mark.getTime() + HOUR_MS);
	const rows = addresses.map((_, custodian) => ({
		custodian,
		mark,
		kind: 'now' as const,
		channel: 'mail' as const,
		until,
		nextTryAt: mark
	}));
	if (rows.length > 0) await tx.insert(alerts).values(rows);
}
