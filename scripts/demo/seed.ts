import { randomBytes, randomUUID } from 'node:crypto';
import type { LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import { sealReply } from '../../src/lib/sealed/reply.ts';
import { onTip, tipActs, type TipAct } from '../../src/lib/sealed/tip-act.ts';
import { sealWritten } from '../../src/lib/sealed/written.ts';
import { asRecipient } from '../../src/lib/sealed/age.ts';
import { solve } from '../../src/lib/proof/solve.ts';
import { originOf } from '../../src/lib/tlog/checkpoint.ts';
import { questions } from '#content/en/messages/questions.ts';
import { createClocks } from '../../src/lib/server/clocks/index.ts';
import { offer, createCaptcha } from '../../src/lib/server/captcha/index.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { clean } from '../../src/lib/server/files/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { foundTaskForce, type Person } from './people.ts';
import { signing } from './signing.ts';
import { stories, type Story } from './stories.ts';

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

/** Fills an empty database through the rooms' own doors: five people, three lanes, a dozen tips and some work on them. */
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
	const { alton, recovery, general, review } = await foundTaskForce(desk, now);
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
	for (const story of stories) {
		const [lane, officer] = story.answers.involved?.includes('police')
			? [review, review.members[0]!]
			: [general, general.members[story.by === 'devon' ? 1 : 0]!];
		await tell(intake, desk, story, lane.keys, officer, now);
	}
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

/** Sends one tip as its tipster would, some hours ago, and does to it what its story says. */
export async function tell(
	intake: tips.Intake,
	desk: staff.DeskContext,
	story: Story,
	lane: LaneKeys,
	officer: Person,
	now: Date
): Promise<{ code: ReceiptCode; id: string }> {
	const then = new Date(now.getTime() - story.hoursAgo * 3_600_000);
	const ticket = tips.newTicket(randomBytes(16), then);
	const answers = { ...tips.noAnswers('saw'), ...story.answers };
	const { work } = offer(intake.captcha, { ...ticket, locale: 'en' }, 0);
	const shown = story.quarantined
		? // Right for no question: a colour would be, now and then, and then too soon.
			{ answer: 'x' }
		: { work: `${work.challenge}.${solve(work.challenge, work.bits)}` };
	const failures = story.quarantined ? 1 : 0;
	const sent = await tips.submit(
		intake,
		{ ticket, locale: 'en', draft: { answers, failures }, shown },
		then
	);
	if (sent.is !== 'kept') throw new Error(`a demo tip was not kept: ${sent.is}`);
	const tip = (await tips.find(intake, sent.code))!;
	const at = { tip: tip.id, lane: lane.lane, epoch: lane.epoch };
	const recipient = await recipientOf(lane.identity);
	const by = { id: officer.officerId, signingKey: officer.keys.signingKey };
	const signs = (act: TipAct) => signing(officer, onTip({ id: tip.id, lane: lane.lane }, act), now);
	if (story.taken || story.outcome) {
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
	if (story.question) {
		const id = randomUUID();
		const seen = (await triage.view(desk, officer.actor, tip.id, now))!;
		const place = { id, tip: tip.id, tipster: asRecipient(seen.replyRecipient!), lane: recipient };
		const sealed = await sealReply({ words: story.question, asks: true }, place, lane, by);
		await triage.reply(
			desk,
			signs(tipActs.reply(id, true)),
			tip.id,
			{ id, epoch: lane.epoch, asks: true, ...sealed },
			now
		);
	}
	if (story.added) await tips.add(intake, sent.code, 'demo', story.added, now);
	if (story.outcome) {
		const id = randomUUID();
		const body = { outcome: story.outcome, words: story.why ?? '' };
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
