import { base64 } from '@scure/base';
import type { ActSignature } from '#lib/sealed/act.ts';
import { asRecipient } from '#lib/sealed/age.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { Restated } from '#lib/sealed/restated.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { ask, type Fetched } from '../server-keys.ts';
import type { Verbs } from '../vault/verbs.ts';
import { CHUNK, type Base64, type MoveTo } from '../vault/wire.ts';
import type { Conflict } from './faults.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** One sealed file of a tip, as drizzle/functions/tip_files.sql names it. */
type Kind =
	| 'tip'
	| 'addition'
	| 'note'
	| 'reason'
	| 'closure'
	| 'reopening'
	| 'stage'
	| 'response'
	| 'reply'
	| 'sending'
	| 'kept'
	| 'move';
type File = {
	readonly kind: Kind;
	readonly id: string;
	readonly epoch: number;
	readonly sealed: Uint8Array;
};

/** What a move asks of the desk's server. */
export type Carrier = {
	readonly begin: (move: { id: string; from: string; lane: string; epoch: number }) => Promise<
		Fetched<{
			readonly former: readonly { readonly kind: string; readonly rowId: string }[];
			/** What was brought and is still there, in how many pieces. */
			readonly brought: readonly {
				readonly kind: string;
				readonly rowId: string;
				readonly pieces: number;
			}[];
			readonly parts: readonly { readonly id: string; readonly epoch: number }[];
		}>
	>;
	readonly bring: (
		move: string,
		file: { kind: Kind | 'part'; rowId: string; n: number; sealed: Base64 }
	) => Promise<Fetched<unknown>>;
	readonly part: (id: string) => Promise<Fetched<Blob>>;
	readonly move: (
		move: string,
		given: {
			reason: Base64;
			agencies: readonly string[];
			restated: readonly Restated[];
			signed: ActSignature;
		}
	) => Promise<Fetched<{ readonly ok: true } | ({ readonly ok: false } & Conflict)>>;
};

/** The desk's server, as a page reaches it. */
export function carrierOf(tip: string): Carrier {
	const path = `/desk/tips/${tip}/moves` as const;
	return {
		begin: (move) => ask(path, move),
		bring: (move, file) => ask(`${path}/${move}`, file, 'PUT'),
		part: fetchSealed(tip),
		move: (move, given) => ask(`${path}/${move}`, given)
	};
}

const fetchSealed =
	(tip: string) =>
	async (part: string): Promise<Fetched<Blob>> => {
		try {
			const answer = await fetch(`/desk/tips/${tip}/parts/${part}`);
			return answer.ok
				? { ok: true, value: await answer.blob() }
				: { ok: false, status: answer.status };
		} catch {
			return { ok: false, status: 0 };
		}
	};

/** What seals: the vault. */
type Sealer = Pick<
	Verbs,
	'moveFile' | 'moveReply' | 'movePart' | 'moveReason' | 'restate' | 'signAct'
>;

/** A tip on its way. What was brought is not brought again, as long as this page is there. */
export type Moving = {
	readonly id: string;
	readonly to: MoveTo;
	/** Of which the officer saw that lane's members to be. */
	readonly agencies: readonly string[];
	/** In how many pieces each; what the server does not have any more is brought again. */
	readonly brought: Map<string, number>;
	/** Parts that are sealed, until they are brought. */
	readonly sealed: Map<string, Blob>;
};

export const newMoving = (to: MoveTo, agencies: readonly string[]): Moving => ({
	...{ id: crypto.randomUUID(), to, agencies },
	...{ brought: new Map(), sealed: new Map() }
});

/** Of whose agencies a lane's readers are: by its newest card, whose signatures are checked before anything is sealed to it. */
export function agenciesOf({ cards, agencies }: Target): readonly string[] {
	const newest = cards.at(-1);
	return newest && 'agencies' in newest ? newest.agencies : agencies;
}

type Target = {
	readonly cards: readonly LaneCard[];
	/** Of one whose newest card is of version 1, as the server says. */
	readonly agencies: readonly string[];
};

/** The desk did not take it, or does not answer: everything stays as it was, and can be gone on with. */
export class NotCarried extends Error {
	override name = 'NotCarried';
	readonly status: number;
	constructor(status: number) {
		super(String(status));
		this.status = status;
	}
}

/**
 * Seals all of a tip for another lane, brings it there, and moves the tip, all of it or nothing.
 * @param words why, which that lane reads.
 * @returns what the desk says: `changed-tip` where something came meanwhile; it is gone on with as the tip is then.
 * @throws NotCarried, or the vault's faults.
 */
export async function moveTip(
	vault: Sealer,
	desk: Carrier,
	tip: TipOnPage,
	moving: Moving,
	words: string
) {
	const { id, to, agencies, brought } = moving;
	const epoch = to.cards.at(-1)?.epoch ?? 0;
	const begun = valueOf(await desk.begin({ id, from: tip.lane, lane: to.lane, epoch }));
	const { former, parts } = begun;
	forgetWhatWent(brought, begun.brought);
	const lies = new Set(former.map(({ kind, rowId }) => `${kind} ${rowId}`));
	const isToBring = (kind: string, row: string) =>
		!brought.has(`${kind} ${row}`) && !lies.has(`${kind} ${row}`);
	for (const file of filesOf(tip)) {
		const { kind, id: rowId } = file;
		if (!isToBring(kind, rowId)) continue;
		const sealed = await sealedFor(vault, tip, file, to);
		valueOf(await desk.bring(id, { kind, rowId, n: 0, sealed }));
		brought.set(`${kind} ${rowId}`, 1);
	}
	for (const part of parts) {
		if (!isToBring('part', part.id)) continue;
		brought.set(`part ${part.id}`, await bringPart(vault, desk, tip, moving, part));
	}
	const reason = await vault.moveReason({ words, id, tip: tip.id, to });
	const restated = await restatedBy(vault, tip);
	const signed = await vault.signAct(onTip(tip, tipActs.move(id)));
	return valueOf(await desk.move(id, { reason, agencies, restated, signed }));
}

