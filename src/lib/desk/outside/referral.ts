import type { Despite, Referral } from './forms.ts';
import { isAboutStay } from './standing.ts';

/** What is chosen of a reason, until one is. */
export type DespiteGiven = { because: Despite['because'] | ''; words: string };

/** A referral as it is filled in. */
export type ReferralGiven = {
	to: string;
	by: 'agreed' | 'without' | '';
	who: string;
	day: string;
	despite: DespiteGiven;
};

export const noReason = (): DespiteGiven => ({ because: '', words: '' });
export const noReferral = (): ReferralGiven => ({
	...{ to: '', by: '', who: '', day: '' },
	despite: noReason()
});

/** Undefined while none is chosen. */
export const asDespite = ({ because, words }: DespiteGiven): Despite | undefined =>
	because ? { because, words } : undefined;

export function asReferral({ to, by, who, day, despite }: ReferralGiven): Referral {
	if (!isAboutStay(to)) return { to };
	const reason = asDespite(despite);
	if (by === 'agreed') return { to, agreed: { who, day } };
	return reason ? { to, despite: reason } : { to };
}
