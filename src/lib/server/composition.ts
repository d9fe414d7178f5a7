import { readFile } from 'node:fs/promises';
import { messages } from '#lib/i18n/messages.ts';
import { originOf } from '#lib/tlog/checkpoint.ts';
import { areRefused, createCaptcha, type HcaptchaKeys } from './captcha/index.ts';
import { createMail, createWebhook, type Gateways } from './alerts/index.ts';
import * as contacts from './contacts/index.ts';
import { DOUBTS, PIN_DOUBTS, REFUSED, TELLS_NOBODY } from './composition/alarms.ts';
import { createClocks } from './clocks/index.ts';
import { derive } from './crypto/index.ts';
import { connect, keepFresh, type Db } from './db/index.ts';
import { createCleaner } from './files/index.ts';
import { pinsFrom, type DeskEnv, type Env, type PublicEnv } from './env.ts';
import * as jobs from './jobs/index.ts';
import * as policies from './policies/index.ts';
import type { DeskContext } from './staff/index.ts';
import {
	createBurns,
	createDeletions,
	createLaneMemory,
	createSemaphore,
	keepCopies,
	lookAtLanes,
	missingPeppers,
	rememberDeletions,
	repin,
	createTakenBack,
	replayBurns,
	replayTakenBack,
	type Deletions,
	type Intake,
	type PinDoubt,
	type Pins
} from './tips/index.ts';
import * as witness from './witness/index.ts';
import { demoStaff } from './http/demo.ts';
import { logError, tellOperator } from './http/error-log.ts';

export type Faces = {
	intake?: Intake;
	contacts?: contacts.ContactCache;
	witness?: witness.WitnessCache;
	desk?: DeskContext;
};

/** What the routes of this process work with, made once at start. The desk's process also runs the jobs. */
export async function compose(env: Env): Promise<Faces> {
	const faces: Faces = {};
	if (env.FACE !== 'desk') {
		const db = connect(env.PUBLIC_DATABASE_URL, { name: 'plainsight public' });
		const broke = (error: unknown) => void logError(error, null);
		const words = policies.createCache(db);
		keepFresh(words, broke);
		faces.intake = createIntake(env, db, words, await pinsOf(env, db, broke));
		faces.contacts = contacts.createCache(db);
		keepFresh(faces.contacts, broke);
		// At once: where the database hangs, each of them waits for as long as it may.
		await Promise.all([watchLanes(faces.intake, broke), endAgain(faces.intake, broke)]);
		faces.witness = await witness.createCache(
			db,
			{ folder: env.STATE_DIRECTORY },
			(why) => void tellOperator(REFUSED[why]),
			() => new Date()
		);
		keepFresh(faces.witness, broke);
		tellOfMissingPeppers(faces.intake).catch(broke);
		if (faces.intake.captcha.hcaptcha) void tellOfRefusedKeys(faces.intake.captcha.hcaptcha);
	}
	if (env.FACE !== 'public') {
		const deletions = createDeletions({ folder: env.STATE_DIRECTORY });
		faces.desk = createDesk(env, deletions);
		const gateways = gatewaysOf(env);
		if (!gateways.mail && !gateways.pager) tellOperator(TELLS_NOBODY);
		await jobs.start(env.JOBS_DATABASE_URL, env.RECORD_KEY, deletions, {
			gateways,
			clocks: faces.desk.clocks
		});
	}
	return faces;
}

const LOOK_EVERY_MS = 60_000;
const EVERY_HOUR_MS = 3_600_000;

/**
 * Holds the database against what is remembered now and each minute, whether or not a visitor comes: an alarm waits for
 * nobody, and what is written to the log says of nobody that they came. Copies that members seal for one another, at any
 * time, are remembered each hour.
 */
async function watchLanes(intake: Intake, broke: (error: unknown) => void): Promise<void> {
	const { memory, db } = intake;
	const look = async () => {
		await lookAtLanes(intake, new Date()).catch(broke);
		for (const { doubt, lane } of memory.doubts.take()) tellOperator(DOUBTS[doubt](lane));
	};
	await look();
	setInterval(() => void look(), LOOK_EVERY_MS).unref();
	setInterval(() => void keepCopies(memory, db).catch(broke), EVERY_HOUR_MS).unref();
}

/**
 * Does again what tipsters ended or took back: before anybody can bring a code that an older database would find again, and once
 * more each minute, until all is done.
 */
async function endAgain(intake: Intake, broke: (error: unknown) => void): Promise<void> {
	const again = [replayBurns(intake.burns, intake.db), replayTakenBack(intake, new Date())];
	const became = await Promise.allSettled(again);
	const faults = became.flatMap((one) =>
		one.status === 'rejected' ? [one.reason as unknown] : []
	);
	for (const fault of faults) broke(fault);
	if (faults.length > 0) setTimeout(() => void endAgain(intake, broke), LOOK_EVERY_MS).unref();
}

