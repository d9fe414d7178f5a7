import { base64 } from '@scure/base';
import { hereAt } from '#lib/i18n/clock.ts';
import type { Consent } from '#lib/questions/question.ts';
import type { AdditionBody, SentFile, TipBody } from '#lib/sealed/tip.ts';
import type { Kind } from '#lib/sealed/envelope.ts';
import type { Reply } from '#lib/sealed/reply.ts';
import type { Written } from '#lib/sealed/written.ts';
import type { SentReply, Writers } from '../vault/wire.ts';
import type { TipOnPage } from './tip-on-page.ts';

type SealedAt = {
	readonly id: string;
	readonly tip: string;
	readonly lane: string;
	readonly epoch: number;
	readonly sealed: Uint8Array;
};

/** What opens things here: the vault. Each throws when a thing does not open, belongs elsewhere or is not signed. */
export type Opener = {
	openTip: (tip: Omit<SealedAt, 'tip'>) => Promise<TipBody>;
	openAddition: (addition: SealedAt) => Promise<AdditionBody>;
	openWritten: <Body extends object>(
		kind: Kind,
		written: SealedAt,
		writers: Writers
	) => Promise<Written<Body>>;
	openReply: (
		reply: SentReply & { readonly writers: Writers }
	) => Promise<Reply & { readonly to: string; readonly by: string }>;
};

/** What an officer wrote, in any of its kinds, or what the tipster said later. */
export type Text = {
	readonly words: string;
	readonly outcome?: string;
	/** Of a closure: see sealed/closing.ts, which says whether they are any. */
	readonly choices?: unknown;
	readonly asks?: boolean;
	/** Of a stage: which, until which day, and of one that was referred, to whom. */
	readonly stage?: string;
	readonly until?: string;
	readonly agency?: string;
	/** Referred though the tipster wanted it kept here. */
	readonly override?: true;
	/** Of a closure: why nothing was written to who wrote about themself. */
	readonly unanswered?: string;
	readonly withdrawn?: true;
	readonly consent?: Consent;
	readonly forced?: true;
	readonly file?: SentFile;
	/** What is written in a form of its own: see outside/forms.ts. */
	readonly form?: unknown;
};

/** Opened, or not: then nothing of it is shown. `by`: the officer whose signature holds. */
type Opened<Body> =
	| { readonly ok: true; readonly body: Body; readonly by?: string }
	/** `unopened`: it did not open for who moved it here either. `newer`: the key for it is newer than those here, or may be. */
	| { readonly ok: false; readonly unopened?: true; readonly newer?: true };

export type OpenedTip = {
	/** The lane where it lay, and the moves that it had made: with either all of it is sealed anew. */
	readonly lies: string;
	readonly tip: Opened<TipBody>;
	/** By id; a reopening stands under its closure's id with `/reopening`, a stage under its own with `/stage`. */
	readonly texts: ReadonlyMap<string, Opened<Text>>;
};

/** The id under which the reason of a reopening is kept. */
export const reopeningOf = (closureId: string): string => `${closureId}/reopening`;

/** The id under which a stage is kept: of one that was taken back, the tipster's word has the same id. */
export const stageKey = (id: string): string => `${id}/stage`;

/** The tip and all that stands about it. */
export const entriesOf = ({ tip, texts }: OpenedTip) => [tip, ...texts.values()];

/**
 * Opens everything about a tip.
 * @param known what was opened of the same tip already: until it moves rows never change, so it is not opened again.
 */
export async function openAll(
	vault: Opener,
	tip: TipOnPage,
	known?: OpenedTip
): Promise<OpenedTip> {
	const lies = [tip.lane, ...tip.moves.map(({ id }) => id)].join(' ');
	const before = known?.lies === lies ? known : undefined;
	const writers = writersOf(tip);
	const written = writtenOn(vault, tip, writers);
	const opened =
		settled(before?.tip) ??
		(await attempt(async () => ({ ok: true, body: await vault.openTip(tip) })));
	const texts = new Map<string, Opened<Text>>();
	const keep = async (key: string, open: () => Promise<Opened<Text>>) => {
		texts.set(key, settled(before?.texts.get(key)) ?? (await attempt(open)));
	};
	for (const row of tip.additions) {
		await keep(row.id, async () => ({
			ok: true,
			body: await vault.openAddition({ ...row, tip: tip.id, lane: tip.lane })
		}));
	}
	for (const row of tip.replies)
		await keep(row.id, replyOn(vault, tip, row, opened, written, writers));
	for (const row of tip.notes) await keep(row.id, written('note', row, row.sealed, row.madeBy));
	for (const row of tip.urgencyChanges) {
		await keep(row.id, written('reason', row, row.sealed, row.madeBy));
	}
	for (const row of tip.closures) {
		await keep(row.id, written('closure', row, row.sealed, row.closedBy));
		if (row.sealedReopening && row.reopenedBy) {
			const at = { id: row.id, epoch: row.reopeningEpoch };
			await keep(reopeningOf(row.id), written('reason', at, row.sealedReopening, row.reopenedBy));
		}
	}
	for (const row of tip.stages) {
		const key = stageKey(row.id);
		await keep(key, written('stage', row, row.sealed, row.begunBy));
		// Each time anew: what was opened stays as it was, and its row may be another by now.
		texts.set(key, asSigned(row, texts.get(key), texts.get(row.id)));
	}
	for (const row of tip.responses) {
		if (row.sealed) await keep(row.id, written('response', row, row.sealed, row.madeBy));
	}
	// Who moved it here reads no tip of this lane, perhaps: no roster of it tells their keys.
	const brought = writtenOn(vault, tip, { keys: writers.keys });
	for (const row of tip.moves) await keep(row.id, brought('reason', row, row.sealed, row.movedBy));
	return { lies, tip: opened, texts };
}

