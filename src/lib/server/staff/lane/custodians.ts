import { and, asc, eq, max } from 'drizzle-orm';
import type { Recipient } from '#lib/sealed/age.ts';
import { CUSTODIANS } from '#lib/sealed/custodians.ts';
import { runOf } from '#lib/sealed/run-of-sheets.ts';
import type { VerifyKey } from '#lib/sealed/signature.ts';
import * as audit from '../../audit/index.ts';
import {
	actingAs,
	agencies,
	custodianFiles,
	custodians,
	isTaken,
	laneEpochs,
	lanes,
	type Db,
	type Tx
} from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import { newestRecovery } from './by-custodian.ts';
import { RECOVERY, type LaneChange } from './lane.ts';

/** A file for two custodians, by their places. */
export type ForTwo = {
	readonly first: number;
	readonly second: number;
	readonly sealed: Uint8Array;
};

/** The sheets of a recovery identity, as a browser made them: public halves, and what two of them open. */
export type Sheets = {
	readonly custodians: readonly {
		readonly agencyId: string;
		readonly recipient: Recipient;
		readonly verifyKey: VerifyKey;
	}[];
	readonly identity: readonly ForTwo[];
	readonly rehearsal: readonly ForTwo[];
};

/** Keeps sheets that were made of a recovery identity which was on one paper until now. */
export async function makeSheets(
	desk: DeskContext,
	actor: Actor,
	sheets: Sheets,
	now: Date
): Promise<LaneChange> {
	if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			// Sent again because no answer came: these very sheets are kept already.
			if (await areKept(tx, sheets)) return { ok: true };
			const [lane] = await tx.select({ id: lanes.id }).from(lanes).where(eq(lanes.id, RECOVERY));
			if (!lane) return { ok: false, why: 'no-recovery' };
			// Its card names the sheets that there are: others would open it, and sign for nobody.
			if (await newestRecovery(tx)) return { ok: false, why: 'taken' };
			return keepSheets(tx, actor, sheets, await ceremony(tx), now);
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		throw error;
	}
}

/**
 * In the transaction of whatever makes the recovery identity.
 * @param epoch of the recovery card that they are of.
 * @throws what isTaken knows, when there are sheets of it already.
 */
export async function keepSheets(
	tx: Tx,
	actor: Actor,
	sheets: Sheets,
	epoch: number,
	now: Date
): Promise<LaneChange> {
	if (!areWhole(sheets)) return { ok: false, why: 'bad-card' };
	const known = await tx.select({ id: agencies.id }).from(agencies);
	const named = sheets.custodians.map(({ agencyId }) => agencyId);
	if (!named.every((id) => known.some((agency) => agency.id === id)))
		return { ok: false, why: 'other-agency' };
	await tx.insert(custodians).values(
		sheets.custodians.map((one, place) => ({
			laneId: RECOVERY,
			epoch,
			place,
			...one,
			madeBy: actor.officerId,
			madeAt: now
		}))
	);
	const files = (['identity', 'rehearsal'] as const).flatMap((kind) =>
		sheets[kind].map((file) => ({ laneId: RECOVERY, epoch, kind, ...file }))
	);
	await tx.insert(custodianFiles).values(files);
	const detail = { agencies: named };
	const act = { act: 'sheets.made', by: actor.officerId, subject: RECOVERY, detail };
	await audit.record(tx, 'people', act, now);
	return { ok: true };
}

/** Which recovery card is in force, from 1: the sheets of its custodians are those of now. */
export async function ceremony(db: Db | Tx): Promise<number> {
	const [row] = await db
		.select({ epoch: max(laneEpochs.epoch) })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, RECOVERY));
	return row?.epoch ?? 1;
}

async function areKept(tx: Tx, sheets: Sheets): Promise<boolean> {
	const there = await tx
		.select({ agencyId: custodians.agencyId, recipient: custodians.recipient })
		.from(custodians)
		.where(eq(custodians.epoch, await ceremony(tx)))
		.orderBy(asc(custodians.place));
	const named = (all: readonly { agencyId: string; recipient: Recipient }[]) =>
		all.map(({ agencyId, recipient }) => `${agencyId} ${recipient}`).join();
	return there.length > 0 && named(there) === named(sheets.custodians);
}

