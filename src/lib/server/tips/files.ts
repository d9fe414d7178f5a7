import { randomUUID } from 'node:crypto';
import type { Recipient } from '#lib/sealed/age.ts';
import { sealEnvelope } from '#lib/sealed/envelope.ts';
import { newSum, sealPart, type Sum } from '#lib/sealed/part.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { AdditionBody, SentFile } from '#lib/sealed/tip.ts';
import { functions } from '../db/index.ts';
import { Busy, NoBox, Spent, Unfinished, type Cleaned, type Found } from '../files/index.ts';
import { find } from './find.ts';
import { countToday } from './follow-up.ts';
import { fast } from './hybrid.ts';
import type { Intake } from './intake.ts';
import { addChunk, beginPart, type GoesOn } from './parts.ts';
import { derivedId, lookupIdOf } from './receipt.ts';
import { pinnedLanes } from './routing.ts';
import { beginSpool, drop, PIECE, spooled, spoolFor } from './spool.ts';

/** A file that has come whole, and waits in its spool. */
export type Came = {
	/** Names the file among those of this code, the same when it is sent again. */
	readonly file: string;
	/** As the tipster's device calls it. */
	readonly name: string;
	/** The tipster wants it kept as it came, too. */
	readonly original: boolean;
	/** Bytes of it, where somebody else than we have counted them. */
	readonly size?: number;
	/** Tells what is in it; `file`, where that does. */
	readonly content?: string;
};

type Refused = Extract<Cleaned, { is: 'refused' }>['why'];

/** What became of a file. */
export type FileEnd =
	| {
			readonly is: 'kept';
			readonly found: readonly Found[];
			/** Whether every standard place could be read; if not, more may have hid there. */
			readonly searched: 'all' | 'part';
			readonly as: 'clean' | 'both' | 'original';
	  }
	/** It was sent before. */
	| { readonly is: 'known' }
	/**
	 * `only-as-it-is`: what hides in it cannot be taken out, and the tipster did not want it so. `one-too-many`: in one
	 * message; `too-many`: in a day.
	 */
	| {
			readonly is: 'refused';
			readonly why:
				| Refused
				| 'only-as-it-is'
				| 'one-too-many'
				| 'too-many'
				| 'not-whole'
				| 'full'
				| 'not-yet'
				| 'unknown-code'
				| 'closed';
	  };

const refused = (why: Extract<FileEnd, { is: 'refused' }>['why']): FileEnd => ({
	is: 'refused',
	why
});

/**
 * Cleans a file, seals what is left of it and, if that was wished, the file as it came, and adds it to the tip: all of
 * it or nothing. Whatever becomes of it, nothing stays on its way.
 */
export async function keepFile(
	intake: Intake,
	code: ReceiptCode,
	came: Came,
	now: Date
): Promise<FileEnd> {
	const spool = spoolFor(intake.keys, code, came.file);
	const written: string[] = [];
	try {
		const tip = await find(intake, code);
		if (!tip) return refused('unknown-code');
		if (!tip.takesFiles) return refused('not-yet');
		const content = came.content ?? came.file;
		const id = derivedId(intake.keys, code, 'file', JSON.stringify([content, came.original]));
		if (await isAdded(intake, code, id)) return { is: 'known' };
		const card = (await pinnedLanes(intake)).find(({ id }) => id === tip.lane)?.cards.at(-1);
		if (!card) return refused('closed');
		const there = roomAt(await beginSpool(intake, spool, now));
		if (came.size !== undefined && there !== came.size) return refused('not-whole');
		// Hashed once as it goes by: here, or as it is sealed.
		const sum = newSum();
		const bytes = spooled(intake, spool);
		const cleaned = await intake.clean(came.original ? bytes : summed(bytes, sum), {
			for: turnOf(intake, code)
		});
		if (cleaned.is === 'refused') return refused(cleaned.why);
		if (cleaned.is === 'uncleanable' && !came.original) return refused('only-as-it-is');
		const seal = sealer({ intake, code, recipient: card.recipient, now, written });
		const original = came.original && (await seal(spooled(intake, spool)));
		const begun = written.length;
		const clean = cleaned.is === 'clean' ? await sealPages(cleaned, seal) : undefined;
		if (!clean && !original) return refused('only-as-it-is');
		if (!clean && written.length > begun) await drop(intake, code, written.splice(begun));
		const { size, sha256 } = original || sum.result();
		// A box that did not read to the end says nothing of this file.
		if (size !== there) return refused('broken');
		const report = clean && cleaned.is === 'clean' ? cleaned : undefined;
		const file: SentFile = {
			type: cleaned.type,
			came: { size, sha256 },
			found: report?.found ?? [],
			fields: report?.fields ?? 0,
			...(report ? { searched: report.searched } : {}),
			...(clean ? { clean } : {}),
			...(original ? { original, name: came.name } : {})
		};
		const body: AdditionBody = { words: '', file, ...(tip.forced ? { forced: true } : {}) };
		const place = { kind: 'addition' as const, id, tip: tip.id, lane: tip.lane, epoch: card.epoch };
		const sealed = await sealEnvelope({ v: 1, ...place, body }, [fast(card.recipient)]);
		const end = await add(intake, code, { id, epoch: card.epoch, sealed, parts: written }, now);
		if (end !== 'added') return end === 'known' ? { is: 'known' } : refused(end);
		written.length = 0;
		return {
			is: 'kept',
			found: file.found as Found[],
			searched: file.searched ?? 'part',
			as: asKept(file)
		};
	} catch (error) {
		if (error instanceof NoRoom) return refused(error.why);
		if (error instanceof Unfinished) return refused(error.why);
		if (error instanceof Busy || error instanceof NoBox) return refused('closed');
		if (error instanceof Spent) return refused('too-many');
		throw error;
	} finally {
		await drop(intake, code, [spool.id, ...written]);
	}
}

