import { SCRYPT } from '#lib/sealed/keyring.ts';
import { cards } from './cards.ts';
import { custody } from './custody.ts';
import { drafts } from './drafts.ts';
import { dropping } from './dropping.ts';
import { dualControl } from './dual-control.ts';
import { gists } from './gists.ts';
import { judging } from './judging.ts';
import { keys } from './keys.ts';
import { lanes } from './lanes.ts';
import { links } from './links.ts';
import { moving } from './moving.ts';
import { nextRecovery } from './next-recovery.ts';
import { notebook } from './notebook.ts';
import { people } from './people.ts';
import { record } from './record.ts';
import { recovering } from './recovering.ts';
import { newState, type Cost } from './state.ts';
import { renewing } from './renewing.ts';
import { templates } from './templates.ts';
import { tips } from './tips.ts';
import { touch } from './touch.ts';
import { writing } from './writing.ts';

/**
 * Everything that is done with the officer's keys, over one state. It lives in the vault's worker: keys go in and never
 * come out; what comes out is sealed, public, or the opened words that the page shows. Ended with the worker.
 * @param cost of passphrases; the real one unless a test says otherwise.
 * @param origin the worker's own, in the same way.
 */
export function newVerbs(cost: Cost = SCRYPT, origin = globalThis.location?.origin ?? '') {
	const state = newState(cost, origin);
	return {
		...gists(state),
		...judging(state),
		...keys(state),
		...lanes(state),
		...links(state),
		...cards(state),
		...custody(state),
		...drafts(state),
		...dropping(state),
		...dualControl(state),
		...moving(state),
		...nextRecovery(state),
		...notebook(state),
		...people(state),
		...renewing(state),
		...recovering(state),
		...record(state),
		...touch(state),
		...templates(state),
		...tips(state),
		...writing(state)
	};
}

/** The one table of verbs, by name. */
export type Verbs = ReturnType<typeof newVerbs>;
export type Verb = keyof Verbs;
/** What each verb is given, and what it comes to. */
export type Givens = { [V in Verb]: Parameters<Verbs[V]>[0] };
export type Results = { [V in Verb]: Awaited<ReturnType<Verbs[V]>> };