/** What this lane says again of the replies that it signed. */
async function restatedBy(vault: Sealer, tip: TipOnPage): Promise<Restated[]> {
	const own = tip.replies.filter(({ laneId }) => laneId === null || laneId === tip.lane);
	const said = await Promise.all(
		own.flatMap(({ id, epoch, movedEpoch, sealed, restated }) => {
			if (!sealed) return [];
			const at = { id, tip: tip.id, lane: tip.lane, epoch: movedEpoch ?? epoch, sealed };
			return [vault.restate({ at, signed: epoch, restated: restated ?? null })];
		})
	);
	return said.filter((one) => one !== undefined);
}

/** Another page of the officer's may have begun to move it elsewhere, and a day may have gone. */
function forgetWhatWent(
	brought: Map<string, number>,
	there: readonly { readonly kind: string; readonly rowId: string; readonly pieces: number }[]
): void {
	const pieces = new Map(there.map((one) => [`${one.kind} ${one.rowId}`, one.pieces]));
	for (const [key, count] of brought) if (pieces.get(key) !== count) brought.delete(key);
}

/** Chunk by chunk: a phone's memory holds no video. @returns how many. */
async function bringPart(
	vault: Sealer,
	desk: Carrier,
	{ lane }: TipOnPage,
	{ id, to, sealed }: Moving,
	part: { readonly id: string; readonly epoch: number }
): Promise<number> {
	const known = sealed.get(part.id);
	const file = known ?? (await sealPart(vault, desk, lane, to, part));
	sealed.set(part.id, file);
	for (let n = 0; n * CHUNK < file.size; n++) {
		const chunk = file.slice(n * CHUNK, (n + 1) * CHUNK);
		const bytes = base64.encode(new Uint8Array(await chunk.arrayBuffer()));
		valueOf(await desk.bring(id, { kind: 'part', rowId: part.id, n, sealed: bytes }));
	}
	sealed.delete(part.id);
	return Math.ceil(file.size / CHUNK);
}

async function sealPart(
	vault: Sealer,
	desk: Carrier,
	lane: string,
	to: MoveTo,
	{ id, epoch }: { readonly id: string; readonly epoch: number }
): Promise<Blob> {
	return vault.movePart({ lane, epoch, sealed: valueOf(await desk.part(id)), to });
}

function sealedFor(vault: Sealer, tip: TipOnPage, file: File, to: MoveTo): Promise<Base64> {
	const { kind, id, epoch, sealed } = file;
	const at = { id, tip: tip.id, lane: tip.lane, epoch, sealed };
	if (kind !== 'reply') return vault.moveFile({ at, to });
	const tipster = tip.replyRecipient === null ? null : asRecipient(tip.replyRecipient);
	return vault.moveReply({ at, to, tipster });
}

/** All that is sealed of a tip but its files. */
function filesOf(tip: TipOnPage): File[] {
	const written = (kind: Kind, rows: TipOnPage['notes' | 'urgencyChanges' | 'closures']): File[] =>
		rows.map(({ id, epoch, sealed }) => ({ kind, id, epoch: epoch ?? tip.epoch, sealed }));
	return [
		{ kind: 'tip', id: tip.id, epoch: tip.epoch, sealed: tip.sealed },
		...tip.additions.map(({ id, epoch, sealed }): File => ({
			kind: 'addition',
			id,
			epoch,
			sealed
		})),
		...written('note', tip.notes),
		...written('reason', tip.urgencyChanges),
		...written('closure', tip.closures),
		...tip.closures.flatMap(({ id, reopeningEpoch, sealedReopening: sealed }): File[] =>
			sealed ? [{ kind: 'reopening', id, epoch: reopeningEpoch ?? tip.epoch, sealed }] : []
		),
		...tip.stages.map(({ id, epoch, sealed }): File => ({ kind: 'stage', id, epoch, sealed })),
		...tip.responses.flatMap(({ id, epoch, sealed }): File[] =>
			sealed ? [{ kind: 'response', id, epoch: epoch ?? tip.epoch, sealed }] : []
		),
		...tip.replies.flatMap(repliesFiles),
		...tip.moves.map(({ id, epoch, sealed }): File => ({ kind: 'move', id, epoch, sealed }))
	];
}

/** What the first releases sealed for a tipster alone stays as it is. */
function repliesFiles(reply: TipOnPage['replies'][number]): File[] {
	const { id, epoch, movedEpoch, sealed, sending, kept, keptEpoch } = reply;
	const here = movedEpoch ?? epoch;
	return [
		...(sealed && sending ? [{ kind: 'reply' as const, id, epoch: here, sealed }] : []),
		...(sending ? [{ kind: 'sending' as const, id, epoch: here, sealed: sending }] : []),
		...(kept ? [{ kind: 'kept' as const, id, epoch: keptEpoch ?? epoch, sealed: kept }] : [])
	];
}

function valueOf<Value>(fetched: Fetched<Value>): Value {
	if (!fetched.ok) throw new NotCarried(fetched.status);
	return fetched.value;
}
