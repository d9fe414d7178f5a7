import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	date,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { Recipient } from '../../../sealed/age.ts';
import type { LaneCard } from '../../../sealed/lane-card.ts';
import type { LaneCardV2 } from '../../../sealed/lane-card-v2.ts';
import type { RecoveryCard, RenewalReason } from '../../../sealed/recovery-card.ts';
import type { Agreement } from '../../../sealed/voice.ts';
import type { VerifyKey } from '../../../sealed/signature.ts';
import type { Succession } from '../../../sealed/succession.ts';
import { bytes, instant } from './columns.ts';

export const roles = ['officer', 'supervisor', 'administrator', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** Bodies whose people may sit at the desk, and that a tipster may tick as involved. */
export const agencies = pgTable('agencies', {
	id: text('id').primaryKey(),
	name: text('name').notNull()
});

export const officers = pgTable(
	'officers',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		/** As they sign in: no two alike. */
		name: text('name').notNull(),
		agencyId: text('agency_id')
			.notNull()
			.references(() => agencies.id),
		role: text('role').$type<Role>().notNull(),
		/** Public halves of the keys made in the officer's browser; null until enrolled. */
		recipient: text('recipient').$type<Recipient>(),
		verifyKey: text('verify_key').$type<VerifyKey>(),
		createdAt: instant('created_at').notNull().defaultNow(),
		enrolledAt: instant('enrolled_at'),
		disabledAt: instant('disabled_at')
	},
	(table) => [uniqueIndex('one_name').on(sql`lower(${table.name})`)]
);

/** Keys that were an officer's. What was written with them stays theirs; no new card lists them. */
export const formerKeys = pgTable(
	'former_keys',
	{
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		recipient: text('recipient').$type<Recipient>().notNull(),
		verifyKey: text('verify_key').$type<VerifyKey>().notNull(),
		heldFrom: instant('held_from').notNull(),
		heldUntil: instant('held_until').notNull(),
		/** Their word for the keys that came after them. Null: they were lost. */
		succession: jsonb('succession').$type<Succession>(),
		/** The private halves, sealed for the keys that came after them. Null: lost. */
		sealed: bytes('sealed')
	},
	(table) => [
		primaryKey({ columns: [table.officerId, table.verifyKey] }),
		check('renewed_or_lost', sql`num_nonnulls(${table.succession}, ${table.sealed}) in (0, 2)`)
	]
);

export const invitations = pgTable('invitations', {
	id: uuid('id').primaryKey().defaultRandom(),
	secretHash: bytes('secret_hash').notNull().unique(),
	officerId: uuid('officer_id')
		.notNull()
		.references(() => officers.id),
	/** Null: the set-up link, made on the server's own command line. */
	invitedBy: uuid('invited_by').references(() => officers.id),
	expiresAt: instant('expires_at').notNull(),
	usedAt: instant('used_at')
});

export const passphrases = pgTable('passphrases', {
	officerId: uuid('officer_id')
		.primaryKey()
		.references(() => officers.id),
	salt: bytes('salt').notNull(),
	/** SHA-256 of the sign-in half, which is itself the output of scrypt. */
	verifier: bytes('verifier').notNull(),
	setAt: instant('set_at').notNull().defaultNow()
});

export const authenticators = pgTable('authenticators', {
	officerId: uuid('officer_id')
		.primaryKey()
		.references(() => officers.id),
	/** TOTP secret under the server's TOTP key: nonce, AES-256-GCM ciphertext, tag. */
	sealedSecret: bytes('sealed_secret').notNull(),
	/** The last time step used: a code works once (RFC 6238, 5.2). */
	lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0)
});

export const passkeys = pgTable('passkeys', {
	/** WebAuthn credential id, base64url. */
	id: text('id').primaryKey(),
	officerId: uuid('officer_id')
		.notNull()
		.references(() => officers.id),
	publicKey: bytes('public_key').notNull(),
	counter: bigint('counter', { mode: 'number' }).notNull(),
	transports: text('transports').array().notNull(),
	label: text('label').notNull(),
	createdAt: instant('created_at').notNull().defaultNow()
});

export const keyringEntries = pgTable(
	'keyring_entries',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		kind: text('kind').$type<'passkey' | 'passphrase' | 'recovery'>().notNull(),
		passkeyId: text('passkey_id').references(() => passkeys.id),
		sealed: bytes('sealed').notNull(),
		createdAt: instant('created_at').notNull().defaultNow()
	},
	(table) => [
		uniqueIndex('one_passphrase_entry')
			.on(table.officerId, table.kind)
			.where(sql`${table.kind} <> 'passkey'`)
	]
);

