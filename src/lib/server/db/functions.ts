/**
 * Every function of the database that the application calls, as a verb with named arguments. What each does stands in
 * drizzle/functions; that the two agree, in functions.test.ts.
 */
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import {
	boolean,
	bytea,
	byteas,
	day,
	instant,
	instants,
	integer,
	jsonb,
	nothing,
	orNull,
	rows,
	smallint,
	text,
	textOf,
	texts,
	uuid,
	uuids,
	value
} from './calling.ts';
import type * as tables from './schema/index.ts';

type LaneKind = (typeof tables.lanes.$inferSelect)['kind'];
type InflowKind = (typeof tables.inflow.$inferSelect)['kind'];

/** The day's budget of files, of all and of this code: see take_room.sql. */
const room = { code: bytea, now: instant, dayKib: integer, codeKib: integer };

export const addChunk = value(
	'intake.add_chunk',
	{ lookup: bytea, part: uuid, wrap: orNull(integer), n: integer, sealed: bytea, ...room },
	orNull(integer)
);
export const addFile = value(
	'intake.add_file',
	{
		lookup: bytea,
		id: uuid,
		lane: text,
		epoch: integer,
		now: instant,
		dues: instants,
		sealed: bytea,
		parts: uuids
	},
	textOf<'added' | 'known' | 'moved' | 'unknown'>()
);
export const addSecondCode = value(
	'intake.add_second_code',
	{ lookup: bytea, second: bytea, asked: bytea, now: instant, most: integer },
	textOf<'shown' | 'ended' | 'too-many' | 'unknown'>()
);
export const addTip = value(
	'intake.add_tip',
	{
		id: uuid,
		lookup: bytea,
		second: bytea,
		version: smallint,
		pepper: text,
		lane: text,
		agencies: texts,
		epoch: integer,
		now: instant,
		readDue: instant,
		due: instant,
		urgency: smallint,
		rules: smallint,
		standing: textOf<tables.Standing>(),
		replyRecipient: text,
		sealed: bytea
	},
	textOf<'added' | 'kept' | 'moved'>()
);
export const addToTip = value(
	'intake.add_to_tip',
	{
		lookup: bytea,
		id: uuid,
		lane: text,
		epoch: integer,
		now: instant,
		answers: boolean,
		dues: instants,
		sealed: bytea
	},
	textOf<'added' | 'moved' | 'unknown'>()
);
export const agencies = rows('intake.agencies', {}, { id: text, name: text });
export const beginPart = value(
	'intake.begin_part',
	{ lookup: bytea, part: uuid, wrap: orNull(integer), ...room },
	orNull(integer)
);
/** How many tips stand among ours again. */
export const bringBack = value('desk.bring_back', { now: instant }, integer);
export const burn = value('intake.burn', { lookup: bytea, day }, nothing);
export const bury = value('intake.bury', { lookup: bytea }, nothing);
export const chunk = value(
	'intake.chunk',
	{ lookup: bytea, part: uuid, n: integer },
	orNull(bytea)
);
export const clearReplies = value('intake.clear_replies', { lookup: bytea }, nothing);
export const clock = value('intake.clock', {}, instant);
export const codeAmong = rows(
	'intake.code_among',
	{ lookups: byteas },
	{ lookup: bytea, laneKind: orNull(textOf<LaneKind>()) }
);
export const codePeppers = rows('intake.code_peppers', {}, { pepper: text });
export const contacts = rows(
	'intake.contacts',
	{},
	{ record: jsonb<unknown>(), withdrawn: boolean }
);
export const copies = rows(
	'intake.copies',
	{ lane: text },
	{ epoch: integer, holder: text, writer: uuid, sealed: bytea }
);
export const countInflow = value(
	'intake.count_inflow',
	{ kind: textOf<InflowKind>(), since: instant },
	integer
);
export const deleteAgain = value('desk.delete_again', { tip: uuid, day }, orNull(text));
export const deleteTip = value('desk.delete_tip', { tip: uuid, day }, boolean);
export const dropParts = value('intake.drop_parts', { lookup: bytea, parts: uuids }, nothing);
export const findTip = rows(
	'intake.find_tip',
	{ lookup: bytea },
	{
		id: uuid,
		lane: text,
		epoch: integer,
		status: textOf<'received' | 'being-read' | 'question' | 'passed-on' | 'closed'>(),
		forced: boolean,
		takesFiles: boolean
	}
);
export const holdersAtWork = value(
	'intake.holders_at_work',
	{ lane: text, epoch: integer, holders: texts },
	integer
);
export const keepCopies = value('desk.keep_copies', { proposal: uuid }, integer);
export const copiedForRecovery = rows(
	'desk.copied_for_recovery',
	{ keys: integer },
	{ lane: text, epoch: integer }
);
export const dropWaitingRecovery = value('desk.drop_waiting_recovery', {}, integer);
export const forgetReply = value('desk.forget_reply', { reply: uuid }, nothing);
export const inflow = value(
	'intake.inflow',
	{ kind: textOf<InflowKind>(), since: instant },
	integer
);
export const isAdded = value('intake.is_added', { lookup: bytea, id: uuid }, boolean);
export const lanes = rows(
	'intake.lanes',
	{},
	{
		id: text,
		kind: textOf<LaneKind>(),
		cards: orNull(jsonb<LaneCard[]>()),
		agencies: texts,
		readers: integer
	}
);
export const lostLanes = rows('desk.lost_lanes', {}, { lane: text });
export const markRead = value(
	'intake.mark_read',
	{ lookup: bytea, shown: uuids, now: instant },
	nothing
);
export const markShown = value('desk.mark_shown', { shown: uuids, now: instant }, nothing);
export const markRefused = value(
	'intake.mark_refused',
	{ lookup: bytea, refused: uuids, now: instant },
	nothing
);
export const moveTip = value(
	'desk.move_tip',
	{
		move: uuid,
		reason: bytea,
		agencies: texts,
		now: instant,
		readDue: instant,
		due: instant,
		leftCommitment: bytea,
		left: bytea,
		cameCommitment: bytea,
		came: bytea
	},
	textOf<'moved' | 'not-there' | 'other-people' | 'other-key' | 'few' | 'changed'>()
);
export const namedUntil = value('intake.named_until', { number: integer }, orNull(instant));
export const policies = rows('intake.policies', {}, { key: text, locale: text, text });
export const recordDays = rows(
	'intake.record_days',
	{ from: integer },
	{ number: integer, root: bytea, checkpoint: text }
);
export const recoveryFiles = rows(
	'desk.recovery_files',
	{ recovery: uuid, now: instant },
	{
		kind: textOf<'identity' | 'copy'>(),
		epoch: orNull(integer),
		first: orNull(integer),
		second: orNull(integer),
		sealed: bytea
	}
);
export const recoveryIdentity = rows(
	'desk.recovery_identity',
	{ recovery: uuid, now: instant },
	{ first: integer, second: integer, sealed: bytea }
);
export const tipsForRecovery = rows(
	'desk.tips_for_recovery',
	{},
	{ epoch: integer, tips: integer }
);
const aPage = { recovery: uuid, now: instant, after: orNull(uuid), most: integer };
export const recoveryReplies = rows('desk.recovery_replies', aPage, {
	id: uuid,
	tip: uuid,
	lane: text,
	epoch: integer,
	sealed: bytea
});
export const recoveryTips = rows('desk.recovery_tips', aPage, {
	id: uuid,
	lane: text,
	epoch: integer,
	sealed: bytea
});
export const repliesFor = rows(
	'intake.replies_for',
	{ lookup: bytea },
	{
		id: uuid,
		lane: text,
		epoch: integer,
		writtenAt: instant,
		asks: orNull(textOf<'open' | 'answered'>()),
		sealed: bytea
	}
);
/** By stage, or what stands before a stage: see work_of.sql. */
type StageOfWork = 'unread' | 'news' | 'ours' | tables.Stage;
export const workOf = rows(
	'desk.work_of',
	{ lane: text, now: instant },
	{ officer: orNull(uuid), stage: textOf<StageOfWork>(), tips: integer, late: integer }
);
export const unreadIn = rows(
	'desk.unread_in',
	{ lane: text },
	{ urgency: smallint, unread: integer, oldest: orNull(instant), untaken: integer }
);
export const metTargets = rows(
	'desk.met_targets',
	{ lane: text, since: instant, now: instant },
	{
		clock: textOf<'reading' | 'response'>(),
		urgency: smallint,
		met: integer,
		late: integer,
		running: integer,
		without: integer
	}
);
export const leftBehind = rows(
	'desk.left_behind',
	{ lane: text, most: integer },
	{ tip: uuid, officer: uuid }
);
export const tellableMembers = rows('desk.tellable_members', { lane: text }, { officer: uuid });
export const unanchored = rows(
	'desk.unanchored',
	{ before: instant, most: integer },
	{ kind: textOf<tables.StatementKind>(), subject: text, print: text }
);
export const restatedFor = rows(
	'intake.restated_for',
	{ lookup: bytea },
	{ id: uuid, lane: text, epoch: integer, said: text, signature: text }
);
export const useTicket = value('intake.use_ticket', { digest: bytea, day, most: integer }, boolean);
export const toLookThrough = rows(
	'desk.to_look_through',
	{ lane: text },
	{ kind: textOf<'tip' | 'reply'>(), id: uuid }
);
export const steppedAside = rows('desk.stepped_aside', {}, { tip: uuid });
export const untakenUrgent = rows(
	'desk.untaken_urgent',
	{},
	{ lane: text, since: instant, unproven: boolean, aside: uuids }
);
export const waitsForCustodians = value('desk.waits_for_custodians', {}, boolean);
export const whatCame = rows(
	'desk.what_came',
	{ after: instant, until: instant },
	{ lane: text, officer: orNull(uuid), kind: textOf<tables.Came>(), aside: uuids }
);
