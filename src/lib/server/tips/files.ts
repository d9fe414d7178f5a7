import { sealEnvelope } from '#lib/sealed/envelope.ts';
import { newSum } from '#lib/sealed/part.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { AdditionBody, SentFile } from '#lib/sealed/tip.ts';
import { functions } from '../db/index.ts';
import { Busy, NoBox, Spent, Unfinished, type Found } from '../files/index.ts';
import { derivedId, fileIds } from './derived-id.ts';
import { refused, type FileEnd } from './file-end.ts';
import { findKeyed, type FoundTip } from './find.ts';
import { countToday } from './follow-up.ts';
import { fast } from '../crypto/index.ts';
import type { Intake } from './intake.ts';
import type { KeyedCode } from './receipt.ts';
import { pinnedLanes } from './routing.ts';
import { duesOf } from './said.ts';
import { NoRoom, roomAt, sealKept, summed, type SealTo } from './seal-file.ts';
import { beginSpool, CutShort, drop, spooled, spoolFor, type Spool } from './spool.ts';

/** A file that has come whole, and waits in its spool. */
export type Came = {
	/** Names the file among those of this code, the same when it is sent again. */
	readonly file: string;
	/** As the tipster's device calls it. */
	readonly name: string;
	/** The tipster wants it kept as it came, too. */
	readonly original: boolean;
	/** Bytes of it, as counted by whoever sent it, or as it came in: the database can lose some of them. */
	readonly size: number;
	/** Tells what is in it; `file`, where that does. */
	readonly content?: string;
};

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
	const spool = await spoolFor(intake, code, came.file);
	const { keyed } = spool;
	const written: string[] = [];
	try {
		const tip = await findKeyed(intake, keyed);
		if (!tip) return refused('unknown-code');
		if (!tip.takesFiles) return refused('not-yet');
		const content = came.content ?? came.file;
		const which = JSON.stringify([content, came.original]);
		const [id, former] = fileIds(keyed, which);
		for (const one of [id, former]) {
			if (await isAdded(intake, keyed, one)) return { is: 'known' };
		}
		return await kept({ intake, spool, came, id, now, written }, tip);
	} catch (error) {
		if (error instanceof NoRoom) return refused(error.why);
		if (error instanceof Unfinished) return refused(error.why);
		if (error instanceof Busy || error instanceof NoBox) return refused('closed');
		if (error instanceof Spent) return refused('too-many');
		if (error instanceof CutShort) return refused('not-whole');
		throw error;
	} finally {
		await drop(intake, keyed, [spool.id, ...written]);
	}
}

type Keeping = {
	readonly intake: Intake;
	readonly spool: Spool;
	readonly came: Came;
	/** Of the addition. */
	readonly id: string;
	readonly now: Date;
	readonly written: string[];
};

/**
 * Seals a file to the lane in which its tip lies, and adds it.
 * @param tries how often the tip may move to another lane meanwhile, for which the file is sealed again.
 */
async function kept(keeping: Keeping, tip: FoundTip | undefined, tries = 3): Promise<FileEnd> {
	const { intake, spool, came, id, now, written } = keeping;
	const { keyed } = spool;
	if (!tip) return refused('unknown-code');
	const { lane } = tip;
	const card = (await pinnedLanes(intake)).find(({ id }) => id === lane)?.cards.at(-1);
	if (!card) return refused('closed');
	const { epoch, recipient } = card;
	const file = await sealed({ intake, keyed, recipient, now, written }, spool, came);
	if ('is' in file) return file;
	const body: AdditionBody = { words: '', file, ...(tip.forced ? { forced: true } : {}) };
	const place = { kind: 'addition' as const, id, tip: tip.id, lane, epoch };
	const envelope = await sealEnvelope({ v: 1, ...place, body }, [fast(recipient)]);
	const end = await add(intake, keyed, { id, lane, epoch, sealed: envelope, parts: written }, now);
	if (end === 'moved' && tries > 0) {
		await drop(intake, keyed, written.splice(0));
		return kept(keeping, await findKeyed(intake, keyed), tries - 1);
	}
	if (end !== 'added')
		return end === 'known' ? { is: 'known' } : refused(end === 'moved' ? 'closed' : end);
	written.length = 0;
	const { found, searched = 'part' } = file;
	return { is: 'kept', found: found as Found[], searched, as: asKept(file) };
}

/** Cleans a file and seals its parts. What is said of it is sealed, too, and so comes back. */
async function sealed(to: SealTo, spool: Spool, came: Came): Promise<SentFile | FileEnd> {
	const { intake, keyed, now } = to;
	const there = roomAt(await beginSpool(intake, spool, now));
	if (there !== came.size) return refused('not-whole');
	const bytes = () => spooled(intake, spool, came.size);
	// Hashed once as it goes by: here, or as it is sealed.
	const sum = newSum();
	const cleaned = await intake.clean(came.original ? bytes() : summed(bytes(), sum), {
		for: turnOf(keyed)
	});
	if (cleaned.is === 'refused') return refused(cleaned.why);
	const { clean, original } = await sealKept(to, {
		pages: cleaned.is === 'clean' ? cleaned.pages : undefined,
		original: came.original ? bytes : undefined
	});
	if (!clean && !original) return refused('only-as-it-is');
	const { size, sha256 } = original ?? sum.result();
	// A box that did not read to the end says nothing of this file.
	if (size !== came.size) return refused('broken');
	const report = clean && cleaned.is === 'clean' ? cleaned : undefined;
	return {
		type: cleaned.type,
		came: { size, sha256 },
		found: report?.found ?? [],
		fields: report?.fields ?? 0,
		...(report ? { searched: report.searched } : {}),
		...(clean ? { clean } : {}),
		...(original ? { original, name: came.name } : {})
	};
}

/** Whose turn in the box it is: the same for all files of a code, and nothing that stands in the database. */
const turnOf = (keyed: KeyedCode) => derivedId(keyed, 'turn', '');

const asKept = ({ clean, original }: SentFile) =>
	clean && original ? 'both' : clean ? 'clean' : 'original';

const isAdded = ({ db }: Intake, { lookup }: KeyedCode, id: string): Promise<boolean> =>
	functions.isAdded(db, { lookup, id });

async function add(
	intake: Intake,
	{ lookup }: KeyedCode,
	file: {
		id: string;
		lane: string;
		epoch: number;
		sealed: Uint8Array;
		parts: readonly string[];
	},
	now: Date
): Promise<'added' | 'known' | 'moved' | 'too-many' | 'unknown-code'> {
	const end = await intake.db.transaction(async (tx) => {
		if (!(await countToday(tx, intake, lookup, now))) return 'too-many';
		return functions.addFile(tx, { ...file, lookup, now, dues: duesOf(intake, now) });
	});
	return end === 'unknown' ? 'unknown-code' : end;
}
