import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../scripts/demo/people.ts';
import { codeFrom } from '#lib/sealed/receipt-code.ts';
import * as authenticator from '../../src/lib/server/staff/authenticator.ts';
import { saltFor } from '../../src/lib/server/staff/index.ts';
import * as throttle from '../../src/lib/server/staff/throttle.ts';
import { addChunk, beginPart } from '../../src/lib/server/tips/parts.ts';
import { candidates } from '../../src/lib/server/tips/receipt.ts';
import { handleOf } from '../../src/lib/server/tips/receipt-v2.ts';
import { spooled } from '../../src/lib/server/tips/spool.ts';
import { newTicket } from '../../src/lib/server/tips/ticket.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { decrypted, encrypted } from './reference.ts';
import vectors from './secrets.json' with { type: 'json' };
import { filled, hex } from './vectors.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

/** The desk and the intake with the secrets of the vectors. */
const desk = () => ({ ...house.desk, keys: { totp: filled(24), session: filled(25) } });
const intake = () => ({
	...house.intake,
	keys: { peppers: [filled(21)] as const, ticket: filled(22), drafts: [filled(23)] as const }
});
const owner = () => house.database.as.owner;

describe('what the database keeps under a server’s secret is found again', () => {
	it('who failed to sign in, and the salt of a name that is not there', async () => {
		await throttle.attempt(desk(), 'mara', now);
		const [row] = await owner().execute<{ digest: string }>(
			sql`select encode(who_hash, 'hex') as digest from failed_sign_ins`
		);
		expect(row!.digest).toBe(vectors.failedSignIn);
		expect(hex(await saltFor(desk(), ' Nobody'))).toBe(vectors.salt);
	});

	it('an authenticator’s secret', async () => {
		const { officerId } = house.mara;
		const bound = Buffer.from(officerId);
		const use = (code: string) =>
			house.desk.db.transaction((tx) => authenticator.use(tx, desk(), officerId, code, now));
		const box = await encrypted(vectors.totpSecret, filled(24), bound, filled(27, 12));
		await owner().execute(
			sql`update authenticators set sealed_secret = ${box}, last_step = 0 where officer_id = ${officerId}`
		);
		expect(await use(codeAt(vectors.totpSecret, now))).toBe(true);
		await house.desk.db.transaction((tx) =>
			authenticator.set(tx, desk(), officerId, vectors.totpSecret, 0)
		);
		const [row] = await owner().execute<{ box: Uint8Array }>(
			sql`select sealed_secret as box from authenticators where officer_id = ${officerId}`
		);
		expect(await decrypted(row!.box, filled(24), bound)).toBe(vectors.totpSecret);
		const kept = Buffer.from(vectors.totp, 'hex');
		expect(await decrypted(kept, filled(24), Buffer.from('mara'))).toBe(vectors.totpSecret);
	});

	it('how often a form was used', async () => {
		await send(intake(), answersWith(), now, newTicket(filled(26, 16), now));
		const rows = await owner().execute<{ digest: string }>(
			sql`select encode(digest, 'hex') as digest from ticket_uses`
		);
		expect(rows.map(({ digest }) => digest)).toContain(vectors.ticketUse);
	});

	it('the pieces of a file on its way', async () => {
		const code = codeFrom(filled(7, 10));
		const id = vectors.derivedIds.spool;
		const [keyed] = candidates(intake().keys, code);
		await owner().execute(sql`update codes set lookup_id = ${keyed.lookup}
			where lookup_id = (select lookup_id from codes where kind = 'first' limit 1)`);
		const part = { keyed, id, wrap: 28 };
		await beginPart(intake(), part, now);
		for (const [n, piece] of vectors.spoolPieces.entries()) {
			await addChunk(intake(), part, n * 'first'.length, Buffer.from(piece, 'hex'), now);
		}
		const pieces: string[] = [];
		for await (const piece of spooled(intake(), { keyed, id }, 11)) pieces.push(String(piece));
		expect(pieces).toEqual(['first', 'second']);
		const label = Buffer.from('plainsight/v2/spool-key\0');
		const over = Buffer.concat([label, handleOf(code), Buffer.from(id)]);
		const key = createHmac('sha256', filled(23)).update(over).digest();
		const [first] = vectors.spoolPieces.map((piece) => Buffer.from(piece, 'hex'));
		expect(await decrypted(first!, key, Buffer.from(`${id}/0`))).toBe('first');
	});
});
