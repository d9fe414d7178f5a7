import { alertAddresses, alerts, shifts } from '../../src/lib/server/db/index.ts';
import { noteGateways, tell, type Gateways } from '../../src/lib/server/alerts/index.ts';
import type { House } from './house.ts';

type Name = 'mara' | 'devon' | 'ruth' | 'joan';

/** Where these people are told, proven: `mara@example.org`, `pager-mara`. */
export const reach = (
	house: House,
	now: Date,
	...addresses: readonly (readonly [Name, 'mail' | 'pager'])[]
) =>
	house.database.as.owner.insert(alertAddresses).values(
		addresses.map(([name, channel]) => ({
			officerId: house[name].officerId,
			channel,
			address: channel === 'mail' ? `${name}@example.org` : `pager-${name}`,
			provenAt: now
		}))
	);

type OnDuty = {
	readonly name: Name;
	readonly from: Date;
	readonly until: Date;
	readonly place?: number;
};

export const onDuty = (house: House, ...rows: readonly OnDuty[]) =>
	house.database.as.owner.insert(shifts).values(
		rows.map(({ name, from, until, place = 1 }) => ({
			...{ laneId: 'general', officerId: house[name].officerId, place },
			...{ startsAt: from, endsAt: until }
		}))
	);

/** Background work of a minute, and of those after it in which something still waits to be delivered. */
export async function marks(house: House, gateways: Gateways, from: Date, minutes = 1) {
	const { jobs, owner } = house.database.as;
	for (let n = 0; n < minutes; n++) {
		await tell(
			jobs,
			{ gateways, clocks: house.desk.clocks },
			new Date(from.getTime() + n * 60_000)
		);
		const waits = await owner.select({ id: alerts.id, state: alerts.state }).from(alerts);
		if (!waits.some(({ state }) => state === 'waiting')) return;
	}
}

export { noteGateways };
