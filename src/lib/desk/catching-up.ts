import { NewerKey } from './vault/faults.ts';
import type { EpochAt } from './vault/wire.ts';

/** A row that is simply not ours must not make us ask the server again and again. */
const AGAIN_AFTER_MS = 5_000;

/** What something came to, and whether it was tried with the keys that the server has now. */
export type CaughtUp<Result> = { readonly value: Result; readonly isCurrent: boolean };

/** Faults of whoever lacks a key that was made since: of a lane, of a colleague who renewed theirs, of somebody who joined. */
const OF_BEFORE: readonly string[] = ['NotYourLane', 'NotAsked', 'WrongEnvelope'];

/**
 * An unlocked desk holds the keys of when it was unlocked. Nothing is said not to open, or not to be signed, before it was tried
 * with those of now: an alarm that is false trains people to ignore alarms.
 * @param renew takes the lanes as the server has them now. @returns epochs without a copy that fits; undefined where nobody answered.
 */
export function createCatchingUp(
	renew: () => Promise<readonly EpochAt[] | undefined>,
	now: () => number = () => performance.now()
) {
	let underWay: ReturnType<typeof renew> | undefined;
	let inVain:
		{ readonly at: number; readonly missing: Awaited<ReturnType<typeof renew>> } | undefined;

	async function renewal() {
		if (inVain && now() - inVain.at < AGAIN_AFTER_MS) return inVain.missing;
		underWay ??= renew().finally(() => (underWay = undefined));
		return underWay;
	}

	/** @param lane of what is opened; none where nothing of a lane is. */
	async function caughtUp<Result>(
		lane: string | undefined,
		attempt: () => Promise<Result>,
		isBehind: (result: Result) => boolean
	): Promise<CaughtUp<Result>> {
		let value = await attempt();
		if (!isBehind(value)) return { value, isCurrent: true };
		if (underWay) {
			// It was asked for before this was known to be wanted: perhaps too early.
			await underWay;
			value = await attempt();
			if (!isBehind(value)) return { value, isCurrent: true };
		}
		const missing = await renewal();
		value = await attempt();
		if (!isBehind(value)) return { value, isCurrent: true };
		inVain = { at: now(), missing };
		const isCurrent = missing !== undefined && !missing.some((epoch) => epoch.lane === lane);
		return { value, isCurrent };
	}

	const settledWithNewest = <Result>(lane: string | undefined, act: () => Promise<Result>) =>
		caughtUp(lane, () => settled(act), isOfBefore);

	return {
		caughtUp,
		/** Does what wants a lane's keys. */
		async does<Result>(act: () => Promise<Result>): Promise<Result> {
			const { value } = await settledWithNewest(undefined, act);
			if (!value.ok) throw value.fault;
			return value.result;
		},
		/** Opens something of a lane. @throws NewerKey where it may be sealed to, or signed with, a key that is not to be had now. */
		async opens<Result>(lane: string, act: () => Promise<Result>): Promise<Result> {
			const { value, isCurrent } = await settledWithNewest(lane, act);
			if (value.ok) return value.result;
			throw isOfBefore(value) && !isCurrent ? new NewerKey(lane) : value.fault;
		}
	};
}

type Settled<Result> =
	{ readonly ok: true; readonly result: Result } | { readonly ok: false; readonly fault: unknown };

const settled = <Result>(act: () => Promise<Result>): Promise<Settled<Result>> =>
	act().then(
		(result) => ({ ok: true, result }),
		(fault: unknown) => ({ ok: false, fault })
	);

const isOfBefore = (settled: Settled<unknown>): boolean =>
	!settled.ok && settled.fault instanceof Error && OF_BEFORE.includes(settled.fault.name);
