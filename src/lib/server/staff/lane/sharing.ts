import { laneActs } from '#lib/sealed/lane-act.ts';
import type { NotSigned } from '../../audit/index.ts';
import { laneKeys } from '../../db/index.ts';
import type { DeskContext, Signing } from '../context.ts';
import * as membership from '../membership.ts';
import { changeOwnLane, enter } from './entering.ts';
import { countFormer, type LaneChange } from './lane.ts';
import { newest as newestCard } from './newest-card.ts';

type Copied = { readonly epoch: number; readonly sealed: Uint8Array };

/**
 * Adds copies of epochs from before somebody was a member, as another member chose: so that they read what came then, too. A
 * copy is added beside those that are there.
 */
export async function share(
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	{ holder, copies }: { readonly holder: string; readonly copies: readonly Copied[] },
	now: Date
): Promise<LaneChange | NotSigned> {
	return changeOwnLane(desk, actor, laneId, async (tx) => {
		if (!(await membership.isMember(tx, laneId, holder))) return { ok: false, why: 'not-enrolled' };
		// A copy of an epoch that is only proposed would be there first, and the one that its holder looked through would not be kept.
		const newest = (await newestCard(tx, laneId))?.epoch ?? 0;
		if (copies.some(({ epoch }) => epoch > newest)) return { ok: false, why: 'bad-card' };
		const holderKeys = await countFormer(tx, holder);
		await tx
			.insert(laneKeys)
			.values(
				copies.map((copy) => ({ laneId, holder, holderKeys, writer: actor.officerId, ...copy }))
			)
			.onConflictDoNothing();
		const epochs = copies.map(({ epoch }) => epoch);
		await enter(tx, actor, laneId, laneActs.share(holder, epochs), now);
		return { ok: true };
	});
}
