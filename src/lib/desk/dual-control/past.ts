import { DROPPED } from '#lib/sealed/lane-act.ts';
import { actsOfTwo } from '#lib/sealed/signed-acts.ts';
import { isExpired, type Asked } from '#lib/sealed/dual-control.ts';
import { hourOf } from '#lib/sealed/act.ts';
import { REACH, type Said, type Verdict } from '../vault/judge.ts';
import type { Base64 } from '../vault/wire.ts';
import { readSpan, type Shelf } from '../work/acts.ts';
import type { Found } from './requests.ts';

/** What became of a request, by the record of its lane; nothing of it is the desk's word. */
export type Became =
	| { readonly is: 'agreed'; readonly by: string; readonly at: number }
	| {
			readonly is: 'taken-back' | 'refused';
			readonly by: string;
			readonly at: number;
			/** Undefined: none was given. `other`: what lies here is not what was signed. */
			readonly reason:
				{ readonly is: 'said'; readonly words: string } | { readonly is: 'other' } | undefined;
	  }
	/** It went with its subject, by that act. */
	| { readonly is: 'gone'; readonly act: string; readonly at: number }
	/** Nobody agreed in time. */
	| { readonly is: 'lapsed' }
	/** Farther back than what is looked through here. */
	| { readonly is: 'older' }
	/** The desk says that it has ended, and names nothing in the record that says so. */
	| { readonly is: 'unsaid' };

type Vault = Parameters<typeof readSpan>[0] & {
	readonly openReason: (given: {
		id: string;
		lane: string;
		sealed: Base64;
		print: string;
	}) => Promise<string | undefined>;
};

/** By the request's id. */
export async function readPast(
	vault: Vault,
	shelf: Shelf,
	past: readonly Found[],
	now: Date
): Promise<ReadonlyMap<string, Became>> {
	const lanes = [...new Set(past.map(({ lane }) => lane))];
	const read = await Promise.all(
		lanes.map((lane) =>
			ofLane(
				vault,
				shelf,
				lane,
				past.filter((one) => one.lane === lane),
				now
			)
		)
	);
	return new Map(read.flat());
}

async function ofLane(
	vault: Vault,
	shelf: Shelf,
	lane: string,
	past: readonly Found[],
	now: Date
): Promise<(readonly [string, Became])[]> {
	const named = past.flatMap(({ entry }) => (entry === null ? [] : [entry]));
	const newest = Math.max(0, ...named);
	const from = Math.max(newest - REACH, Math.min(newest, ...named));
	const entries = newest > 0 ? ((await shelf.span(lane, from, newest + 1)) ?? []) : [];
	const { said, verdicts } = await readSpan(vault, shelf, lane, entries);
	return Promise.all(
		past.map(async (one): Promise<readonly [string, Became]> => {
			const { entry } = one;
			if (entry !== null && entry < from) return [one.id, { is: 'older' }];
			const at = entries.find(({ seq }) => seq === entry)?.at ?? 0;
			const act = entry === null ? undefined : said.get(entry);
			const verdict = entry === null ? undefined : verdicts.get(entry);
			const became = becameOf(one, act && { ...act, at, verdict }, now);
			if (!('reason' in became) || !act) return [one.id, became];
			return [one.id, { ...became, reason: await reasonOf(vault, one, act) }];
		})
	);
}

/** @param said what the entry says of which the desk says that it ended this one. */
export function becameOf(
	{ id, entry, opened }: Found,
	said: (Said & { readonly at: number; readonly verdict: Verdict | undefined }) | undefined,
	now: Date
): Became {
	const request = opened?.request;
	if (entry === null)
		return request && isExpired(request, hourOf(now)) ? { is: 'lapsed' } : { is: 'unsaid' };
	if (!said || said.verdict === undefined || said.verdict.is === 'misfit') return { is: 'unsaid' };
	const { act, by, at, subject } = said;
	const asked = said.detail?.asked as Partial<Asked> | undefined;
	if (by !== null && actsOfTwo.has(act) && asked?.id === id) return { is: 'agreed', by, at };
	if (by !== null && act === DROPPED && subject === id)
		return { is: by === request?.by ? 'taken-back' : 'refused', by, at, reason: undefined };
	return request && GOES.has(act) && subject === request.subject
		? { is: 'gone', act, at }
		: { is: 'unsaid' };
}

/** After which what somebody asked of a tip is of nothing in its lane. */
const GOES: ReadonlySet<string> = new Set(['tip.deleted', 'tip.deleted-again', 'tip.moved-away']);

async function reasonOf(
	vault: Vault,
	{ id, lane, refusal }: Found,
	{ detail }: Said
): Promise<Extract<Became, { is: 'refused' | 'taken-back' }>['reason']> {
	const print = detail?.reason;
	if (typeof print !== 'string' && refusal === null) return undefined;
	const words =
		typeof print === 'string' && refusal !== null
			? await vault.openReason({ id, lane, sealed: refusal, print })
			: undefined;
	return words === undefined ? { is: 'other' } : { is: 'said', words };
}
