import { and, inArray, isNotNull, isNull } from 'drizzle-orm';
import { officers, type Tx } from '../../db/index.ts';
import { mayReadTips } from '../context.ts';
import { lostKeys, type Lane } from './lane.ts';

/**
 * Whether no member but this officer can stand by a lane's next card, so that a custodian has to: whoever is on the card before, is at
 * work, reads tips and has not lost the keys of then; of a first card, and after one of version 1, whoever is on the next.
 * @param next officers' ids.
 */
export async function isAlone(
	tx: Tx,
	officerId: string,
	lane: Pick<Lane, 'cardMembers' | 'madeAt'> | undefined,
	next: readonly string[]
): Promise<boolean> {
	const lost = await lostKeys(tx);
	const hasKeys = (id: string) => {
		const at = lost.get(id);
		return !lane?.cardMembers || !at || lane.madeAt > at;
	};
	const others = (lane?.cardMembers ?? next).filter((id) => id !== officerId && hasKeys(id));
	if (others.length === 0) return true;
	const atWork = await tx
		.select({ role: officers.role })
		.from(officers)
		.where(
			and(inArray(officers.id, others), isNull(officers.disabledAt), isNotNull(officers.enrolledAt))
		);
	return !atWork.some(({ role }) => mayReadTips(role));
}
