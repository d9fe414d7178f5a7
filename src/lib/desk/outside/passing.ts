import type { Passing } from './forms.ts';
import { asDespite, asReferral, type DespiteGiven, type ReferralGiven } from './referral.ts';
import type { Lack } from './safety.ts';
import type { Standing } from './standing.ts';

/** What a closure, or a wait for an agency, went by: it is sealed with that. */
export function passing(given: {
	standing: Standing | undefined;
	lacking: readonly Lack[];
	despite: DespiteGiven;
	/** Undefined: it goes to nobody. */
	referral?: ReferralGiven;
}): Passing {
	const { standing, lacking, referral } = given;
	const despite = lacking.length > 0 ? asDespite(given.despite) : undefined;
	return {
		form: 'passing',
		plans: referral ? (standing?.plans.map(({ id }) => id) ?? []) : [],
		child: standing?.childRows ?? [],
		screenings: standing?.screenings ?? [],
		...(referral && { referral: asReferral(referral) }),
		...(despite && { despite })
	};
}
