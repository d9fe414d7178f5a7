import { open } from '#lib/sealed/open.ts';
import { epochsOf, type State } from './state.ts';

/**
 * Opens what does not say to which of a lane's epochs it was sealed.
 * @returns undefined where none that is held opens it: it was altered, or sealed to a newer one. See desk/catching-up.ts.
 * @throws NotYourLane
 */
export async function openWithAny(
	state: State,
	lane: string,
	sealed: Uint8Array
): Promise<{ readonly epoch: number; readonly plain: Uint8Array } | undefined> {
	for (const { epoch, identity } of [...epochsOf(state, lane)].reverse()) {
		const plain = await open(sealed, identity).catch(() => undefined); // another epoch's, perhaps
		if (plain) return { epoch, plain };
	}
	return undefined;
}
