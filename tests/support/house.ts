import { randomBytes } from 'node:crypto';
import { foundTaskForce, type Person } from '../../scripts/demo/people.ts';
import type { LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import type { Sheet } from '../../src/lib/sealed/sheets.ts';
import type { Answers } from '../../src/lib/questions/answers.ts';
import { questions } from '#content/en/messages/questions.ts';
import { tip as words } from '#content/en/messages/tip.ts';
import { createClocks } from '../../src/lib/server/clocks/index.ts';
import { createCaptcha, offer } from '../../src/lib/server/captcha/index.ts';
import { clean } from '../../src/lib/server/files/index.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import * as policies from '../../src/lib/server/policies/index.ts';
import type { DeskContext } from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { solve } from './work.ts';
import { originOf } from '../../src/lib/tlog/checkpoint.ts';
import type { FreshDatabase } from './database.ts';
import { copyOf } from './founding.ts';
import { newState } from './server.ts';
import { hold } from './keys-held.ts';

/** A cheap passphrase cost: what it protects is tested where it lives. */
export const CHEAP = { N: 2 ** 4, r: 8, p: 1 };

const DESK_ORIGIN = 'https://desk.example';
/** What the days of a house's record are signed with. */
export const RECORD_KEY = randomBytes(32);
const RECORD = originOf(RECORD_KEY);

export type House = {
	readonly database: FreshDatabase;
	readonly desk: DeskContext;
	readonly intake: tips.Intake;
	readonly alton: Person;
	/** Police, in the general lane. */
	readonly mara: Person;
	/** Immigration, supervisor, in the general lane. */
	readonly devon: Person;
	/** Child protection, in the restricted lane. */
	readonly ruth: Person;
	/** Prosecutions, in the restricted lane. */
	readonly joan: Person;
	readonly general: LaneKeys;
	readonly review: LaneKeys;
	readonly recovery: LaneKeys;
	/** Of the recovery key's three custodians. */
	readonly sheets: readonly Sheet[];
};

/** All that a house is made of besides its database: plain values, which another process can be given. */
export type Founding = Awaited<ReturnType<typeof found>>;

/**
 * Founds a whole task force in a database: five people, a general and a restricted lane, recovery, and words for the form
 * that somebody has approved.
 * @param cost of their passphrases; the real one where a browser signs in with them.
 */
export async function found({ as }: FreshDatabase, now: Date, cost: typeof CHEAP) {
	const keys = { totp: randomBytes(32), session: randomBytes(32) };
	const desk = deskOn(as.desk, keys);
	const people = await foundTaskForce(desk, now, cost);
	await approvePolicies(desk.db, now);
	return { keys, people };
}

const deskOn = (db: Db, keys: DeskContext['keys']): DeskContext => {
	const deletions = tips.createDeletions({ folder: newState() });
	const rememberDeleted: DeskContext['rememberDeleted'] = (done, now) =>
		tips.rememberDeletions(deletions, done, now);
	const clocks = createClocks();
	return { db, keys, record: RECORD, origin: DESK_ORIGIN, rememberDeleted, clocks };
};

/** The house on the database that it was founded in, or on a copy of that. */
export function houseOn(database: FreshDatabase, { keys, people }: Founding): House {
	const { alton, recovery, general, review } = people;
	hold(alton, ...general.members, ...review.members);
	const said = policies.createCache(database.as.public);
	const intake: tips.Intake = {
		db: database.as.public,
		keys: { peppers: [randomBytes(32)], ticket: randomBytes(32), drafts: [randomBytes(32)] },
		pins: new Map([
			['general', { print: general.pin }],
			['review', { print: review.pin }],
			['recovery', { print: recovery.pin }]
		]),
		memory: tips.createLaneMemory({ folder: newState() }),
		burns: tips.createBurns({ folder: newState() }),
		takenBack: tips.createTakenBack({ folder: newState() }),
		clean,
		filesADayMib: 8192,
		clocks: createClocks(),
		policies: (locale) => policies.shown(said, locale),
		semaphore: tips.createSemaphore(),
		captcha: createCaptcha({ secret: randomBytes(32), questions: () => questions })
	};
	return {
		database,
		desk: deskOn(database.as.desk, keys),
		intake,
		alton,
		mara: general.members[0]!,
		devon: general.members[1]!,
		ruth: review.members[0]!,
		joan: review.members[1]!,
		general: general.keys,
		review: review.keys,
		recovery: recovery.keys,
		sheets: recovery.sheets
	};
}

/**
 * A house on a database of its own, whose people's passphrases cost next to nothing. All houses of one moment are copies
 * of one that was founded then: their people are the same.
 * @param now when it was founded; a moment ago, by the real clock, unless told otherwise.
 */
export async function createHouse(now?: Date): Promise<House> {
	const { database, kept } = await copyOf(`house_${now ? now.getTime() : 'of_late'}`, (database) =>
		found(database, now ?? byTheRealClock(), CHEAP)
	);
	return houseOn(database, kept);
}

/** Also in a test that holds the clock: all tests of the run have copies of what it founds. */
const byTheRealClock = () => new Date(performance.timeOrigin + performance.now());

/** Notes an approval of each of the words before the form, as the server's own command line would. */
export async function approvePolicies(db: Db, now: Date): Promise<void> {
	const approval = { by: 'Joan Phipps, Public Prosecutions', on: now.toISOString().slice(0, 10) };
	for (const key of policies.keys) {
		const text = words.before.policies[key].example;
		const seen = (version: number) => ({ key, locale: 'en' as const, version });
		await policies.set(db, null, seen(0), { text, source: 'A test' }, now);
		await policies.approve(db, null, seen(1), approval, now);
	}
}

export const answersWith = (answers: Partial<Answers> = {}): Answers => ({
	...tips.noAnswers('saw'),
	what: 'Six people sleep in the back of the shop and a man holds their passports.',
	...answers
});

/** Sends a tip the way a browser with JavaScript would: with its proof of work done. */
export async function send(
	intake: tips.Intake,
	answers: Answers,
	now: Date,
	ticket = tips.newTicket(randomBytes(16), now)
) {
	const { work } = offer(intake.captcha, { ...ticket, locale: 'en' }, 0);
	const shown = { work: `${work.challenge}.${solve(work.challenge, work.bits)}` };
	const outcome = await tips.submit(
		intake,
		{ ticket, locale: 'en', draft: { answers, failures: 0 }, shown },
		now
	);
	if (outcome.is !== 'kept') throw new Error(`the tip was not kept: ${outcome.is}`);
	return { ...outcome, ticket };
}
