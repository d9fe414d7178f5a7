import { rows, type Answers } from '#lib/questions/answers.ts';
import type { TipBody } from '#lib/sealed/tip.ts';
import type { Told } from './pairs.ts';

/** Nothing answered. */
const none = Object.fromEntries(
	rows.map(([name, { kind }]) => [
		name,
		kind === 'some' || kind === 'agencies' ? [] : kind === 'text' ? '' : 'unknown'
	])
) as unknown as Answers;

/** A tip as an officer's browser has it once it is opened. */
export function opened({ locale, ...answers }: Told): TipBody {
	return {
		form: 'form',
		locale,
		answers: { ...none, way: 'saw', consent: 'share', ...answers },
		replyPrint: 'print',
		urgency: { level: 3, rules: 3, reasons: [] }
	};
}