/**
 * A row that says another stage or day than was signed was changed by somebody: it would have the tip wait for ever. Nor was a tip
 * taken back by words that do not say so.
 * @param word of the tipster's, by which it was.
 */
function asSigned(
	{ stage, until }: TipOnPage['stages'][number],
	opened: Opened<Text> | undefined,
	word: Opened<Text> | undefined
): Opened<Text> {
	if (!opened?.ok) return opened ?? { ok: false };
	const isSigned = opened.body.stage === stage && opened.body.until === hereAt(until).day;
	const isSaid = word?.ok && word.body.withdrawn && !word.body.forced;
	return isSigned && (stage !== 'withdrawn' || isSaid) ? opened : { ok: false };
}

/** How what an officer wrote about the tip is opened. `by`: whom its row names. */
function writtenOn(vault: Opener, { id, lane, epoch }: TipOnPage, writers: Writers) {
	return (kind: Kind, row: { id: string; epoch: number | null }, sealed: Uint8Array, by?: string) =>
		async (): Promise<Opened<Text>> => {
			const at = { id: row.id, tip: id, lane, epoch: row.epoch ?? epoch, sealed };
			const body = await vault.openWritten<Text>(kind, at, writers);
			// The row says one name and the signature another: somebody changed the row.
			return by && body.by !== by ? { ok: false } : { ok: true, body, by: body.by };
		};
}

/** How a reply is opened: for whom it was written is held against what came inside the tip. */
function replyOn(
	vault: Opener,
	tip: TipOnPage,
	{ id, laneId, epoch, movedEpoch, sealed, sending, kept, keptEpoch }: TipOnPage['replies'][number],
	opened: Opened<TipBody>,
	written: ReturnType<typeof writtenOn>,
	writers: Writers
): () => Promise<Opened<Text>> {
	if (!sending) {
		const at = { id, epoch: keptEpoch ?? epoch };
		return kept ? written('reply', at, kept) : () => Promise.resolve(GONE);
	}
	return async () => {
		const at = {
			...{ id, tip: tip.id, lane: tip.lane, epoch: movedEpoch ?? epoch, sending },
			signed: laneId ? { lane: laneId, epoch } : undefined
		};
		const file = sealed
			? ({ sealed, kept: null } as const)
			: kept && ({ sealed: null, kept: { epoch: keptEpoch ?? epoch, sealed: kept } } as const);
		if (!file) return GONE;
		const body = await vault.openReply({ ...at, ...file, writers });
		const isTheirs = !opened.ok || opened.body.replyPrint === body.to;
		return isTheirs ? { ok: true, body, by: body.by } : { ok: false };
	};
}

/** No row is without both its file and what was kept of it: the database forbids it. */
const GONE = { ok: false } as const;

const writersOf = ({ people, rosters }: TipOnPage): Writers => ({
	keys: Object.fromEntries(people.map(({ id, verifyKeys }) => [id, [...verifyKeys]])),
	rosters: rosters.map(({ epoch, sealed }) => ({ epoch, sealed: base64.encode(sealed) }))
});

/** What another look would find no other. */
const settled = <Body>(opened: Opened<Body> | undefined): Opened<Body> | undefined =>
	opened && !opened.ok && opened.newer ? undefined : opened;

async function attempt<Body>(open: () => Promise<Opened<Body>>): Promise<Opened<Body>> {
	try {
		return await open();
	} catch (fault) {
		const name = fault instanceof Error ? fault.name : '';
		if (name === 'Unopened') return { ok: false, unopened: true };
		if (name === 'NewerKey') return { ok: false, newer: true };
		return { ok: false }; // said loudly where it would stand; why exactly helps nobody who reads
	}
}

/** What its tipster added since and opens. */
export const additionsOf = ({ additions }: TipOnPage, { texts }: OpenedTip): Text[] =>
	additions.flatMap(({ id }) => {
		const text = texts.get(id);
		return text?.ok ? [text.body] : [];
	});
