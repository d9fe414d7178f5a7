import { randomInt } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import {
	actingAs,
	alertAddresses,
	alertChannels,
	alerts,
	alertWishes,
	type AlertChannel,
	type Tx
} from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { HOUR_MS } from './climb.ts';

/** RFC 5321, 4.5.3.1.3, and no more of RFC 5322 than people have: no quotes, comments or names. */
const MAIL =
	/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
/** A phone's number, or whatever the operator's gateway calls a pager. */
const PAGER = /^[A-Za-z0-9+][A-Za-z0-9 ._@:+-]{2,63}$/;
const LONGEST = 254;

const CODE_LASTS_MS = HOUR_MS;
const CODE_TRIED_FOR_MS = 10 * 60_000;
/** Or somebody's mailbox could be filled from here. */
const MOST_CODES_A_DAY = 6;
/** Of a hundred million. */
const MOST_WRONG = 5;

export type AddressChange =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly why: 'unreadable' | 'too-many-codes' | 'wrong-code' | 'no-code';
	  };

export const isChannel = (text: string | undefined): text is AlertChannel =>
	alertChannels.some((channel) => channel === text);

/** Where the officer is told, as far as it is anybody's business: their own. */
export const mine = ({ db }: DeskContext, { officerId }: Actor, now: Date) =>
	actingAs(db, officerId, async (tx) => {
		const rows = await tx.select().from(alertAddresses);
		const [wishes] = await tx.select().from(alertWishes);
		return {
			addresses: rows.map(({ channel, address, proposed, code, codeUntil }) => ({
				channel,
				/** Alerts go there; null while none is proven. */
				address,
				/** Where a code was sent that is good still. */
				proposed: code !== null && codeUntil !== null && codeUntil > now ? proposed : null
			})),
			wishes: { hourly: wishes?.hourly ?? true, digest: wishes?.digest ?? true }
		};
	});

/** Enters an address and has a code sent there. The one before counts until the code comes back. For that one itself it is a test. */
export const setAddress = (
	{ db }: DeskContext,
	actor: Actor,
	channel: AlertChannel,
	typed: string,
	now: Date
): Promise<AddressChange> =>
	actingAs(db, actor.officerId, async (tx) => {
		const address = typed.trim();
		const fits = (channel === 'mail' ? MAIL : PAGER).test(address) && address.length <= LONGEST;
		if (!fits) return { ok: false, why: 'unreadable' };
		if (await hasTooManyCodes(tx, now)) return { ok: false, why: 'too-many-codes' };
		const row = {
			proposed: address,
			code: String(randomInt(100_000_000)).padStart(8, '0'),
			codeUntil: new Date(now.getTime() + CODE_LASTS_MS),
			wrongCodes: 0
		};
		await tx
			.insert(alertAddresses)
			.values({ officerId: actor.officerId, channel, ...row })
			.onConflictDoUpdate({
				target: [alertAddresses.officerId, alertAddresses.channel],
				set: row
			});
		await tx.insert(alerts).values({
			...{ officerId: actor.officerId, channel, kind: 'code', mark: now, nextTryAt: now },
			until: new Date(now.getTime() + CODE_TRIED_FOR_MS)
		});
		return { ok: true };
	});

/** Row-level security leaves the acting officer's own. */
const own = (channel: AlertChannel) => eq(alertAddresses.channel, channel);

const hasTooManyCodes = async (tx: Tx, now: Date): Promise<boolean> => {
	const since = new Date(now.getTime() - 24 * HOUR_MS);
	const codes = await tx.$count(alerts, and(eq(alerts.kind, 'code'), gt(alerts.mark, since)));
	return codes >= MOST_CODES_A_DAY;
};

/** The code came back: alerts go there from now on. */
export const prove = (
	{ db }: DeskContext,
	actor: Actor,
	channel: AlertChannel,
	typed: string,
	now: Date
): Promise<AddressChange> =>
	actingAs(db, actor.officerId, async (tx) => {
		const [row] = await tx.select().from(alertAddresses).where(own(channel)).for('update');
		if (!row?.code || !row.proposed || !row.codeUntil || row.codeUntil <= now)
			return { ok: false, why: 'no-code' };
		if (row.code !== typed.replace(/\s/g, '')) {
			const wrongCodes = row.wrongCodes + 1;
			const isOver = wrongCodes >= MOST_WRONG;
			await tx
				.update(alertAddresses)
				.set({ wrongCodes, ...(isOver ? { code: null } : {}) })
				.where(own(channel));
			return { ok: false, why: isOver ? 'no-code' : 'wrong-code' };
		}
		await tx
			.update(alertAddresses)
			.set({
				...{ address: row.proposed, provenAt: now, undelivered: 0 },
				...{ proposed: null, code: null, codeUntil: null }
			})
			.where(own(channel));
		if (row.address !== row.proposed) await enter(tx, actor, 'alerts.address-set', channel, now);
		return { ok: true };
	});

/** Nothing goes there any more. */
export const dropAddress = (
	{ db }: DeskContext,
	actor: Actor,
	channel: AlertChannel,
	now: Date
): Promise<AddressChange> =>
	actingAs(db, actor.officerId, async (tx) => {
		const { count } = await tx.delete(alertAddresses).where(own(channel));
		if (count > 0) await enter(tx, actor, 'alerts.address-dropped', channel, now);
		return { ok: true };
	});

/** What the officer wants to be told besides what is urgent, which no wish of theirs silences. */
export const wish = (
	{ db }: DeskContext,
	{ officerId }: Actor,
	wishes: { readonly hourly: boolean; readonly digest: boolean }
): Promise<AddressChange> =>
	actingAs(db, officerId, async (tx) => {
		await tx
			.insert(alertWishes)
			.values({ officerId, ...wishes })
			.onConflictDoUpdate({ target: alertWishes.officerId, set: wishes });
		return { ok: true };
	});

/** That it was changed is on record, so that nobody is silenced unseen; the address is not. */
const enter = (tx: Tx, { officerId: by }: Actor, act: string, channel: AlertChannel, now: Date) =>
	audit.record(tx, 'people', { act, by, subject: by, detail: { channel } }, now);
