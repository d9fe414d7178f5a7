import { createHash } from 'node:crypto';
import type { Identity } from '../../../src/lib/sealed/identity.ts';
import type { LaneCard } from '../../../src/lib/sealed/lane-card.ts';
import { fits, openLaneKeys, type LaneKeys } from '../../../src/lib/sealed/lane-keys.ts';
import { CannotOpen, open } from '../../../src/lib/sealed/open.ts';
import type { House } from '../house.ts';
import type { World } from './world.ts';

/** Somebody whom a lane's card left out, with every key of it that they ever could open. */
export type Leaver = {
	readonly officer: string;
	readonly name: string;
	readonly lane: string;
	readonly held: readonly LaneKeys[];
};
/** Something sealed, and where it lies. */
export type Sealed = { readonly at: string; readonly hash: string; readonly file: Uint8Array };

const MAGIC = 'age-encryption.org/';

/** Every age file in the database, in whatever table and column. */
export async function everythingSealed({ database }: House): Promise<Sealed[]> {
	const sql = database.as.owner.$client;
	const columns = await sql<{ table: string; column: string }[]>`
		select c.table_name as table, c.column_name as column from information_schema.columns c
		where c.table_schema = 'public' and c.data_type = 'bytea' order by 1, 2`;
	const parts = columns.map(
		({ table, column }) =>
			`select '${table}.${column}' as at, "${column}" as file from public."${table}"
			where substring("${column}" for ${MAGIC.length}) = convert_to('${MAGIC}', 'utf8')`
	);
	const rows = await sql.unsafe<{ at: string; file: Buffer }[]>(parts.join(' union all '));
	return rows.map(({ at, file }) => ({
		at,
		file,
		hash: createHash('sha256').update(file).digest('base64url')
	}));
}

const opens = (file: Uint8Array, identity: Identity): Promise<boolean> =>
	open(file, identity).then(
		() => true,
		(error: unknown) => {
			if (error instanceof CannotOpen) return false;
			throw error;
		}
	);

/** What people hold of lanes, whom cards left out, and what was sealed since. */
export function createWatch() {
	const seen = new Set<string>();
	/** By officer and lane, whatever was ever sealed for them. */
	const held = new Map<string, LaneKeys[]>();
	/** Members by lane and epoch of the newest card that was seen to stand. */
	const standing = new Map<string, { epoch: number; members: readonly string[] }>();

	async function hold({ house, people }: World): Promise<void> {
		const copies = await house.database.as.owner.$client<{ holder: string; sealed: Buffer }[]>`
			select holder, sealed from lane_keys union select holder, sealed from proposed_copies`;
		for (const { holder, sealed } of copies) {
			const whose = people.find(({ officerId }) => officerId === holder);
			const key = `${holder} ${createHash('sha256').update(sealed).digest('base64url')}`;
			if (!whose || seen.has(key)) continue;
			seen.add(key);
			const keys = await openLaneKeys(sealed, whose.keys.identity).catch(() => undefined);
			if (!keys) continue;
			const of = `${holder} ${keys.lane}`;
			held.set(of, [...(held.get(of) ?? []), keys]);
		}
	}

	async function leave(world: World): Promise<void> {
		const { house, people, leavers } = world;
		const rows = await house.database.as.owner.$client<
			{ lane: string; epoch: number; members: string[] }[]
		>`select distinct on (lane_id) lane_id as lane, epoch, members from lane_epochs
			where members is not null order by lane_id, epoch desc`;
		for (const { lane, epoch, members } of rows) {
			const before = standing.get(lane);
			if (before && before.epoch >= epoch) continue;
			standing.set(lane, { epoch, members });
			for (const officer of before?.members.filter((id) => !members.includes(id)) ?? []) {
				const { name } = people.find(({ officerId }) => officerId === officer)!;
				leavers.push({ officer, name, lane, held: held.get(`${officer} ${lane}`) ?? [] });
			}
		}
	}

	return {
		/** What somebody holds of the epoch of a card, among all that was ever sealed for them. */
		async keysOf(officer: string, card: LaneCard): Promise<LaneKeys | undefined> {
			for (const keys of held.get(`${officer} ${card.lane}`) ?? [])
				if (await fits(keys, card)) return keys;
			return undefined;
		},
		/**
		 * After each act: what it sealed, tried with all that those held who had left before.
		 * @returns what opened, which nothing may.
		 */
		async look(world: World): Promise<string[]> {
			const before = [...world.leavers];
			await hold(world);
			await leave(world);
			const opened: string[] = [];
			for (const { at, hash, file } of await everythingSealed(world.house)) {
				if (seen.has(hash)) continue;
				seen.add(hash);
				// An older database has older keys: the desk goes on with them until they are put back. The public face never.
				if (world.isOld && !/^(tips|additions|parts|chunks)\./.test(at)) continue;
				for (const { name, lane, held } of before)
					for (const { epoch, identity } of held)
						if (await opens(file, identity)) opened.push(`${name} of ${lane}/${epoch}: ${at}`);
			}
			return opened;
		}
	};
}
export type Watch = ReturnType<typeof createWatch>;
