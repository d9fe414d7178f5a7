import { parseArgs } from 'node:util';
import * as audit from '../../src/lib/server/audit/index.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import { cosignedAt, isWitness, readCheckpoint } from '../../src/lib/tlog/checkpoint.ts';
import { Misused, Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';
import { peopleSigned } from './people-signed.ts';
import { published } from './published.ts';

/** From the beginning of the day that was closed last: the one after it is over, and so is a whole day more. */
const STANDS_STILL_MS = 3 * 24 * 3_600_000;

const ASTRAY = {
	leaf: 'what was anchored on that day was changed',
	chain: 'a chain has no more what it ended with on that day',
	checkpoint: 'what was signed on that day is another record'
};

const SIGNATURES =
	'Who signed which act of a lane is not checked here: lanes’ entries are sealed, and this holds no key of theirs. Members see it on the desk’s page of the record.';

export const auditVerify: Command = {
	usage:
		'audit verify [--with https://tips.example/checkpoint] [--with FILE] [--witness plainsight/witness/…]',
	does: 'Recomputes every chain of the record, holds it against what was anchored and against checkpoints that somebody else kept, and says where it does not hold. --witness names an outside witness that you know.',
	run: async (args) => {
		const many = { type: 'string', multiple: true } as const;
		const { values } = parseArgs({ args: [...args], options: { with: many, witness: many } });
		if (!(values.witness ?? []).every(isWitness))
			throw new Misused('--witness wants the name of another body’s: plainsight/witness/…');
		await asOwner(async (db) => {
			const chains = await verifiedChains(db);
			const days = await verifiedDays(db);
			const kept = await verifiedKept(db);
			const compared = days && (await comparedWith(days, values.with ?? [], values.witness ?? []));
			if (!chains || !kept || !compared) throw new Refused('The record does not hold.');
		});
	}
};

async function verifiedChains(db: Db): Promise<boolean> {
	const chains = await audit.verify(db);
	for (const chain of chains) {
		console.log(
			chain.holds
				? `${chain.chain}: holds, ${chain.entries} entries, head ${chain.head}`
				: `${chain.chain}: BROKEN at entry ${chain.at} (${chain.why})`
		);
	}
	if (chains.length === 0) console.log('There is no chain yet.');
	// Said each time: who reads that the chains hold must not believe that their acts are whose they say.
	console.log(SIGNATURES);
	return chains.every(({ holds }) => holds) && (await verifiedPeople(db));
}

/** Whether each act about people and settings is signed by whom it names, as that chain itself says whose keys count. */
async function verifiedPeople(db: Db): Promise<boolean> {
	const { signed, before, misfits } = await peopleSigned(db);
	console.log(
		`people: ${signed} acts signed by whom they name, ${before} of before acts were signed`
	);
	for (const { seq, why } of misfits) console.log(`people: entry ${seq} DOES NOT FIT (${why})`);
	// After a backup was put back, what was signed over entries that are gone stays there for good.
	return misfits.every(({ why }) => why === 'fork' || why === 'old');
}

async function verifiedDays(db: Db): Promise<audit.Days | undefined> {
	const anchored = await audit.verifyAllDays(db);
	if (!anchored.holds) {
		console.log(`days: BROKEN on ${anchored.day} (${ASTRAY[anchored.why]})`);
		return undefined;
	}
	const { roots, upTo } = anchored.days;
	console.log(upTo ? `days: hold, ${roots.length}, up to ${upTo}` : 'days: none is closed yet');
	// The desk closes a day in the first hour after it in which it runs: whoever stops that leaves all that follows unclosed.
	if (upTo && Date.parse(upTo) < Date.now() - STANDS_STILL_MS)
		console.log('days: NONE WAS CLOSED SINCE: what was done from then on can be rewritten');
	return anchored.days;
}

/** Whether all that the days name is there still: cards, and the files that came from tipsters. */
async function verifiedKept(db: Db): Promise<boolean> {
	const { gone, moved, deleted, unnamed } = await audit.verifyKept(db);
	for (const { day, kind, count } of gone)
		console.log(`kept: GONE OR CHANGED since ${day}: ${count} of kind ${kind}`);
	if (unnamed > 0)
		console.log(
			`kept: NOT NAMED: ${unnamed} came before the newest day began, and no day names them`
		);
	if (moved > 0)
		console.log(`kept: ${moved} of tips that moved since; the records of their lanes say so`);
	for (const { lane, tips } of deleted)
		console.log(
			`kept: ${tips} tips of lane ${lane} were deleted; its record must say of as many by which two people: its members see it`
		);
	return gone.length === 0 && unnamed === 0;
}

/** Whether this record grew of every checkpoint that was kept elsewhere. */
async function comparedWith(
	days: audit.Days,
	sources: readonly string[],
	witnesses: readonly string[]
): Promise<boolean> {
	const origin = readCheckpoint(days.checkpoint ?? '')?.origin;
	const outside = new Map<string, string>();
	let holds = true;
	for (const source of sources) {
		const kept = readCheckpoint((await published(source)) ?? '');
		if (!kept) throw new Refused(`${source} is no signed checkpoint.`);
		if (kept.origin !== origin || !audit.isPrefix(days, kept)) {
			holds = false;
			const is = kept.size > days.roots.length ? 'A LONGER RECORD' : 'ANOTHER RECORD';
			console.log(`${source}: ${is}, of ${kept.size} days`);
			continue;
		}
		console.log(`${source}: this record grew of it, ${kept.size} days`);
		for (const witness of witnesses) {
			const at = cosignedAt(kept, witness);
			if (at) outside.set(witness, `${kept.size} days, on ${at.toISOString().slice(0, 10)}`);
		}
	}
	for (const [witness, seen] of outside) console.log(`Compared with ${witness}: ${seen}.`);
	if (outside.size === 0) console.log('Compared with ourselves only.');
	return holds;
}
