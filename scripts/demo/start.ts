import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, migrateTo, createSql } from '../../src/lib/server/db/index.ts';
import { startEmbedded, type Embedded } from '../embedded/postgres.ts';
import { DEMO_MARK, type DemoOfficer } from '../../src/lib/server/http/demo.ts';
import type { Handler } from '../../src/lib/server/http/server.ts';
import { startMailServer } from './mail-server.ts';
import { codeAt } from './people.ts';
import { seed, type Kept } from './seed.ts';
import { createTour } from './tour.ts';

const DATABASE = 'plainsight';
/** What a demo keeps beside its database: its server's secrets, its pins, and how its staff sign in. */
type Demo = { env: Record<string, string>; staff: Kept[]; madeAt?: string };

type Started = {
	readonly staff: readonly DemoOfficer[];
	readonly tour: Handler;
	/** When its tips were made. */
	readonly madeAt: Date;
	readonly stop: () => Promise<void>;
};

/**
 * Starts the demo's database, made and filled at the first start, and puts its settings in place.
 * @throws CannotEmbed when the folder cannot be used.
 */
export async function startDemo(dataDir: string, port: number, isFresh = false): Promise<Started> {
	const postgres = await startEmbedded(dataDir, { as: `The demo at http://localhost:${port}` });
	try {
		const file = join(dataDir, 'demo.json');
		const state = join(dataDir, 'state');
		mkdirSync(state, { recursive: true });
		if (isFresh) rmSync(file, { force: true });
		await prepare(postgres, existsSync(file));
		const demo = existsSync(file) ? goOn(file) : await fill(postgres, file, fresh(state));
		const mail = await startMailServer();
		const { host, port: at, from } = mail.settings;
		Object.assign(process.env, demo.env, addresses(postgres, port), { STATE_DIRECTORY: state });
		Object.assign(process.env, { SMTP_URL: `smtp://${host}:${at}`, ALERTS_FROM: from });
		const sql = createSql(postgres.url('owner', DATABASE), { name: 'demo-tour', max: 1 });
		const keys = {
			ticket: new Uint8Array(Buffer.from(demo.env.TICKET_KEY ?? '', 'base64url')),
			drafts: [new Uint8Array(Buffer.from(demo.env.DRAFT_KEY ?? '', 'base64url'))]
		} as const;
		const stop = async () => {
			await sql.end();
			await mail.close();
			await postgres.stop();
		};
		return {
			staff: demo.staff.map(oneClick),
			tour: createTour({ keys, sql, mails: mail.mails }),
			// One of an earlier release does not say.
			madeAt: new Date(demo.madeAt ?? 0),
			stop
		};
	} catch (error) {
		await postgres.stop();
		throw error;
	}
}

/** @param isFilled false: whatever is there was begun by a first start that was broken off, and goes. */
async function prepare(postgres: Embedded, isFilled: boolean): Promise<void> {
	const owner = createSql(postgres.url('owner'), { name: 'demo', max: 1 });
	if (!isFilled) await owner.unsafe(`drop database if exists ${DATABASE} with (force)`);
	const [there] = await owner`select 1 from pg_database where datname = ${DATABASE}`;
	if (!there) await owner.unsafe(`create database ${DATABASE}`);
	await owner.unsafe(`comment on database ${DATABASE} is '${DEMO_MARK}'`);
	await migrateTo(postgres.url('owner', DATABASE));
	await neverUseUpCodes(postgres);
	for (const role of ['public', 'desk', 'jobs'] as const) {
		await owner.unsafe(
			`alter role plainsight_${role} password '${new URL(postgres.url(role)).password}'`
		);
	}
	await owner.end();
}

/**
 * Everybody who opens the demo is the same made-up person with the same authenticator, many times within the half
 * minute for which a code is good, and enrolling that person was one of them. So this database forgets which codes
 * were used. The rule that they work once is in the code that production runs; this trigger is nowhere else.
 */
async function neverUseUpCodes(postgres: Embedded): Promise<void> {
	const owner = createSql(postgres.url('owner', DATABASE), { name: 'demo', max: 1 });
	await owner.unsafe(`
		create or replace function demo_forget_code() returns trigger language plpgsql
		as $$ begin new.last_step := 0; return new; end $$;
		create or replace trigger demo_forget_code before insert or update on authenticators
		for each row execute function demo_forget_code();
		update authenticators set last_step = 0`);
	await owner.end();
}

/** What a start that was broken off remembered is of other lanes. */
function fresh(folder: string): string {
	rmSync(folder, { recursive: true });
	mkdirSync(folder);
	return folder;
}

async function fill(postgres: Embedded, file: string, state: string): Promise<Demo> {
	const secrets = {
		PEPPER: key(),
		TICKET_KEY: key(),
		DRAFT_KEY: key(),
		TOTP_KEY: key(),
		SESSION_KEY: key(),
		RECORD_KEY: key()
	};
	const desk = connect(postgres.url('desk', DATABASE), { name: 'demo', max: 2 });
	const intake = connect(postgres.url('public', DATABASE), { name: 'demo', max: 2 });
	const { staff, pins } = await seed(desk, intake, secrets, state, new Date());
	await desk.$client.end();
	await intake.$client.end();
	const env = { ...secrets, LANE_PINS: pins };
	const demo: Demo = { env, staff, madeAt: new Date().toISOString() };
	keep(file, demo);
	return demo;
}

/** One that an earlier release made has no key for the record yet. */
function goOn(file: string): Demo {
	const { env, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as Demo;
	const demo = { ...kept, env: { RECORD_KEY: key(), ...env } };
	if (!env.RECORD_KEY) keep(file, demo);
	return demo;
}

function keep(file: string, demo: Demo): void {
	writeFileSync(`${file}.part`, JSON.stringify(demo, null, '\t'), { mode: 0o600 });
	renameSync(`${file}.part`, file);
}

const key = () => randomBytes(32).toString('base64url');

const addresses = (postgres: Embedded, port: number): Record<string, string> => ({
	FACE: 'both',
	SITE_ORIGIN: `http://localhost:${port}`,
	SITE_LISTEN: `127.0.0.1:${port}`,
	DESK_ORIGIN: `http://localhost:${port}`,
	DESK_LISTEN: `127.0.0.1:${port}`,
	PUBLIC_DATABASE_URL: postgres.url('public', DATABASE),
	DESK_DATABASE_URL: postgres.url('desk', DATABASE),
	JOBS_DATABASE_URL: postgres.url('jobs', DATABASE)
});

const oneClick = ({ totpSecret, ...rest }: Kept): DemoOfficer => ({
	...rest,
	code: () => codeAt(totpSecret, new Date())
});