/** Challenges that a passkey has answered: none works twice. Those that nobody has are signed, and kept nowhere. */
export const challenges = pgTable('challenges', {
	challenge: text('challenge').primaryKey(),
	expiresAt: instant('expires_at').notNull()
});

export const sessions = pgTable('sessions', {
	id: uuid('id').primaryKey().defaultRandom(),
	/** SHA-256 of the secret in the cookie. */
	secretHash: bytes('secret_hash').notNull(),
	officerId: uuid('officer_id')
		.notNull()
		.references(() => officers.id),
	createdAt: instant('created_at').notNull().defaultNow(),
	seenAt: instant('seen_at').notNull().defaultNow(),
	expiresAt: instant('expires_at').notNull(),
	/** An ended session still says that this device is known to this officer (throttling). */
	endedAt: instant('ended_at')
});

/** Codes that were tried with the right passphrase since the last sign-in: see staff/throttle.ts. */
export const failedSignIns = pgTable('failed_sign_ins', {
	whoHash: bytes('who_hash').primaryKey(),
	count: integer('count').notNull(),
	lastAt: instant('last_at').notNull()
});

export const lanes = pgTable('lanes', {
	/** A short word, e.g. `general`. */
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	/** `recovery`: nobody's lane, whose identity is on paper; it takes tips that fit no other. */
	kind: text('kind').$type<'general' | 'restricted' | 'recovery'>().notNull(),
	/** Tips go to the first lane, in this order, that has nobody of a ticked agency. */
	position: integer('position').notNull().unique(),
	madeBy: uuid('made_by')
		.notNull()
		.references(() => officers.id),
	madeAt: instant('made_at').notNull().defaultNow()
});

export const laneEpochs = pgTable(
	'lane_epochs',
	{
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		epoch: integer('epoch').notNull(),
		card: jsonb('card').$type<LaneCard>().notNull(),
		/** Who reads the lane, sealed to it. Null: of a card of version 1, or of the recovery lane. */
		roster: bytes('roster'),
		/** Who reads the lane by this card. Null as above. */
		members: uuid('members').array(),
		madeBy: uuid('made_by')
			.notNull()
			.references(() => officers.id),
		madeAt: instant('made_at').notNull().defaultNow()
	},
	(table) => [primaryKey({ columns: [table.laneId, table.epoch] })]
);

export const laneMembers = pgTable(
	'lane_members',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		addedBy: uuid('added_by')
			.notNull()
			.references(() => officers.id),
		addedAt: instant('added_at').notNull().defaultNow(),
		removedAt: instant('removed_at')
	},
	(table) => [
		uniqueIndex('one_current_membership')
			.on(table.laneId, table.officerId)
			.where(sql`${table.removedAt} is null`)
	]
);

