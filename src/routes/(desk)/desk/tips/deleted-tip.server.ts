import type { DeletedTip } from '#lib/desk/work/tip-on-page.ts';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';

/** What to say in the place of a tip that was deleted. Undefined: it is not there for this officer, and no more is told. */
export async function deletedTip(
	desk: staff.DeskContext,
	actor: staff.Actor,
	id: string
): Promise<DeletedTip | undefined> {
	const { deleted } = await triage.whereabouts(desk, actor, [id]);
	const [tip] = deleted;
	if (!tip) return undefined;
	const named = (await staff.lane.names(desk)).find((lane) => lane.id === tip.lane);
	return { on: tip.on, lane: tip.lane, laneName: named?.name ?? tip.lane };
}
