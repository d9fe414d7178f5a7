import type { ActSignature } from '#lib/sealed/act.ts';
import type { Clocks } from '../clocks/index.ts';
import type { Db, Role, Tx } from '../db/index.ts';

/** What the verbs of the desk are given: its connection to the database, keys and origin. */
export type DeskContext = {
	/** As role plainsight_desk. */
	readonly db: Db;
	/** 32 bytes each. */
	readonly keys: { readonly totp: Uint8Array; readonly session: Uint8Array };
	/** The log that the days of the record are signed as: the key is in its name. */
	readonly record: string;
	/** e.g. `https://desk.example`; passkeys belong to its host. */
	readonly origin: string;
	/** Remembers outside the database which ids were deleted, and on which day: see tips/deletions.ts. */
	readonly rememberDeleted: (
		done: readonly { readonly id: string; readonly day: string }[],
		now: Date
	) => Promise<void>;
	/** By when something is owed of a tip. */
	readonly clocks: Clocks;
};

/** What verbs that only read are given: the desk, or a transaction for many of them: see db/client.ts, readingAs. */
export type Reading = { readonly db: Db | Tx };

/** The signed-in person for whom something is done. */
export type Actor = {
	readonly officerId: string;
	readonly sessionId: string;
	readonly name: string;
	readonly role: Role;
	readonly agencyId: string;
	/** Ids of the lanes that the person is a member of now. */
	readonly lanes: readonly string[];
};

/** Whoever acts, and what their browser signed of it; undefined from a page of the release before, which signs nothing. */
export type Signing = Actor & { readonly signed: ActSignature | undefined };

/** Who may be a member of lanes: administrators manage people and settings, auditors check; neither reads tips. */
export const mayReadTips = (role: Role): boolean => role === 'officer' || role === 'supervisor';
