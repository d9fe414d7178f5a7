import { base64 } from '@scure/base';
import { nameOfDraft, openDraft, sealDraft, type Draft } from '#lib/sealed/draft.ts';
import { officerOf, type State } from './state.ts';
import type { Base64 } from './wire.ts';

type At = Pick<Draft, 'tip' | 'form'>;

/** What the officer has begun to write: sealed to themself alone, for this browser to keep. */
export const drafts = (state: State) => ({
	/** @throws Locked */
	async nameDraft({ tip, form }: At): Promise<string> {
		return nameOfDraft({ tip, form }, officerOf(state).keys.signingKey);
	},

	/** @throws Locked */
	async sealDraft({ tip, form, words }: Draft): Promise<Base64> {
		return base64.encode(await sealDraft({ tip, form, words }, officerOf(state).keys));
	},

	/** @throws WrongDraft, CannotOpen, or Locked */
	async openDraft({ tip, form, sealed }: At & { sealed: Base64 }): Promise<Draft['words']> {
		return openDraft(base64.decode(sealed), { tip, form }, officerOf(state).keys);
	}
});
