import type { DeletedTip } from '#lib/desk/work/tip-on-page.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Contact } from '#lib/server/contacts/index.ts';
import type { Actor, DeskContext } from '#lib/server/staff/index.ts';
import type { Intake } from '#lib/server/tips/index.ts';
import type { DemoOfficer } from '#lib/server/http/demo.ts';
import type { PolicyName } from '#lib/server/http/page-policy.ts';
import type { WitnessCache } from '#lib/server/witness/index.ts';
import type { InTurn } from '#lib/server/http/turns.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Named in the log, so that a person who reports it can be helped. */
			id?: string;
			/** The tip that was there: see work/NotHere.svelte. */
			deleted?: DeletedTip;
		}
		interface PageState {
			/** What the officer has just done on the page before, in words. */
			done?: string;
		}
		/** From the listener; undefined in development. */
		interface Platform {
			req: InTurn;
		}
		interface Locals {
			locale: Locale;
			/** Where the public reaches the site; empty at a desk that was not told. */
			siteOrigin: string;
			/** Whom to tell of a hole in this site. */
			securityContact?: string;
			/** Where "Exit this page" leads. */
			exitUrl: string;
			/** The public face; undefined in a process that is the desk alone. */
			intake: Intake;
			/** Who may be shown to the public now. */
			contacts: () => readonly Contact[];
			/** What the public face has seen of the record. */
			witness: WitnessCache;
			/** The desk; undefined in a process that is the public face alone. */
			desk: DeskContext;
			/** Who is signed in; on desk routes other than sign-in and join always there, by `actorOf`. */
			actor?: Actor;
			/** One-click staff of the demo; nothing but scripts/demo.ts can set it. */
			demoStaff?: readonly DemoOfficer[];
			now: () => Date;
			/** Logs an error that must not take the page away with it: where and of what class, never a word. */
			broke: (error: unknown) => void;
			/**
			 * The answer may tell whether a code is right: padded, uncompressed, on the time floor. `unsaid`: bytes
			 * that it would have if it gave back what was typed, and has not.
			 */
			carriesCode?: { readonly unsaid: number };
			/** Many come from where this request comes from: a form has to show more. */
			crowded: boolean;
			/** Too many write at this moment: the answer asks the database for nothing. */
			busy?: true;
			/** What this page becomes, and may do then: its route's row has to allow it, in http/routes.ts. */
			policy?: PolicyName;
		}
	}
}

export {};