/** Three agencies, no key twice, and each pair of them once in each kind. */
function areWhole({ custodians, identity, rehearsal }: Sheets): boolean {
	const isEachOnce = (values: readonly string[]) =>
		values.length === CUSTODIANS && new Set(values).size === CUSTODIANS;
	const pairsOf = (files: readonly ForTwo[]) =>
		files.map(({ first, second }) => `${first} ${second}`).sort();
	return (
		isEachOnce(custodians.map(({ agencyId }) => agencyId)) &&
		isEachOnce(custodians.map(({ recipient }) => recipient)) &&
		isEachOnce(custodians.map(({ verifyKey }) => verifyKey)) &&
		[identity, rehearsal].every((files) => pairsOf(files).join() === '0 1,0 2,1 2')
	);
}

/** Who holds a sheet of now, by agency, of which ceremony and run they are, and when two of the sheets were last tried. */
export async function custody({ db }: Pick<DeskContext, 'db'>) {
	const epoch = await ceremony(db);
	const held = await db
		.select({
			place: custodians.place,
			agency: agencies.name,
			madeAt: custodians.madeAt,
			recipient: custodians.recipient,
			verifyKey: custodians.verifyKey
		})
		.from(custodians)
		.innerJoin(agencies, eq(agencies.id, custodians.agencyId))
		.where(eq(custodians.epoch, epoch))
		.orderBy(asc(custodians.place));
	const [last] = await db
		.select({ at: max(custodianFiles.rehearsedAt) })
		.from(custodianFiles)
		.where(eq(custodianFiles.epoch, epoch));
	return {
		no: epoch,
		run: runOf(held),
		custodians: held.map(({ place, agency, madeAt }) => ({ place, agency, madeAt })),
		rehearsedAt: last?.at ?? null
	};
}

/** What any two sheets of now open, to try them. */
export const rehearsals = async ({ db }: Pick<DeskContext, 'db'>): Promise<ForTwo[]> =>
	db
		.select({
			first: custodianFiles.first,
			second: custodianFiles.second,
			sealed: custodianFiles.sealed
		})
		.from(custodianFiles)
		.where(and(eq(custodianFiles.kind, 'rehearsal'), eq(custodianFiles.epoch, await ceremony(db))));

/** Notes that two sheets opened their rehearsal at the actor's desk. */
export const rehearsed = (
	desk: DeskContext,
	actor: Actor,
	{ first, second }: Pick<ForTwo, 'first' | 'second'>,
	now: Date
): Promise<LaneChange> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
		const of = and(
			eq(custodianFiles.kind, 'rehearsal'),
			eq(custodianFiles.epoch, await ceremony(tx)),
			eq(custodianFiles.first, first),
			eq(custodianFiles.second, second)
		);
		const tried = await tx
			.update(custodianFiles)
			.set({ rehearsedAt: now, rehearsedBy: actor.officerId })
			.where(of)
			.returning({ first: custodianFiles.first });
		if (tried.length === 0) return { ok: false, why: 'no-recovery' };
		const act = {
			act: 'sheets.rehearsed',
			by: actor.officerId,
			subject: RECOVERY,
			detail: { first, second }
		};
		await audit.record(tx, 'people', act, now);
		return { ok: true };
	});

/**
 * Lets the sheets go, as the database's owner: they are lost, or were never what they said. The recovery identity itself
 * stays, and can be put on others by whoever has it: on the paper that it was on. Of one that was on sheets from the first there is
 * no paper, and its card names these sheets: nothing could take their place.
 */
export const voidSheets = (db: Db, now: Date): Promise<'voided' | 'none' | 'only-ones'> =>
	db.transaction(async (tx) => {
		if (await newestRecovery(tx)) return 'only-ones';
		await tx.delete(custodianFiles);
		const { count } = await tx.delete(custodians);
		if (count === 0) return 'none';
		const act = { act: 'sheets.voided', by: null, subject: RECOVERY };
		await audit.record(tx, 'people', act, now);
		return 'voided';
	});