/** How soon the pins are used that were written into their file. */
const REPIN_EVERY_MS = 5_000;

/** Those of the settings, or those of a file, which are taken without a restart. */
async function pinsOf(env: PublicEnv, db: Db, broke: (error: unknown) => void): Promise<Pins> {
	const { LANE_PINS_FILE: file } = env;
	if (!file) return { known: env.LANE_PINS };
	const read = async () => pinsFrom(await readFile(file, 'utf8').catch(() => '?'));
	const told = new Set<string>();
	const tell = (doubt: PinDoubt) => {
		const sentence = PIN_DOUBTS[doubt.why](doubt.why === 'unreadable' ? file : doubt.lane);
		if (!told.has(sentence)) tellOperator(sentence);
		told.add(sentence);
	};
	const first = await read();
	if (!first) tell({ why: 'unreadable' });
	const pins: Pins = { known: first ?? env.LANE_PINS };
	setInterval(() => void repin(pins, read, db, tell).catch(broke), REPIN_EVERY_MS).unref();
	return pins;
}

const createIntake = (env: PublicEnv, db: Db, words: policies.PolicyCache, pins: Pins): Intake => ({
	db,
	keys: { peppers: env.PEPPER, ticket: env.TICKET_KEY, drafts: env.DRAFT_KEY },
	get pins() {
		return pins.known;
	},
	memory: createLaneMemory({ folder: env.STATE_DIRECTORY }),
	burns: createBurns({ folder: env.STATE_DIRECTORY }),
	takenBack: createTakenBack({ folder: env.STATE_DIRECTORY }),
	semaphore: createSemaphore(),
	clean: createCleaner({
		socket: env.BOX_SOCKET,
		broke: (error) => void logError(error, null)
	}),
	filesADayMib: env.FILES_A_DAY_MIB,
	clocks: clocksOf(env),
	// Production has no demo staff and so no examples, whatever its settings say.
	policies: (locale) =>
		policies.shown(
			words,
			locale,
			demoStaff() && ((key) => messages(locale).tip.before.policies[key].example)
		),
	captcha: createCaptcha({
		secret: derive(env.TICKET_KEY, 'plainsight/v1/captcha', 32),
		hcaptcha:
			env.HCAPTCHA_SITEKEY && env.HCAPTCHA_SECRET
				? { sitekey: env.HCAPTCHA_SITEKEY, secret: env.HCAPTCHA_SECRET }
				: undefined,
		questions: (locale) => messages(locale).questions
	})
});

/** What leads out of the house, as far as it is set up. */
const gatewaysOf = (env: DeskEnv): Gateways => ({
	...(env.SMTP_URL && env.ALERTS_FROM
		? { mail: createMail({ ...env.SMTP_URL, from: env.ALERTS_FROM }) }
		: {}),
	...(env.ALERTS_WEBHOOK_URL && env.ALERTS_WEBHOOK_SECRET
		? {
				pager: createWebhook({ url: env.ALERTS_WEBHOOK_URL, secret: env.ALERTS_WEBHOOK_SECRET })
			}
		: {}),
	custodians: env.ALERTS_CUSTODIANS
});

const createDesk = (env: DeskEnv, deletions: Deletions): DeskContext => ({
	db: connect(env.DESK_DATABASE_URL, { name: 'plainsight desk' }),
	keys: { totp: env.TOTP_KEY, session: env.SESSION_KEY },
	record: originOf(env.RECORD_KEY),
	origin: env.DESK_ORIGIN,
	rememberDeleted: (done, now) => rememberDeletions(deletions, done, now),
	clocks: clocksOf(env)
});

const clocksOf = (env: PublicEnv | DeskEnv) =>
	createClocks({
		hours: env.DESK_HOURS,
		corrections: env.DESK_HOLIDAYS,
		targets: env.DESK_TARGETS
	});

/** Once, at the start, to whoever runs it: to visitors, wrong keys look like any other failure. */
async function tellOfRefusedKeys(keys: HcaptchaKeys): Promise<void> {
	if (!(await areRefused(keys))) return;
	tellOperator(
		'hCaptcha refuses HCAPTCHA_SITEKEY or HCAPTCHA_SECRET: nobody can pass it. The other ways still work.'
	);
}

/** Once, at the start: a visitor cannot tell a code whose pepper is gone from one that is wrong. */
async function tellOfMissingPeppers(intake: Intake): Promise<void> {
	for (const print of await missingPeppers(intake)) {
		tellOperator(
			`PEPPER lacks the one whose print is ${print}: codes that were given out under it find nothing.`
		);
	}
}
