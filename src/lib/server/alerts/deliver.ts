import { and, eq, isNull, sql } from 'drizzle-orm';
import {
	alertAddresses,
	alertGateways,
	alerts,
	officers,
	type AlertChannel,
	type Db
} from '../db/index.ts';
import { NotForThem, TRY_MS, type Gateway, type Gateways, type Message } from './gateway.ts';

/** Whoever claims one tries it once in this time; then anybody may. */
const LEASE_MS = 60_000;
const AT_ONCE = 4;
/** So many tries in a row that the gateway itself did not take: it is left alone until the next minute. */
const GIVE_UP_AFTER = 2;
/** The next minute's job would wait for this one. */
const RUN_MS = 40_000;

/** Delivers what waits in the outbox: each by one process at a time, and again each minute until its time is over. */
export async function deliver(db: Db, gateways: Gateways, now: Date): Promise<void> {
	const ends = performance.now() + RUN_MS;
	const failed = new Map<AlertChannel, number>();
	const works = (channel: AlertChannel) => (failed.get(channel) ?? 0) < GIVE_UP_AFTER;
	const work = async () => {
		while (performance.now() < ends) {
			const open = channelsOf(gateways).filter(works);
			const claimed = await claim(db, open, now);
			if (!claimed) return;
			const outcome = await tryOne(db, gateways, claimed, now);
			if (outcome === 'failed') failed.set(claimed.channel, (failed.get(claimed.channel) ?? 0) + 1);
			else failed.delete(claimed.channel);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const channelsOf = (gateways: Gateways): AlertChannel[] =>
	(['mail', 'pager'] as const).filter((channel) => gateways[channel]);

type Claimed = Pick<
	typeof alerts.$inferSelect,
	'id' | 'officerId' | 'custodian' | 'kind' | 'channel'
>;

async function claim(
	db: Db,
	channels: readonly AlertChannel[],
	now: Date
): Promise<Claimed | undefined> {
	if (channels.length === 0) return undefined;
	const names = sql.join(
		channels.map((channel) => sql`${channel}`),
		sql`, `
	);
	const at = now.toISOString();
	const [claimed] = await db
		.update(alerts)
		.set({ tries: sql`${alerts.tries} + 1`, nextTryAt: new Date(now.getTime() + LEASE_MS) })
		.where(
			eq(
				alerts.id,
				sql`(select a.id from ${alerts} a
					where a.state = 'waiting' and a.next_try_at <= ${at} and a.until > ${at} and a.channel in (${names})
					order by a.mark desc, a.id limit 1 for update skip locked)`
			)
		)
		.returning({
			id: alerts.id,
			officerId: alerts.officerId,
			custodian: alerts.custodian,
			kind: alerts.kind,
			channel: alerts.channel
		});
	return claimed;
}

/** `failed`: the gateway itself; what it does not take for one address it may take for another. */
async function tryOne(
	db: Db,
	gateways: Gateways,
	claimed: Claimed,
	now: Date
): Promise<'delivered' | 'failed' | 'refused'> {
	const message = await messageOf(db, gateways, claimed, now);
	const gateway = gateways[claimed.channel];
	if (!message || !gateway) {
		await settle(db, claimed, 'undelivered', now);
		return 'refused';
	}
	const outcome = await sent(gateway, message);
	if (outcome === 'delivered') await settle(db, claimed, 'delivered', now);
	return outcome;
}

async function sent(gateway: Gateway, message: Message) {
	try {
		await gateway.send(message, AbortSignal.timeout(TRY_MS));
		return 'delivered';
	} catch (error) {
		// What went wrong may hold the address: it is told nowhere, and tried again.
		return error instanceof NotForThem ? 'refused' : 'failed';
	}
}

/** Undefined: there is no such address any more, or nobody at work behind it. */
async function messageOf(
	db: Db,
	{ custodians }: Gateways,
	{ id, officerId, custodian, kind, channel }: Claimed,
	now: Date
): Promise<Message | undefined> {
	if (!officerId) {
		const to = custodian === null ? undefined : custodians[custodian];
		return to ? { id, to, kind } : undefined;
	}
	const [found] = await db
		.select({
			address: alertAddresses.address,
			proposed: alertAddresses.proposed,
			code: alertAddresses.code,
			codeUntil: alertAddresses.codeUntil
		})
		.from(alertAddresses)
		.innerJoin(officers, eq(officers.id, alertAddresses.officerId))
		.where(
			and(
				eq(alertAddresses.officerId, officerId),
				eq(alertAddresses.channel, channel),
				isNull(officers.disabledAt)
			)
		);
	if (!found) return undefined;
	const { address, proposed, code, codeUntil } = found;
	if (kind !== 'code') return address ? { id, to: address, kind } : undefined;
	return proposed && code && codeUntil && codeUntil > now
		? { id, to: proposed, kind, code }
		: undefined;
}

async function settle(
	db: Db,
	{ id, officerId, channel }: Claimed,
	state: 'delivered' | 'undelivered',
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.update(alerts).set({ state, settledAt: now }).where(eq(alerts.id, id));
		if (!officerId || state !== 'delivered') return;
		await tx
			.update(alertAddresses)
			.set({ undelivered: 0 })
			.where(and(eq(alertAddresses.officerId, officerId), eq(alertAddresses.channel, channel)));
	});
}

/** Asks each gateway whether it answers, at each mark, whatever there is to send: the desk shows that to everybody. */
export async function probe(db: Db, gateways: Gateways, mark: Date): Promise<void> {
	const asked = channelsOf(gateways).map(async (channel) => {
		const answers = await gateways[channel]?.probe(AbortSignal.timeout(TRY_MS)).then(
			() => true,
			() => false
		);
		await (answers ? answered(db, channel, mark) : isAway(db, channel, mark));
	});
	await Promise.all(asked);
}

const isAway = (db: Db, channel: AlertChannel, mark: Date) =>
	db
		.update(alertGateways)
		.set({ failingSince: sql`coalesce(${alertGateways.failingSince}, ${mark.toISOString()})` })
		.where(eq(alertGateways.channel, channel));

const answered = (db: Db, channel: AlertChannel, mark: Date) =>
	db.transaction(async (tx) => {
		const [before] = await tx
			.select({ failingSince: alertGateways.failingSince })
			.from(alertGateways)
			.where(eq(alertGateways.channel, channel))
			.for('update');
		await tx
			.update(alertGateways)
			.set({ answeredAt: mark, failingSince: null })
			.where(eq(alertGateways.channel, channel));
		// What it did not deliver while it was away says nothing of anybody's address: else nobody's pager would ring again.
		if (before?.failingSince)
			await tx
				.update(alertAddresses)
				.set({ undelivered: 0 })
				.where(eq(alertAddresses.channel, channel));
	});

/** Notes, as a process starts, which gateways its settings name: nobody is told by another. */
export async function noteGateways(db: Db, gateways: Gateways): Promise<void> {
	const set = channelsOf(gateways);
	await db.transaction(async (tx) => {
		for (const channel of ['mail', 'pager'] as const) {
			if (set.includes(channel))
				await tx.insert(alertGateways).values({ channel }).onConflictDoNothing();
			else await tx.delete(alertGateways).where(eq(alertGateways.channel, channel));
		}
	});
}
