import { field } from '#lib/forms/field.ts';
import { grouped, parseCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '../tips/index.ts';
import type { Context } from './view.ts';

/** What the page shows to somebody who asks for a code that they can show when they are forced to. */
export type SecondCodeView = {
	typed: string;
	wrong?: 'length' | 'symbol' | 'check';
	/** The code that it is a second one to. */
	code?: string;
	second?: string;
	none?: Exclude<tips.Second['is'], 'shown'>;
	trouble?: 'unavailable';
};

export async function secondCode(
	{ intake, now, broke }: Pick<Context, 'intake' | 'now' | 'broke'>,
	posted: FormData
): Promise<SecondCodeView> {
	const typed = field(posted, 'code');
	const parsed = parseCode(typed);
	if (!parsed.ok) return { typed, wrong: parsed.why };
	const code = grouped(parsed.code);
	try {
		const second = await tips.inTime(tips.secondCode(intake, parsed.code, now));
		return second.is === 'shown'
			? { typed: code, code, second: grouped(second.code) }
			: { typed: code, code, none: second.is };
	} catch (thrown) {
		if (!tips.isDown(thrown)) broke(thrown);
		return { typed: code, trouble: 'unavailable' };
	}
}
