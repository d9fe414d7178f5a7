import { randomUUID } from 'node:crypto';
import { tell } from '../../scripts/demo/seed.ts';
import type { Story } from '../../scripts/demo/stories.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { sealWritten } from '../../src/lib/sealed/written.ts';
import * as audit from '../../src/lib/server/audit/index.ts';
import * as contacts from '../../src/lib/server/contacts/index.ts';
import * as staff from '../support/staff.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../support/triage.ts';
import { secondOf } from '../support/codes.ts';
import { answersWith, RECORD_KEY, type House } from '../support/house.ts';
import { inLane, turn } from '../support/lane.ts';
import { moves, sits } from '../support/moving.ts';
import { photo } from '../support/pictures.ts';
import type { KnownCode } from './known.ts';

type Told = { readonly called: string; readonly code: ReceiptCode; readonly id: string };
const EVERYBODY = ['police', 'immigration', 'child-protection', 'prosecutions'];

/** What happens to a task force in a day: a tip of every kind, and everything that is done with one. */
export async function live(house: House, now: Date): Promise<KnownCode[]> {
	const fresh = await tip(house, now, 'A fresh one');
	const urgent = await tip(
		house,
		now,
		'One that cannot wait',
		{ danger: 'yes' },
		{ hoursAgo: 0.2 }
	);
	const asked = await tip(
		house,
		now,
		'One that was asked',
		{},
		{ taken: true, question: 'Where?' }
	);
	const answered = await tip(
		house,
		now,
		'One that answered',
		{},
		{ taken: true, question: 'When?' }
	);
	const closed = await tip(house, now, 'One that is closed', {}, { outcome: 'referred' });
	const again = await tip(house, now, 'One taken up again', {}, { outcome: 'duplicate' });
	const bare = await tip(house, now, 'One that showed nothing', {}, { quarantined: true });
	const restricted = await tip(house, now, 'One about police', { involved: ['police'] });
	const recovery = await tip(house, now, 'One that trusts nobody', { involved: EVERYBODY });
	const burnt = await tip(house, now, 'One whose code is burnt', {}, { question: 'Who?' });
	await work(house, now, { fresh, urgent, asked, again });
	const second = await goOn(house, now, { urgent, answered, bare, burnt });
	await changeSettings(house, now);
	await triage.chainArrivals(house.database.as.jobs, now);
	await audit.closeDay(house.database.as.jobs, now, RECORD_KEY);
	const whole = [fresh, urgent, asked, answered, closed, again, bare, restricted, recovery, burnt];
	return Promise.all([...whole, second].map((one) => asFound(house, one, now)));
}

/** Sends a tip some hours ago, and does to it what the story says. */
async function tip(
	{ intake, desk, general, review, mara, ruth }: House,
	now: Date,
	called: string,
	answers: Partial<Story['answers']> = {},
	story: Partial<Story> = {}
): Promise<Told> {
	const involved = answers.involved ?? [];
	// Nobody at the desk reads what goes to recovery, and writes on it.
	const note = involved.length < 2 ? 'Noted.' : undefined;
	const whole = {
		hoursAgo: 5,
		note,
		...story,
		answers: { ...answersWith(), ...answers, what: called }
	};
	const [lane, officer] = involved.length === 1 ? [review, ruth] : [general, mara];
	return {
		called,
		...(await tell(intake, desk, whole, lane, officer, {
			then: new Date(now.getTime() - whole.hoursAgo * 3_600_000),
			worked: now
		}))
	};
}

/** What officers do that no story tells. */
async function work(
	{ desk, mara, devon, general }: House,
	now: Date,
	{ fresh, urgent, asked, again }: Record<'fresh' | 'urgent' | 'asked' | 'again', Told>
): Promise<void> {
	const recipient = await recipientOf(general.identity);
	const reason = async (tip: string, words: string, id: string = randomUUID()) => {
		const place = { kind: 'reason', id, tip, lane: general.lane, epoch: general.epoch } as const;
		const by = { id: mara.officerId, signingKey: mara.keys.signingKey };
		return { id, sealed: await sealWritten({ words }, place, recipient, by) };
	};
	await triage.view(desk, mara.actor, urgent.id, now);
	await triage.handOver(desk, mara.actor, asked.id, devon.officerId, now);
	const { closures } = (await triage.view(desk, mara.actor, again.id, now))!;
	const more = await reason(again.id, 'There is more.', closures[0]!.id);
	await triage.reopen(desk, mara.actor, again.id, more, now);
	const { urgency: was } = (await triage.view(desk, mara.actor, fresh.id, now))!;
	const slower = await reason(fresh.id, 'It can wait.');
	await triage.changeUrgency(desk, mara.actor, fresh.id, { was, becomes: 4 }, slower, now);
}

/** What tipsters do later. @returns the second code of one of them. */
async function goOn(
	{ intake }: House,
	now: Date,
	{ urgent, answered, bare, burnt }: Record<'urgent' | 'answered' | 'bare' | 'burnt', Told>
): Promise<Told> {
	await tips.openReplies(intake, answered.code, now);
	await tips.add(intake, answered.code, 'form', 'On Sundays.', now);
	await tips.withdraw(intake, bare.code, 'form', now);
	await tips.burn(intake, burnt.code, now);
	const spool = await tips.spoolFor(intake, urgent.code, 'photo');
	await tips.beginSpool(intake, spool, now);
	const taken = await photo(3_000);
	await tips.addPiece(intake, spool, 0, taken, now);
	const came = { file: 'photo', name: 'photo.jpg', original: false, size: taken.length };
	const end = await tips.keepFile(intake, urgent.code, came, now);
	if (end.is !== 'kept') throw new Error(`the photo was not kept: ${end.is}`);
	const code = await secondOf(intake, urgent.code, now);
	await tips.add(intake, code, 'form', 'Somebody stands behind me.', now);
	return { ...urgent, called: 'A second code', code };
}

/** What happens to its lanes: a tip moves, one gets its next key, to which a tip comes, and the other is to end. */
export async function changeLanes(house: House, now: Date): Promise<KnownCode[]> {
	const moved = await tip(house, now, 'One that moved', {}, { taken: true, question: 'Why?' });
	const mara = await sits(house, house.mara, now);
	await moves(house, mara, moved.id, 'review', now);
	const general = await turn(house, now);
	const later = await tip(
		{ ...house, general },
		now,
		'One under the next key',
		{},
		{ taken: true }
	);
	await staff.lane.askToClose(house.desk, inLane(house.ruth, 'review'), 'review', now);
	return Promise.all([moved, later].map((one) => asFound(house, one, now)));
}

async function changeSettings({ desk, alton }: House, now: Date): Promise<void> {
	const { id } = contacts.shipped[0]!;
	const check = { by: 'Joan Phipps', source: 'Called it' };
	await contacts.verify(desk.db, null, { id, revision: 0 }, check, now);
	const invited = { name: 'Nadia Browne', agencyId: 'customs', role: 'officer' } as const;
	await staff.invite(desk, alton.actor, invited, now);
}

async function asFound({ intake }: House, { called, code }: Told, now: Date): Promise<KnownCode> {
	const status = (await tips.find(intake, code))?.status;
	const replies = await tips.openReplies(intake, code, now);
	return { called, code, status, replies: replies.map(({ words }) => words) };
}
