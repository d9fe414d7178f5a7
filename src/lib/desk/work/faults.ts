import { answers } from '#lib/i18n/en/answers.ts';
import { triage } from '#lib/i18n/en/triage.ts';
import { ask } from '../server-keys.ts';
import { moment } from './time.ts';

const words = triage.work.faults;

/** What the server said when somebody else was first. */
export type Conflict = {
	readonly why?: string;
	readonly by?: string;
	readonly is?: number;
	readonly from?: string;
};

/** The losing side of two officers at once, told who was first. */
export function conflictWords({ why, by, is, from = '' }: Conflict): string {
	switch (why) {
		case 'assigned':
		case 'closed-already':
			return words[why](by ?? triage.tip.somebody);
		case 'changed':
			return words.changed(`P${is}`);
		case 'nothing-asked':
			return answers.silence[why];
		case 'not-silent-yet':
			return answers.silence[why](moment(new Date(from)));
		case 'closed':
		case 'withdrawn':
		case 'not-that-day':
		case 'not-closed':
		case 'unassigned':
		case 'not-a-member':
		case 'burnt':
		case 'changed-tip':
		case 'other-people':
		case 'other-key':
		case 'few':
		case 'own-move':
		case 'moved-since':
		case 'old-key':
		case 'signed-otherwise':
		case 'signed-before':
			return words[why];
		default:
			return words.unsent;
	}
}

/** Why what was written could not be sealed. */
export function unsealedWords(fault: unknown): string {
	const name = fault instanceof Error ? fault.name : '';
	if (name === 'OtherTipster') return words['other-tipster'];
	if (name === 'LeftBlank') return answers.blank.refused;
	return name === 'Locked' ? words.locked : words.unsealed;
}

/** Why a form did not reach the server, or was not let in. */
export const errorWords = (status: number | undefined): string =>
	status === 401 ? words['signed-out'] : status === 404 ? words['not-here'] : words.unsent;

/** The same, where Kit tells nothing more: of a refusal before the page's own code. */
export async function whyUnanswered(status: number | undefined): Promise<string> {
	const alive = await ask('/desk/alive');
	return errorWords(alive.ok ? status : alive.status);
}
