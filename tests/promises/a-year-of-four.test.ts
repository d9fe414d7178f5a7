import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { putBack, takeBackup } from '../support/backup.ts';
import { freshDatabase } from '../support/database.ts';
import { CHEAP, found, houseOn, type Founding } from '../support/house.ts';
import { putCardsBack } from '../support/history/deeds.ts';
import { readsAll } from '../support/history/holds.ts';
import { visits } from '../support/history/visit.ts';
import { newWorld, type World } from '../support/history/world.ts';
import {
	asks,
	loses,
	morningOf,
	movesServer,
	shares,
	tells,
	works,
	type Said
} from '../support/history/year.ts';

/**
 * A task force of four and one administrator, for a year: Mara and Joan come often, Devon until he leaves, Ruth once a quarter.
 * `PLAINSIGHT_YEAR=print` has one or both of the first come on every working day, and prints what each of them did.
 */
const IS_WHOLE = process.env.PLAINSIGHT_YEAR === 'print';
const BEGINS = '2027-01-04';
const DAYS = 364;
/** Days between two tips; in the shorter year somebody comes on these alone. */
const STEP = 28;

let world: World;
let founding: Founding;
const said: Said[] = [];
beforeEach(async () => {
	const now = new Date(`${BEGINS}T08:00:00Z`);
	vi.useFakeTimers({ toFake: ['Date'], now });
	const database = await freshDatabase();
	founding = await found(database, now, CHEAP);
	world = newWorld(houseOn(database, founding), now);
});
afterEach(async () => {
	vi.useRealTimers();
	await world.house.database.close();
});

const dayAt = (n: number) =>
	new Date(Date.parse(`${BEGINS}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

it(
	'a year of a task force of four ends with nothing expired, unreadable or refused',
	{ timeout: IS_WHOLE ? 3_600_000 : 120_000 },
	async () => {
		const { mara, devon, ruth, joan } = world.house;
		let [second, backup] = [devon, undefined as Awaited<ReturnType<typeof takeBackup>> | undefined];
		let told: typeof world.told = new Map();
		const on: Record<number, () => Promise<void>> = {
			// All four read the general lane from the first week on.
			0: async () => {
				for (const who of [ruth, joan]) await asks(world, mara, who, 'joins');
				for (const who of [ruth, joan, mara, devon]) await visits(world, who);
			},
			// Ruth comes once a quarter.
			84: async () => works(world, ruth),
			168: async () => works(world, ruth),
			252: async () => works(world, ruth),
			336: async () => works(world, ruth),
			// Devon's phone is lost: he is another from here on, and reads what came before.
			112: async () => {
				second = await loses(world, devon);
				await asks(world, mara, second, 'joins');
				for (const who of [second, mara, joan, second]) await visits(world, who);
				await shares(world, joan, second);
			},
			// Two turns at once: two unlock in the same moment of a new quarter.
			182: async () => {
				await Promise.all([works(world, mara), works(world, joan)]);
				await works(world, mara);
			},
			// He leaves.
			210: async () => {
				await asks(world, mara, second, 'leaves');
				for (const who of [mara, joan]) await visits(world, who);
			},
			266: async () => {
				backup = await takeBackup(world.house.database, `backup_${randomUUID().slice(0, 8)}`);
				told = new Map(
					[...world.told].map(([id, one]) => [id, { ...one, answers: new Map(one.answers) }])
				);
			},
			// The disk fails. What came in since is lost, and nothing else.
			322: async () => {
				await putBack(world.house.database, backup!);
				world.told.clear();
				for (const [id, one] of told) world.told.set(id, one);
				world.isOld = true;
				await putCardsBack(world);
				expect(world.house.intake.memory.doubts.take()).toContainEqual({
					doubt: 'behind',
					lane: 'general'
				});
			},
			// Another machine, under another name.
			329: async () => movesServer(world, founding)
		};
		for (let n = 0; n <= DAYS; n += 1) {
			const comes = IS_WHOLE ? n % 7 < 5 : n % STEP === 0;
			if (!comes && !on[n]) continue;
			said.push(...(await morningOf(world, dayAt(n))));
			if (n % STEP === 0) await tells(world);
			const [isMaras, isJoans] = IS_WHOLE ? [n % 7 < 3, n % 7 > 1] : [n % (2 * STEP) === 0, true];
			if (comes && isMaras) await works(world, mara);
			if (comes && isJoans) await works(world, joan);
			await on[n]?.();
		}

		const refused = [...world.acts].filter(([, acts]) => acts.has('refused'));
		expect(refused, 'whose proposals did not stand').toEqual([]);
		expect(said.filter(({ doubt }) => doubt !== 'ageing')).toEqual([]);
		await readsAll(world);
		for (const { answers, code } of world.told.values()) {
			const shown = await tips.openReplies(world.house.intake, code, world.now);
			expect(shown.map(({ words }) => words)).toEqual([...answers.keys()]);
		}
		if (IS_WHOLE) console.log(await figures());
	}
);

async function figures(): Promise<string> {
	const lanes = await staff.lane.list(world.house.desk);
	const rows = [...world.acts].map(([name, acts]: [Person['name'], Map<string, number>]) =>
		[name, ...[...acts].map(([act, many]) => `${act} ${many}`)].join('; ')
	);
	const cards = lanes.map(({ id, card }) => `${id}: ${card.epoch} cards`);
	const told = Map.groupBy(said, ({ doubt, lane }) => `${lane} is ${doubt}`);
	const days = [...told].map(([what, all]) => `${what}: said on ${all.length} days`);
	return [...rows, ...cards, ...days].join('\n');
}
