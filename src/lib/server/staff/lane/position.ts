import { eq, max } from 'drizzle-orm';
import { lanes, type Tx } from '../../db/index.ts';
import type { Lane } from './lane.ts';

/** General lanes stand before restricted ones, and recovery last; each kind in the order of making. */
const FIRST_POSITION = { general: 0, restricted: 1_000, recovery: 1_000_000 } as const;

export async function positionFor(tx: Tx, kind: Lane['kind']): Promise<number> {
	const [last] = await tx
		.select({ position: max(lanes.position) })
		.from(lanes)
		.where(eq(lanes.kind, kind));
	return last?.position == null ? FIRST_POSITION[kind] : last.position + 1;
}
