import type { Recipient } from '#lib/sealed/age.ts';
import type { RenewalReason } from '#lib/sealed/recovery-card.ts';
import type { VerifyKey } from '#lib/sealed/signature.ts';

/** Somebody who can be a member of a lane, with the public halves of their keys. */
export type Reader = {
	readonly id: string;
	readonly name: string;
	readonly agency: string;
	readonly agencyId: string;
	readonly recipient: Recipient;
	readonly verifyKey: VerifyKey;
};

/** Somebody of the desk, whether they are at work or not. */
export type Colleague = Pick<Reader, 'id' | 'name' | 'agency'>;

export type LaneOnPage = {
	readonly id: string;
	readonly name: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	/** Print of the lane's newest card: what "npm run admin -- pins" proposes. */
	readonly pin: string;
	readonly epoch: number;
	readonly recipient: Recipient;
	/** The recovery lane's may have none. */
	readonly verifyKey: VerifyKey | undefined;
	readonly madeAt: Date;
	readonly members: readonly { readonly officerId: string; readonly name: string }[];
	/** Whether the officer who looks is a member. */
	readonly mine: boolean;
	/** It takes no tips any more. */
	readonly isClosed: boolean;
	/** Nobody at work can open it. */
	readonly isLost: boolean;
	/** Its newest card goes to a recovery key that another has taken the place of. */
	readonly isOfFormerRecovery: boolean;
	/** Agencies whose custodians stand by its newest card. */
	readonly custodians: readonly string[];
};

/** Who holds the sheets of the recovery key, and when two of them were last tried. */
export type CustodyOnPage = {
	/** Which recovery key they are of, from 1. */
	readonly no: number;
	/** See sealed/run-of-sheets.ts. */
	readonly run: string;
	readonly custodians: readonly {
		readonly place: number;
		readonly agency: string;
		readonly madeAt: Date;
	}[];
	readonly rehearsedAt: Date | null;
};

/** Somebody who was asked to read a lane, or who is to leave it. */
export type ChangeAsked = {
	readonly lane: string;
	readonly laneName: string;
	readonly officerId: string;
	readonly name: string;
	readonly kind: 'joins' | 'leaves';
	readonly agreedAt: Date | null;
};

/** A recovery key that none of the former custodians signed: it waits for a second person. */
export type RecoveryThatWaits = {
	/** Print of its card. */
	readonly pin: string;
	readonly why: RenewalReason;
	/** Who made it: an officer's id. */
	readonly by: string;
	readonly name: string;
	readonly at: Date;
	/** Of its custodians. */
	readonly agencies: readonly string[];
};

/** Tips that one of the former recovery keys alone opens. */
export type LeftBehind = { readonly no: number; readonly tips: number };
