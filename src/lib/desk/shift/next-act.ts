import { shift } from '#lib/i18n/en/shift.ts';
import type { Clock, Stage } from '../work/tip-on-page.ts';

/** What of a row says whose move it is. */
export type Moves = {
	readonly readAt: Date | null;
	readonly news: boolean;
	readonly clock: Clock | null;
	readonly stage: { readonly is: Stage; readonly until: Date; readonly isOver: boolean } | null;
};

const text = shift.next;

/** Whether somebody else is to move, or a day to come: as drizzle/functions/place_of.sql has it, of a tip that somebody holds. */
export const waits = ({ readAt, news, stage }: Moves): boolean =>
	stage !== null && !stage.isOver && !news && readAt !== null;

/** What a tip wants next of whoever has it, in words. */
export function nextAct(row: Moves): string {
	const { readAt, news, stage, clock } = row;
	if (readAt === null) return text.read;
	if (stage?.is === 'withdrawn') return text.withdrawn;
	if (news) return text.answer;
	if (stage) return stage.isOver ? text.isOver : text[stage.is];
	return clock === 'response' ? text.respond : text.goOn;
}
