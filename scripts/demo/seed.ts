import { randomBytes, randomUUID } from 'node:crypto';
import type { Passing } from '../../src/lib/desk/outside/forms.ts';
import { inWords } from '../../src/lib/desk/outside/in-words.ts';
import type { LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import { sealReply } from '../../src/lib/sealed/reply.ts';
import { dutyActs } from '../../src/lib/sealed/duty-act.ts';
import { onTip, tipActs, type TipAct } from '../../src/lib/sealed/tip-act.ts';
import { sealWritten } from '../../src/lib/sealed/written.ts';
import { asRecipient } from '../../src/lib/sealed/age.ts';
import { solve } from '../../src/lib/proof/solve.ts';
import { originOf } from '../../src/lib/tlog/checkpoint.ts';
import { questions } from '#content/en/messages/questions.ts';
import { createClocks } from '../../src/lib/server/clocks/index.ts';
import { offer, createCaptcha } from '../../src/lib/server/captcha/index.ts';
import { actingAs, alertAddresses, type Db } from '../../src/lib/server/db/index.ts';
import * as duty from '../../src/lib/server/duty/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { clean } from '../../src/lib/server/files/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { foundTaskForce, type Person } from './people.ts';
import { sendPicture } from './picture.ts';
import { signing } from './signing.ts';
import { stories, type Story } from './stories.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Before the oldest story. */
const FOUNDED_MS = 32 * DAY_MS;

/** How a member of the demo's staff signs in, kept between starts. */
export type Kept = {
	name: string;
	agency: string;
	role: string;
	passphrase: string;
	totpSecret: string;
};

type Secrets = Record<
	'PEPPER' | 'TICKET_KEY' | 'DRAFT_KEY' | 'TOTP_KEY' | 'SESSION_KEY' | 'RECORD_KEY',
	string
>;

/** Fills an empty database through the rooms' own doors: five people, three lanes, thirty tips of a month and work on them. */
export async function seed(
	deskDb: Db,
	publicDb: Db,
	secrets: Secrets,
	/** Where the demo's public face is going to remember. */
	folder: string,
	now: Date
): Promise<{ staff: Kept[]; pins: string }> {
	const key = (name: keyof Secrets) => new Uint8Array(Buffer.from(secrets[name], 'base64url'));
	const desk: staff.DeskContext = {
		db: deskDb,
		keys: { totp: key('TOTP_KEY'), session: key('SESSION_KEY') },
		record: originOf(key('RECORD_KEY')),
		origin: 'http://localhost',
		clocks: createClocks(),
		rememberDeleted: () =>
			Promise.reject(new Error('nothing of a demo is deleted while it is made'))
	};
	const founded = new Date(now.getTime() - FOUNDED_MS);
	const { alton, recovery, general, review } = await foundTaskForce(desk, founded);
	const pins = { general: general.pin, review: review.pin, recovery: recovery.pin };
	const intake: tips.Intake = {
		memory: tips.createLaneMemory({ folder }),
		burns: tips.createBurns({ folder }),
		takenBack: tips.createTakenBack({ folder }),
		clean,
		filesADayMib: 8192,
		clocks: createClocks(),
		semaphore: tips.createSemaphore(),
		db: publicDb,
		keys: { peppers: [key('PEPPER')], ticket: key('TICKET_KEY'), drafts: [key('DRAFT_KEY')] },
		pins: new Map(Object.entries(pins).map(([lane, print]) => [lane, { print }])),
		policies: () => Promise.resolve(undefined),
		captcha: createCaptcha({ secret: randomBytes(32), questions: () => questions })
	};
	for (const story of stories.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) {
		const [lane, officer] = story.answers.involved?.includes('police')
			? [review, review.members[0]!]
			: [general, general.members[story.by === 'devon' ? 1 : 0]!];
		const then = new Date(now.getTime() - story.hoursAgo * HOUR_MS);
		// Within a quarter of its hours, an hour at most: their record is in the order in which they worked.
		const worked = new Date(then.getTime() + Math.min(1, story.hoursAgo / 4) * HOUR_MS);
		await tell(intake, desk, story, lane.keys, officer, { then, worked });
	}
	await plan(desk, general, now);
	for (const member of general.members) await isToldByMail(desk, member, now);
	return {
		staff: [...general.members, ...review.members, alton].map(
			({ name, agency, role, passphrase, totpSecret }) => ({
				name,
				agency,
				role,
				passphrase,
				totpSecret
			})
		),
		pins: Object.entries(pins)
			.map(([lane, pin]) => `${lane}=${pin}`)
			.join()
	};
}

/** Two weeks of duty in turn, day and night, but for one night that nobody has. */
async function plan(
	desk: staff.DeskContext,
	{ members, keys: { lane } }: { members: readonly Person[]; keys: LaneKeys },
	now: Date
): Promise<void> {
	const from = Date.parse(`${now.toISOString().slice(0, 10)}T12:00:00Z`) - DAY_MS;
	const adds = Array.from({ length: 30 }, (_, n) => ({
		officerId: members[n % members.length]!.officerId,
		from: new Date(from + (n * DAY_MS) / 2).toISOString(),
		until: new Date(from + ((n + 1) * DAY_MS) / 2).toISOString(),
		place: 1 as const
	})).filter((_, n) => n !== 11);
	const supervisor = members.find(({ actor }) => actor.role === 'supervisor')!;
	const act = dutyActs.change(lane, { adds, drops: [] });
	await duty.change(
		desk,
		signing(supervisor, { ...act, lane }, now),
		lane,
		{ adds, drops: [] },
		now
	);
}

/** Gives somebody a proven address of a mailbox that the demo shows. */
async function isToldByMail(
	{ db }: staff.DeskContext,
	{ officerId, name }: Person,
	now: Date
): Promise<void> {
	const address = `${name.split(' ')[0]!.toLowerCase()}@desk.example`;
	const row = { officerId, channel: 'mail', address, provenAt: now } as const;
	await actingAs(db, officerId, (tx) => tx.insert(alertAddresses).values(row));
}

/** Sends one tip as its tipster did, and does to it what its story says. */
export async function tell(
	intake: tips.Intake,
	desk: staff.DeskContext,
	story: Story,
	lane: LaneKeys,
	officer: Person,
	{ then, worked: now }: { readonly then: Date; readonly worked: Date }
): Promise<{ code: ReceiptCode; id: string }> {
	const { locale = 'en' } = story;
	const ticket = tips.newTicket(randomBytes(16), then);
	const answers = { ...tips.noAnswers('saw'), ...story.answers };
	const { work } = offer(intake.captcha, { ...ticket, locale }, 0);
	const shown = story.quarantined
		? // Right for no question: a colour would be, now and then, and then too soon.
			{ answer: 'x' }
		: { work: `${work.challenge}.${solve(work.challenge, work.bits)}` };
	const failures = story.quarantined ? 1 : 0;
	const sent = await tips.submit(
		intake,
		{ ticket, locale, draft: { answers, failures }, shown },
		then
	);
	if (sent.is !== 'kept') throw new Error(`a demo tip was not kept: ${sent.is}`);
	if (story.picture) await sendPicture(intake, sent.code, story.picture, then);
	const tip = (await tips.find(intake, sent.code))!;
	const at = { tip: tip.id, lane: lane.lane, epoch: lane.epoch };
	const recipient = await recipientOf(lane.identity);
	const by = { id: officer.officerId, signingKey: officer.keys.signingKey };
	const signs = (act: TipAct) => signing(officer, onTip({ id: tip.id, lane: lane.lane }, act), now);
	const wait = async (stage: 'tipster' | 'held', days: number, words: string) => {
		const id = randomUUID();
		const until = desk.clocks.time.dayOf(new Date(now.getTime() + days * DAY_MS));
		const place = { kind: 'stage' as const, id, ...at };
		const sealed = await sealWritten({ stage, until, words }, place, recipient, by);
		return { id, until, epoch: lane.epoch, sealed };
	};
	if (story.read || story.taken || story.outcome) {
		await triage.read(desk, signs(tipActs.read([])), tip.id, [], now);
	}
	if (story.taken) await triage.take(desk, signs(tipActs.take()), tip.id, now);
	if (story.note) {
		const id = randomUUID();
		const sealed = await sealWritten(
			{ words: story.note },
			{ kind: 'note', id, ...at },
			recipient,
			by
		);
		await triage.note(desk, signs(tipActs.note(id)), tip.id, { id, sealed }, now);
	}
	const forms = (story.forms ?? []).map((form) => ({ id: randomUUID(), form }));
	for (const { id, form } of forms) {
		const place = { kind: 'note' as const, id, ...at };
		const sealed = await sealWritten({ words: inWords(form), form }, place, recipient, by);
		isDone(await triage.note(desk, signs(tipActs.note(id)), tip.id, { id, sealed }, now));
	}
	if (story.question) {
		const id = randomUUID();
		const seen = (await triage.view(desk, officer.actor, tip.id, now))!;
		const place = { id, tip: tip.id, tipster: asRecipient(seen.replyRecipient!), lane: recipient };
		const sealed = await sealReply({ words: story.question, asks: true }, place, lane, by);
		const waits = story.waits ? await wait('tipster', story.waits, '') : undefined;
		const given = { id, epoch: lane.epoch, asks: true, waits, ...sealed };
		isDone(await triage.reply(desk, signs(tipActs.reply(id, true, [], waits)), tip.id, given, now));
	}
	if (story.held) {
		const held = await wait('held', story.held.days, story.held.why);
		isDone(await triage.wait(desk, signs(tipActs.wait('held', held)), tip.id, 'held', held, now));
	}
	if (story.added) await tips.add(intake, sent.code, 'demo', story.added, now);
	if (story.outcome) {
		const id = randomUUID();
		const idsOf = (kind: string) =>
			forms.filter(({ form }) => form.form === kind).map(({ id }) => id);
		const form: Passing = {
			...{ form: 'passing', plans: idsOf('plan'), child: idsOf('child') },
			...{ screenings: idsOf('screening'), ...story.passing }
		};
		const body = { outcome: story.outcome, words: story.why ?? '', form };
		const sealed = await sealWritten(body, { kind: 'closure', id, ...at }, recipient, by);
		await triage.close(
			desk,
			signs(tipActs.close(id, 'closed')),
			tip.id,
			{ id, sealed },
			'closed',
			now
		);
	}
	return { code: sent.code, id: tip.id };
}

/** @throws Error: what the demo shows is to be there. */
function isDone(outcome: { readonly ok: boolean; readonly why?: string }): void {
	if (!outcome.ok) throw new Error(`the demo could not be made: ${outcome.why ?? 'not signed'}`);
}
