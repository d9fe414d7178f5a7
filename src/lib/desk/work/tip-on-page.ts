import type { Restated } from '#lib/sealed/restated.ts';
import type { Wait } from '#lib/sealed/tip-act.ts';
import type { VerifyKey } from '#lib/sealed/signature.ts';

/** Something sealed as it came from the server. */
type Sealed = { readonly id: string; readonly sealed: Uint8Array };

/** `epoch`: null for the tip's own, to which the first releases sealed what officers wrote. */
type Written = Sealed & { readonly epoch: number | null };

/** A person as a tip's page needs them: the name to show, the keys that their words are checked with where no roster tells them. */
type Writer = {
	readonly id: string;
	readonly name: string;
	readonly verifyKeys: readonly VerifyKey[];
};

/** Whose move a tip is, where it is not ours. */
export type Stage = Wait | 'withdrawn';
/** What runs against a tip: what is owed of it, or the day of its stage. */
export type Clock = 'reading' | 'response' | 'answer' | Stage;

/** What is left of a tip that was deleted from a lane of the officer's. `on`: the day. */
export type DeletedTip = {
	readonly on: string;
	readonly lane: string;
	readonly laneName: string;
};

/** Everything about one tip as its page gets it: as it is stored. */
export type TipOnPage = {
	readonly id: string;
	readonly lane: string;
	readonly laneName: string;
	readonly restricted: boolean;
	readonly epoch: number;
	readonly sealed: Uint8Array;
	readonly arrivedAt: Date;
	readonly dueAt: Date;
	/** Which of its clocks ends first, and when; null: nothing is owed. */
	readonly clock: Clock | null;
	readonly clockDueAt: Date | null;
	/** Null: a response is owed. */
	readonly respondedAt: Date | null;
	readonly urgency: number;
	readonly standing: 'proven' | 'unproven' | 'quarantined';
	readonly state: 'open' | 'closed';
	readonly burntOn: string | null;
	/** Null once the tipster burnt the code. */
	readonly replyRecipient: string | null;
	/** Of the lane: its key signs replies, and all that officers write from now on is sealed to it. */
	readonly newestEpoch: number;
	readonly additions: readonly (Sealed & {
		readonly epoch: number;
		readonly arrivedAt: Date;
		/** When whoever has the tip read it first. */
		readonly openedAt: Date | null;
		/** When whoever has the tip had dealt with it; null: it is news. */
		readonly dealtAt: Date | null;
	})[];
	readonly replies: readonly {
		readonly id: string;
		/** The lane whose key signed it; null: the one where the tip is. */
		readonly laneId: string | null;
		readonly epoch: number;
		/** Of the lane where the tip is: to whose key it is sealed since it moved there. */
		readonly movedEpoch: number | null;
		readonly writtenAt: Date;
		readonly asks: 'open' | 'answered' | null;
		readonly readAt: Date | null;
		/** The tipster's page found that it is not the lane's. */
		readonly refusedAt: Date | null;
		/** What the tipster opens; null once it is gone. */
		readonly sealed: Uint8Array | null;
		/** What the lane said of it as the tip moved away, of one that came back. */
		readonly restated?: Restated | null;
		/** Null: as the first releases sent it, with the lane's own from the beginning. */
		readonly sending: Uint8Array | null;
		readonly kept: Uint8Array | null;
		readonly keptEpoch: number | null;
	}[];
	readonly notes: readonly (Written & { readonly madeBy: string; readonly madeAt: Date })[];
	readonly urgencyChanges: readonly (Written & {
		readonly madeBy: string;
		readonly madeAt: Date;
		readonly was: number;
		readonly becomes: number;
	})[];
	readonly closures: readonly (Written & {
		readonly closedBy: string;
		readonly closedAt: Date;
		readonly told: 'closed' | 'passed-on';
		readonly reopenedBy: string | null;
		readonly reopenedAt: Date | null;
		readonly sealedReopening: Uint8Array | null;
		readonly reopeningEpoch: number | null;
	})[];
	/** Whom or what it waited for, the first one first, and what it waits for now: that has no end. */
	readonly stages: readonly (Sealed & {
		readonly epoch: number;
		readonly stage: Stage;
		readonly begunBy: string;
		readonly begunAt: Date;
		/** Start of the day. */
		readonly until: Date;
		/** The day has come. */
		readonly cameAt: Date | null;
		readonly endedBy: string | null;
		readonly endedAt: Date | null;
	})[];
	/** Why no response is owed, and that something of the tipster's wanted no answer. */
	readonly responses: readonly {
		readonly id: string;
		readonly kind: 'waived' | 'heeded';
		readonly madeBy: string;
		readonly madeAt: Date;
		readonly epoch: number | null;
		readonly sealed: Uint8Array | null;
	}[];
	/** What the tipster added and this officer has seen. */
	readonly seen: readonly string[];
	/** Who has read it here, the first one first. */
	readonly readings: readonly { readonly readBy: string; readonly readAt: Date }[];
	/** From other lanes, the first one first. */
	readonly moves: readonly (Sealed & {
		readonly epoch: number;
		readonly from: string;
		readonly fromName: string;
		readonly movedBy: string;
		readonly movedAt: Date;
		/** When somebody here found it whole. */
		readonly foundAt: Date | null;
		/** Of the lane that it left: who could open it there. */
		readonly couldRead: readonly { readonly id: string; readonly name: string }[];
		/** Until when what lay there is kept, once it was found whole. */
		readonly keptUntil: Date | null;
		readonly inBackupsUntil: Date | null;
	})[];
	/** Who stands aside from it now. */
	readonly asides: readonly { readonly officerId: string; readonly steppedAt: Date }[];
	readonly assignments: readonly {
		readonly officerId: string;
		readonly assignedBy: string;
		readonly assignedAt: Date;
		readonly endedAt: Date | null;
	}[];
	/** Members of the lane: to whom it can be handed over. */
	readonly members: readonly { readonly id: string; readonly name: string }[];
	readonly people: readonly Writer[];
	/** Who read its lane when something was written here, sealed to it: see vault/writers.ts. */
	readonly rosters: readonly { readonly epoch: number; readonly sealed: Uint8Array }[];
};

/** Whom the tip is assigned to now. */
export function assigneeOf(tip: TipOnPage): { id: string; name: string } | undefined {
	const current = tip.assignments.find(({ endedAt }) => endedAt === null);
	return current && { id: current.officerId, name: nameOf(tip, current.officerId) };
}

/** The first and the last day until which a tip can wait, in ISO 8601. */
export type Days = { readonly first: string; readonly last: string };

/** What it waits for now, or waited for until a day that has come. */
export const stageOf = (tip: TipOnPage): TipOnPage['stages'][number] | undefined =>
	tip.state === 'open' ? tip.stages.find(({ endedAt }) => endedAt === null) : undefined;

/** What the tipster added and nobody who has the tip has dealt with. */
export const newsOf = ({ additions }: TipOnPage): string[] =>
	additions.filter(({ dealtAt }) => dealtAt === null).map(({ id }) => id);

export const nameOf = ({ people }: TipOnPage, officerId: string): string =>
	people.find(({ id }) => id === officerId)?.name ?? officerId.slice(0, 8);

/** A tip's name between people: short enough to say over the telephone. */
export const shortName = (id: string): string =>
	`${id.slice(0, 4)} ${id.slice(4, 8)}`.toUpperCase();
