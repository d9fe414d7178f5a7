import { invalidate } from '$app/navigation';
import { duty as text } from '#lib/i18n/en/duty.ts';

/** Changes of the roster on this page: one at a time, and what became of the last. */
export class Changing {
	busy = $state(false);
	/** Why nothing was changed. */
	fault = $state('');
	done = $state('');

	/** @param act gives what is wrong, in words, or nothing. */
	make = async (act: () => Promise<string | undefined>): Promise<void> => {
		if (this.busy) return;
		this.busy = true;
		this.fault = this.done = '';
		this.fault = (await act()) ?? '';
		if (!this.fault) this.done = text.done;
		// What somebody else did meanwhile shows, too.
		await invalidate('desk:duty');
		this.busy = false;
	};
}
