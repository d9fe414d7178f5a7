import { asc, eq } from 'drizzle-orm';
import { fingerprint, type LaneCard } from '#lib/sealed/lane-card.ts';
import { laneEpochs, laneMembers, lanes, officers } from '../../db/index.ts';
import type { DeskContext } from '../context.ts';

/** The holder of every lane's keys that is no person. */
export const RECOVERY = 'recovery';

/** An epoch's secret, sealed for one holder: an officer's id, or `recovery`. */
export type SealedFor = { readonly holder: string; readonly sealed: Uint8Array };

export type Lane = {
	readonly id: string;
	readonly name: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	readonly card: LaneCard;
	/** What the operator pins in the public configuration. */
	readonly pin: string;
	readonly members: readonly {
		readonly officerId: string;
		readonly name: string;
		readonly agencyId: string;
	}[];
	/** When the newest epoch was made. */
	readonly madeAt: Date;
	/** Somebody left since the newest epoch was made. */
	readonly needsEpoch: boolean;
};

export type LaneChange =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly why:
				| 'not-allowed'
				| 'taken'
				| 'bad-card'
				| 'keys-missing'
				| 'no-recovery'
				| 'not-enrolled'
				| 'last-member'
				| 'new-tips'
				| 'other-agency';
	  };

/** Id, name and kind of every lane, in their order: all that most pages want of them. */
export const names = ({ db }: Pick<DeskContext, 'db'>) =>
	db
		.select({ id: lanes.id, name: lanes.name, kind: lanes.kind })
		.from(lanes)
		.orderBy(asc(lanes.position));

/** Every lane with its members and its pin. */
export async function list({ db }: Pick<DeskContext, 'db'>): Promise<Lane[]> {
	const rows = await db.select().from(lanes).orderBy(asc(lanes.position));
	const epochs = await db.select().from(laneEpochs).orderBy(asc(laneEpochs.epoch));
	const members = await db
		.select({
			laneId: laneMembers.laneId,
			officerId: laneMembers.officerId,
			name: officers.name,
			agencyId: officers.agencyId,
			removedAt: laneMembers.removedAt
		})
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.orderBy(asc(officers.name));
	return rows.map(({ id, name, kind }) => {
		const own = epochs.filter(({ laneId }) => laneId === id);
		const [first] = own;
		const newest = own.at(-1);
		if (!first || !newest) throw new Error('a lane without an epoch');
		const left = members.flatMap(({ laneId, removedAt }) =>
			laneId === id && removedAt ? [removedAt] : []
		);
		return {
			id,
			name,
			kind,
			card: newest.card,
			madeAt: newest.madeAt,
			pin: fingerprint(first.card),
			members: members
				.filter((member) => member.laneId === id && !member.removedAt)
				.map(({ officerId, name, agencyId }) => ({ officerId, name, agencyId })),
			needsEpoch: left.some((removedAt) => removedAt >= newest.madeAt)
		};
	});
}
