import { sql } from 'drizzle-orm';
import { alertGateways, type Db } from '../db/index.ts';

/** What keeps people from being told, for whoever puts an installation into service. */
export type Untold = {
	readonly hasGateway: boolean;
	/** Names of lanes of which nobody has an address that works. */
	readonly lanes: readonly string[];
};

/** As the database's owner, whom no row is hidden from. */
export async function untold(db: Db): Promise<Untold> {
	const lanes = await db.execute<{ name: string }>(sql`
		select l.name from lanes l
		where l.kind <> 'recovery' and not exists (
			select from lane_members m
			join officers o on o.id = m.officer_id and o.disabled_at is null
			join alert_addresses a on a.officer_id = m.officer_id and a.proven_at is not null
			join alert_gateways g on g.channel = a.channel
			where m.lane_id = l.id and m.removed_at is null
		)
		order by l.position`);
	return {
		hasGateway: (await db.$count(alertGateways)) > 0,
		lanes: lanes.map(({ name }) => name)
	};
}
