import { tidy } from '#lib/text/typed.ts';

/** By what somebody told it to an officer, who entered it; whatever came by the public form itself came by the web. */
export const channels = ['call', 'walk-in', 'emergency', 'agency'] as const;
export type Channel = (typeof channels)[number];

/** How a tip came that somebody at the desk entered. `reference`: what others call it, such as the number of an emergency call. */
export type Arrival = { readonly channel: Channel; readonly reference?: string };

/** Of a reference, in UTF-16 code units. */
export const LONGEST_REFERENCE = 100;

/** Out of what a desk's browser wrote, which may be any. Undefined: it does not say. */
export function asArrival(given: unknown): Arrival | undefined {
	if (typeof given !== 'object' || given === null || !('channel' in given)) return undefined;
	const channel = channels.find((one) => one === given.channel);
	if (!channel) return undefined;
	const typed = 'reference' in given && typeof given.reference === 'string' ? given.reference : '';
	const reference = tidy(typed, LONGEST_REFERENCE);
	const isFit =
		reference !== '' && reference.length <= LONGEST_REFERENCE && !/\p{Cc}/u.test(reference);
	return isFit ? { channel, reference } : { channel };
}