/** Who is to read a lane and does not yet, or reads it and is to leave: nothing comes of it but by a card that stands. */
export const laneChanges = pgTable(
	'lane_changes',
	{
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		kind: text('kind').$type<'joins' | 'leaves'>().notNull(),
		askedBy: uuid('asked_by')
			.notNull()
			.references(() => officers.id),
		askedAt: instant('asked_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.laneId, table.officerId] })]
);

/** Lanes that a member wants to end: see staff/lane/closing.ts. */
export const laneClosings = pgTable('lane_closings', {
	laneId: text('lane_id')
		.primaryKey()
		.references(() => lanes.id),
	askedBy: uuid('asked_by')
		.notNull()
		.references(() => officers.id),
	askedAt: instant('asked_at').notNull()
});

/** What one member of a lane asks for and another is to agree to: see sealed/dual-control.ts. */
export const dualRequests = pgTable(
	'dual_requests',
	{
		id: uuid('id').primaryKey(),
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		/** What is asked for, and of what, as it was signed: nobody asks twice, and with the subject its requests end. */
		act: text('act').notNull(),
		subject: text('subject').notNull(),
		askedBy: uuid('asked_by')
			.notNull()
			.references(() => officers.id),
		/** Start of the last hour in which somebody may agree. */
		until: instant('until').notNull(),
		/** When somebody did: it is done. */
		agreedAt: instant('agreed_at'),
		/** When it was dropped, or lapsed, or its subject went. */
		endedAt: instant('ended_at'),
		/** The entry of the lane's record by which it was agreed to, or ended. Null: it lapsed. */
		endedIn: bigint('ended_in', { mode: 'number' }),
		/** What is to be done, and why: for the lane. */
		sealed: bytes('sealed').notNull(),
		/** Why it was refused, for the lane. Null: nobody said. */
		refusal: bytes('refusal'),
		/** When whoever asked was shown what became of it. */
		toldAt: instant('told_at')
	},
	(table) => [
		uniqueIndex('one_open_request')
			.on(table.laneId, table.act, table.subject)
			.where(sql`${table.agreedAt} is null and ${table.endedAt} is null`),
		check('ended_once', sql`num_nonnulls(${table.agreedAt}, ${table.endedAt}) < 2`)
	]
);

/** Each officer's yes to reading a lane: see sealed/voice.ts. */
export const laneAgreements = pgTable(
	'lane_agreements',
	{
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		agreement: jsonb('agreement').$type<Agreement>().notNull(),
		agreedAt: instant('agreed_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.laneId, table.officerId] })]
);

/** Cards that do not stand yet: of each epoch at most one that somebody proposed. */
export const laneProposals = pgTable(
	'lane_proposals',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		epoch: integer('epoch').notNull(),
		card: jsonb('card').$type<LaneCardV2>().notNull(),
		roster: bytes('roster').notNull(),
		/** Who reads the lane by it. */
		members: uuid('members').array().notNull(),
		/** For the tips that were looked through, where the card gets an agency that was not there. */
		lookedThrough: text('looked_through'),
		proposedBy: uuid('proposed_by')
			.notNull()
			.references(() => officers.id),
		proposedAt: instant('proposed_at').notNull()
	},
	(table) => [uniqueIndex('one_proposal_each').on(table.laneId, table.epoch, table.proposedBy)]
);

/** Copies of a proposed epoch's secret: they become the lane's once its card stands. */
export const proposedCopies = pgTable(
	'proposed_copies',
	{
		proposalId: uuid('proposal_id')
			.notNull()
			.references(() => laneProposals.id, { onDelete: 'cascade' }),
		/** An officer's id, or `recovery`. */
		holder: text('holder').notNull(),
		sealed: bytes('sealed').notNull()
	},
	(table) => [primaryKey({ columns: [table.proposalId, table.holder] })]
);

/** Copies of an epoch's secret, sealed for one holder each. */
export const laneKeys = pgTable(
	'lane_keys',
	{
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		epoch: integer('epoch').notNull(),
		/** An officer's id, or `recovery`. */
		holder: text('holder').notNull(),
		/** The officer whose browser sealed it, or the recovery by which it did: each writes one, and nobody over another's. Nought: the former releases'. */
		writer: uuid('writer')
			.notNull()
			.default(sql`coalesce(desk.actor(), '00000000-0000-0000-0000-000000000000')`),
		/** How many keys the holder had before those that it is sealed for: a copy for lost ones is in no other's place. */
		holderKeys: integer('holder_keys').notNull().default(0),
		sealed: bytes('sealed').notNull()
	},
	(table) => [
		primaryKey({
			columns: [table.laneId, table.epoch, table.holder, table.writer, table.holderKeys]
		})
	]
);

/** Who holds a sheet of the recovery identity: two of three open it. Public halves. */
export const custodians = pgTable(
	'custodians',
	{
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		/** Of the recovery card that names them: sheets of former ones open what was sealed before. */
		epoch: integer('epoch').notNull().default(1),
		/** From 0, in the order in which the sheets were printed. */
		place: integer('place').notNull(),
		agencyId: text('agency_id')
			.notNull()
			.references(() => agencies.id),
		recipient: text('recipient').$type<Recipient>().notNull(),
		verifyKey: text('verify_key').$type<VerifyKey>().notNull(),
		madeBy: uuid('made_by')
			.notNull()
			.references(() => officers.id),
		madeAt: instant('made_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.laneId, table.epoch, table.place] }),
		uniqueIndex('one_sheet_an_agency').on(table.laneId, table.epoch, table.agencyId)
	]
);

/** Sealed for two custodians each, age inside age. */
export const custodianFiles = pgTable(
	'custodian_files',
	{
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		/** Of the recovery card whose sheets open it. */
		epoch: integer('epoch').notNull().default(1),
		/** `identity`: the recovery identity, which no role of a server reads. `rehearsal`: a sentence, to try the sheets on. */
		kind: text('kind').$type<'identity' | 'rehearsal'>().notNull(),
		/** Whose key opens the outer file. */
		first: integer('first').notNull(),
		/** Whose key opens the inner one. */
		second: integer('second').notNull(),
		sealed: bytes('sealed').notNull(),
		/** When these two sheets were last tried, and at whose desk. */
		rehearsedAt: instant('rehearsed_at'),
		rehearsedBy: uuid('rehearsed_by').references(() => officers.id)
	},
	(table) => [
		primaryKey({ columns: [table.laneId, table.epoch, table.kind, table.first, table.second] })
	]
);

/** A recovery card that none of the former custodians signed: it holds once a second person has compared its words. One at most. */
export const recoveryProposals = pgTable('recovery_proposals', {
	epoch: integer('epoch').primaryKey(),
	card: jsonb('card').$type<RecoveryCard>().notNull(),
	why: text('why').$type<RenewalReason>().notNull(),
	proposedBy: uuid('proposed_by')
		.notNull()
		.references(() => officers.id),
	proposedAt: instant('proposed_at').notNull()
});

/** Lanes that nobody could open, and the recovery key where another takes its place, and two custodians: at whose desk they have its key made anew, and what is given out for it. */
export const recoveries = pgTable('recoveries', {
	id: uuid('id').primaryKey().defaultRandom(),
	laneId: text('lane_id')
		.notNull()
		.references(() => lanes.id),
	/** Of the lane's newest card by then. */
	epoch: integer('epoch').notNull(),
	officerId: uuid('officer_id')
		.notNull()
		.references(() => officers.id),
	/** Of the two custodians. */
	agencies: text('agencies').array().notNull(),
	begunAt: instant('begun_at').notNull(),
	/** Null: nothing has come of it. */
	stoodAt: instant('stood_at')
});

/** Epochs of which a member's browser found no copy that fits: any other member's unlock seals one. */
export const copiesWanted = pgTable(
	'copies_wanted',
	{
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		epoch: integer('epoch').notNull(),
		holder: uuid('holder')
			.notNull()
			.references(() => officers.id)
	},
	(table) => [primaryKey({ columns: [table.laneId, table.epoch, table.holder] })]
);

/** What an officer's own browser remembers: see sealed/notebook.ts. */
export const notebooks = pgTable('notebooks', {
	officerId: uuid('officer_id')
		.primaryKey()
		.references(() => officers.id),
	/** Counts up, so that two browsers cannot overwrite each other unseen. */
	version: integer('version').notNull(),
	/** To the officer's own recipient. */
	sealed: bytes('sealed').notNull()
});

/** What an administrator changed of the country's contacts.json, or added to it: the whole record, newest state. */
export const contacts = pgTable('contacts', {
	id: text('id').primaryKey(),
	record: jsonb('record').notNull(),
	/** Counts its changes, so that two administrators cannot overwrite each other unseen. */
	revision: integer('revision').notNull(),
	changedAt: instant('changed_at').notNull(),
	/** Null: on the server's own command line. */
	changedBy: uuid('changed_by').references(() => officers.id),
	withdrawnAt: instant('withdrawn_at')
});

/**
 * The operator's words before the first question, each version a row of its own: what was once written or approved is
 * never written over.
 */
export const policies = pgTable(
	'policies',
	{
		/** Which text: see policies/policy.ts. */
		key: text('key').notNull(),
		locale: text('locale').notNull(),
		/** Counts from 1; two who write at once cannot both have the next. */
		version: integer('version').notNull(),
		state: text('state').$type<'draft' | 'approved' | 'withdrawn'>().notNull(),
		text: text('text').notNull(),
		/** Where the words come from: minutes, a section of a law. */
		source: text('source').notNull(),
		/** Name and office of the person; they need not sit at the desk. */
		approvedBy: text('approved_by'),
		approvedOn: date('approved_on'),
		writtenAt: instant('written_at').notNull(),
		/** Null: on the server's own command line. */
		writtenBy: uuid('written_by').references(() => officers.id)
	},
	(table) => [
		primaryKey({ columns: [table.key, table.locale, table.version] }),
		check(
			'approved_by_a_person',
			sql`num_nonnulls(${table.approvedBy}, ${table.approvedOn}) = case ${table.state} when 'approved' then 2 else 0 end`
		)
	]
);
