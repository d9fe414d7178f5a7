import type { AlertChannel } from '../db/index.ts';

/** `now`: something waits. `digest`: each working morning. `code`: proves an address. */
export type Kind = 'now' | 'digest' | 'code';

export type Message = {
	/** Of the outbox: the same when it is sent again. */
	readonly id: string;
	readonly to: string;
	readonly kind: Kind;
	/** Of kind `code`: eight digits. */
	readonly code?: string | undefined;
};

/** What leads out of the house: a mail server, or the operator's webhook. */
export type Gateway = {
	/** Hands one message over. @throws whatever went wrong; NotForThem where it is for this address alone. */
	readonly send: (message: Message, signal: AbortSignal) => Promise<void>;
	/** Whether it answers, without a message for anybody. @throws whatever went wrong */
	readonly probe: (signal: AbortSignal) => Promise<void>;
};

/** Those that are set up, and whom to tell of tips that only the recovery key opens. */
export type Gateways = Readonly<Partial<Record<AlertChannel, Gateway>>> & {
	/** Addresses of custodians, by mail. */
	readonly custodians: readonly string[];
};

/** The gateway answered, and did not take a message for this address. */
export class NotForThem extends Error {
	override name = 'NotForThem';
}

/** The gateway answered with something else than that it took it. */
export class NotTaken extends Error {
	override name = 'NotTaken';
}

/** One try of anything that leaves: a gateway that hangs holds nothing up for longer. */
export const TRY_MS = 20_000;
