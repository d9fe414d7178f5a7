import type { DeskContext } from './context.ts';
import * as session from './session.ts';
import * as throttle from './throttle.ts';

/**
 * Rate limit: counts a guess at an officer's authenticator code before it is judged; apart from others' guesses on a
 * device that was the officer's.
 * @returns seconds to wait, 0 when it may be judged now; and what forgets the counts once the code was right.
 */
export async function count(
	desk: DeskContext,
	officerId: string,
	knownCookie: string | undefined,
	now: Date
): Promise<{ readonly seconds: number; readonly forget: () => Promise<void> }> {
	const known = await session.isKnownDevice(desk, knownCookie, officerId, now);
	const counted = known ? `${officerId}\n${knownCookie}` : officerId;
	return {
		seconds: await throttle.attempt(desk, counted, now),
		forget: async () => {
			for (const one of new Set([officerId, counted])) await throttle.forget(desk, one);
		}
	};
}
