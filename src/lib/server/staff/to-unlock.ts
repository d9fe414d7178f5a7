import { readingAs } from '../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from './context.ts';
import * as dualControl from './dual-control/index.ts';
import * as keyring from './keyring.ts';
import * as lane from './lane/index.ts';
import { ownFormer, successions } from './new-keys.ts';
import * as notebook from './notebook.ts';
import * as passkey from './passkey.ts';

/**
 * Everything that is kept for an officer to unlock with, as it was at one moment: a notebook that was kept after the lanes were read
 * remembers a card that they do not have yet, and the officer's browser would say that a backup was put back.
 */
export const toUnlock = (desk: DeskContext, actor: Actor, now: Date) =>
	readingAs(desk.db, actor.officerId, async (tx) => {
		const at = { db: tx };
		const lanes = await lane.mine(at, actor);
		const waiting = await lane.waitingRecovery(at);
		const recovery = lanes[0]?.recovery.at(-1) ?? (await lane.recoveryCard(at));
		return {
			keyring: await keyring.entries(at, actor.officerId),
			lanes,
			wanted: await lane.wanted(at, actor),
			notebook: await notebook.find(at, actor),
			passkeys: await passkey.mine(at, actor),
			former: await ownFormer(at, actor),
			successions: await successions(at),
			asked: await lane.askedOf(at, actor),
			forTwo: await dualControl.countForTwo(at, actor, now),
			unsaid: await lane.unsaid(at, actor),
			due: await lane.dueCards(at, actor, now),
			proposed: await lane.proposedCards(at, actor),
			recovery,
			recoveryWaits:
				waiting !== undefined && waiting.by !== actor.officerId && mayReadTips(actor.role),
			forRecovery: await lane.wantedForRecovery(at, actor, recovery)
		};
	});