/** Whose turn in the box it is: the same for all files of a code, and nothing that stands in the database. */
const turnOf = ({ keys }: Intake, code: ReceiptCode) => derivedId(keys, code, 'turn', '');

const asKept = ({ clean, original }: SentFile) =>
	clean && original ? 'both' : clean ? 'clean' : 'original';

/** There is no room today, so that the disk is kept for words; or the code was burnt meanwhile. */
class NoRoom extends Error {
	override name = 'NoRoom';
	readonly why: 'full' | 'unknown-code';
	constructor(why: 'full' | 'unknown-code') {
		super(why);
		this.why = why;
	}
}

/** @throws NoRoom */
function roomAt(end: GoesOn): number {
	if (end === 'full') throw new NoRoom('full');
	if (end === undefined) throw new NoRoom('unknown-code');
	return end;
}

type Seal = (bytes: AsyncIterable<Uint8Array>) => Promise<Sum & { part: string }>;

/** Seals bytes as they come into a part of their own, in short transactions. */
const sealer =
	(at: {
		intake: Intake;
		code: ReceiptCode;
		recipient: Recipient;
		now: Date;
		written: string[];
	}): Seal =>
	async (bytes) => {
		const { intake, code, recipient, now, written } = at;
		const part = { code, id: randomUUID(), wrap: null };
		let n = roomAt(await beginPart(intake, part, now));
		written.push(part.id);
		const sum = newSum();
		for await (const chunk of sealPart(bytes, recipient, PIECE, sum)) {
			n = roomAt(await addChunk(intake, part, n, chunk, now));
		}
		return { part: part.id, ...sum.result() };
	};

async function* summed(bytes: AsyncIterable<Uint8Array>, sum: ReturnType<typeof newSum>) {
	for await (const some of bytes) {
		sum.add(some);
		yield some;
	}
}

/**
 * What was cleaned, one after the other in one part.
 * @returns undefined when a decoder gave up within it: it cannot be cleaned.
 * @throws Unfinished when it was stopped.
 */
async function sealPages({ pages }: Extract<Cleaned, { is: 'clean' }>, seal: Seal) {
	const pieces: { type: string; size: number }[] = [];
	const bytes = async function* () {
		for await (const { type, bytes } of pages) {
			pieces.push({ type, size: bytes.length });
			yield bytes;
		}
	};
	try {
		return { ...(await seal(bytes())), pieces };
	} catch (error) {
		if (error instanceof Unfinished && error.why === 'broken') return undefined;
		throw error;
	}
}

const isAdded = ({ db, keys }: Intake, code: ReceiptCode, id: string): Promise<boolean> =>
	functions.isAdded(db, { lookup: lookupIdOf(keys, code), id });

async function add(
	intake: Intake,
	code: ReceiptCode,
	file: { id: string; epoch: number; sealed: Uint8Array; parts: readonly string[] },
	now: Date
): Promise<'added' | 'known' | 'too-many' | 'unknown-code'> {
	const lookup = lookupIdOf(intake.keys, code);
	return intake.db.transaction(async (tx) => {
		if (!(await countToday(tx, intake, lookup, now))) return 'too-many';
		const isAdded = await functions.addFile(tx, { ...file, lookup, now });
		if (isAdded === null) return 'unknown-code';
		return isAdded ? 'added' : 'known';
	});
}
