import { and, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { actingAs, alertAddresses, alertGateways, alerts, type AlertChannel } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

export type Status = {
	/** Mail server and gateway, as far as they are set up: the same for everybody at the desk. */
	readonly gateways: readonly {
		readonly channel: AlertChannel;
		readonly answeredAt: Date | null;
		readonly failingSince: Date | null;
	}[];
	/** Whether the officer has an address that something can be sent to. */
	readonly isTellable: boolean;
	/** When something was last delivered to the officer. */
	readonly deliveredAt: Date | null;
	/** The mark since which nothing was, though something was sent. */
	readonly undeliveredSince: Date | null;
};

/**
 * What the desk shows an officer of alerts. Of others' it shows nothing: that a colleague was told in the night would say that something
 * waits in a lane of theirs.
 */
export const status = ({ db }: DeskContext, { officerId }: Actor): Promise<Status> =>
	actingAs(db, officerId, async (tx) => {
		const gateways = await tx.select().from(alertGateways).orderBy(alertGateways.channel);
		const channels = gateways.map(({ channel }) => channel);
		const addresses = await tx
			.select({ channel: alertAddresses.channel })
			.from(alertAddresses)
			.where(isNotNull(alertAddresses.provenAt));
		const settled = await tx
			.select({ mark: alerts.mark, state: alerts.state, settledAt: alerts.settledAt })
			.from(alerts)
			.where(and(ne(alerts.state, 'waiting'), ne(alerts.kind, 'code')))
			.orderBy(desc(alerts.mark))
			.limit(50);
		const delivered = settled.findIndex(({ state }) => state === 'delivered');
		const lost = delivered < 0 ? settled : settled.slice(0, delivered);
		const [code] = await tx
			.select({ settledAt: alerts.settledAt })
			.from(alerts)
			.where(and(eq(alerts.state, 'delivered'), eq(alerts.kind, 'code')))
			.orderBy(desc(alerts.mark))
			.limit(1);
		return {
			gateways,
			isTellable: addresses.some(({ channel }) => channels.includes(channel)),
			deliveredAt: later(settled[delivered]?.settledAt, code?.settledAt),
			undeliveredSince: lost.at(-1)?.mark ?? null
		};
	});

const later = (one?: Date | null, other?: Date | null): Date | null => {
	if (!one || !other) return one ?? other ?? null;
	return one > other ? one : other;
};
