import { eq } from 'drizzle-orm';
import type { Asked } from '#lib/sealed/dual-control.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import * as audit from '../audit/index.ts';
import { actingAs, templates } from '../db/index.ts';
import { dualControl, type Actor, type DeskContext, type Signing } from '../staff/index.ts';
import { announce } from './announce.ts';
import { standsFrom, type OldKey } from './change.ts';
import { people, rostersOf } from './whole-tip.ts';

export type Approved = dualControl.RequestChange | OldKey | audit.NotSigned;

/** Asks, as who wrote it, for a lane's own wording of a ready answer. What it says, and of which answer, is sealed. */
export const askToApprove = (
	desk: DeskContext,
	actor: Signing,
	lane: string,
	given: { readonly asked: Asked; readonly sealed: Uint8Array },
	now: Date
): Promise<Approved> =>
	audit.asSigned<dualControl.RequestChange>(desk.db, actor.officerId, (tx) =>
		dualControl.ask(tx, actor, { lane, ...laneActs.approve(given.asked) }, given, now)
	);

/** Has a lane offer that wording, as the second of the two agrees: who wrote it cannot. */
export const approve = (
	desk: DeskContext,
	actor: Signing,
	lane: string,
	{
		asked,
		...sealed
	}: { readonly asked: Asked; readonly epoch: number; readonly sealed: Uint8Array },
	now: Date
): Promise<Approved> =>
	audit.asSigned<dualControl.RequestChange | OldKey>(desk.db, actor.officerId, async (tx) => {
		await dualControl.hold(tx);
		if (sealed.epoch < (await standsFrom(tx, lane))) return { ok: false, why: 'old-key' };
		const deed = { lane, ...laneActs.approve(asked) };
		return dualControl.agree(tx, actor, { deed, asked }, now, async () => {
			await tx.insert(templates).values({ id: asked.id, laneId: lane, ...sealed });
			const { officerId: by, signed } = actor;
			await audit.recordSigned(tx, { act: { ...deed, by }, signed }, now);
			await announce(tx, lane);
		});
	});

/** A lane's own wordings as they lie, with what tells whose keys signed them. Which of them is the newest is said inside. */
export const templatesOf = (desk: DeskContext, actor: Actor, lane: string) =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const rows = await tx
			.select({ id: templates.id, epoch: templates.epoch, sealed: templates.sealed })
			.from(templates)
			.where(eq(templates.laneId, lane));
		const epochs = rows.map(({ epoch }) => epoch);
		return { rows, rosters: await rostersOf(tx, lane, epochs), people: await people(tx) };
	});
