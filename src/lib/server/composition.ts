import { messages } from '#lib/i18n/messages.ts';
import { areRefused, createCaptcha, type HcaptchaKeys } from './captcha/index.ts';
import * as contacts from './contacts/index.ts';
import { derive } from './crypto/index.ts';
import { connect, keepFresh, type Db } from './db/index.ts';
import { createCleaner } from './files/index.ts';
import type { DeskEnv, Env, PublicEnv } from './env.ts';
import * as jobs from './jobs/index.ts';
import * as policies from './policies/index.ts';
import type { DeskContext } from './staff/index.ts';
import { createSemaphore, type Intake } from './tips/index.ts';
import { demoStaff } from './http/demo.ts';
import { logError, tellOperator } from './http/error-log.ts';

export type Faces = { intake?: Intake; contacts?: contacts.ContactCache; desk?: DeskContext };

/** What the routes of this process work with, made once at start. The desk's process also runs the jobs. */
export async function compose(env: Env): Promise<Faces> {
	const faces: Faces = {};
	if (env.FACE !== 'desk') {
		const db = connect(env.PUBLIC_DATABASE_URL, { name: 'plainsight public' });
		const broke = (error: unknown) => void logError(error, null);
		const words = policies.createCache(db);
		keepFresh(words, broke);
		faces.intake = createIntake(env, db, words);
		faces.contacts = contacts.createCache(db);
		keepFresh(faces.contacts, broke);
		if (faces.intake.captcha.hcaptcha) void tellOfRefusedKeys(faces.intake.captcha.hcaptcha);
	}
	if (env.FACE !== 'public') {
		faces.desk = createDesk(env);
		await jobs.start(env.JOBS_DATABASE_URL);
	}
	return faces;
}

const createIntake = (env: PublicEnv, db: Db, words: policies.PolicyCache): Intake => ({
	db,
	keys: { pepper: env.PEPPER, ticket: env.TICKET_KEY, draft: env.DRAFT_KEY },
	pins: env.LANE_PINS,
	semaphore: createSemaphore(),
	clean: createCleaner({
		socket: env.BOX_SOCKET,
		broke: (error) => void logError(error, null)
	}),
	filesADayMib: env.FILES_A_DAY_MIB,
	// Production has no demo staff and so no examples, whatever its settings say.
	policies: (locale) =>
		policies.shown(
			words,
			locale,
			demoStaff() && ((key) => messages(locale).tip.before.policies[key].example)
		),
	captcha: createCaptcha({
		secret: derive(env.TICKET_KEY, new Uint8Array(), 'plainsight/v1/captcha', 32),
		hcaptcha:
			env.HCAPTCHA_SITEKEY && env.HCAPTCHA_SECRET
				? { sitekey: env.HCAPTCHA_SITEKEY, secret: env.HCAPTCHA_SECRET }
				: undefined,
		questions: (locale) => messages(locale).questions
	})
});

const createDesk = (env: DeskEnv): DeskContext => ({
	db: connect(env.DESK_DATABASE_URL, { name: 'plainsight desk' }),
	keys: { totp: env.TOTP_KEY, session: env.SESSION_KEY },
	origin: env.DESK_ORIGIN
});

/** Once, at the start, to whoever runs it: to visitors, wrong keys look like any other failure. */
async function tellOfRefusedKeys(keys: HcaptchaKeys): Promise<void> {
	if (!(await areRefused(keys))) return;
	tellOperator(
		'hCaptcha refuses HCAPTCHA_SITEKEY or HCAPTCHA_SECRET: nobody can pass it. The other ways still work.'
	);
}
