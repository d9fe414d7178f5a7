import { describe, expect, it } from 'vitest';
import type { Questions } from '#lib/i18n/questions.ts';
import { recipientOf, type Identity } from '#lib/sealed/identity.ts';
import { codeFrom } from '#lib/sealed/receipt-code.ts';
import type { Answers } from '#lib/questions/answers.ts';
import { isWorkDone, offerWork } from '../../src/lib/server/captcha/own-check.ts';
import { passFor, standingOf } from '../../src/lib/server/captcha/pass.ts';
import { plainQuestion } from '../../src/lib/server/captcha/plain-question.ts';
import { isAsked } from '../../src/lib/server/staff/challenge.ts';
import type { DeskContext } from '../../src/lib/server/staff/context.ts';
import { noAnswers } from '../../src/lib/server/tips/answers.ts';
import { openDraft, sealDraft } from '../../src/lib/server/tips/draft.ts';
import { dayDigest } from '../../src/lib/server/tips/follow-up.ts';
import { additionId, derivedId, fileIds } from '../../src/lib/server/tips/derived-id.ts';
import type { Intake } from '../../src/lib/server/tips/intake.ts';
import {
	candidates,
	receiptsFor,
	replyRecipientOf,
	secondCodeOf
} from '../../src/lib/server/tips/receipt.ts';
import { newTicket, readTicket, writeTicket } from '../../src/lib/server/tips/ticket.ts';
import { solve } from '../../src/lib/proof/solve.ts';
import { decrypted } from './reference.ts';
import vectors from './secrets.json' with { type: 'json' };
import { filled, hex } from './vectors.ts';

const keys = { peppers: [filled(21)] as const, ticket: filled(22), drafts: [filled(23)] as const };
const nonce = filled(26, 16);
const now = new Date('2026-11-23T14:37:21Z');
const ticket = newTicket(nonce, now);
const code = codeFrom(filled(7, 10));
const [newest, former] = candidates(keys, code);
const answers = vectors.answers as unknown as Answers;

describe('what a server’s secrets make of the same is the same as ever', () => {
	it('tickets', () => {
		expect(writeTicket(ticket, keys.ticket)).toBe(vectors.ticket);
		expect(readTicket(vectors.ticket, keys.ticket, now)).toEqual({ is: 'good', ticket });
	});

	it('receipts, what a tip is found by, and every id that comes of a code', async () => {
		const [receipt, formerReceipt] = receiptsFor(keys, ticket, answers);
		expect(formerReceipt).toMatchObject({ version: 1, code: vectors.receipt });
		expect(receipt).toMatchObject({ version: 2, code: vectors.v2.receipt });
		for (const [keyed, made] of [
			[former!, vectors],
			[newest, vectors.v2]
		] as const) {
			expect(hex(keyed.lookup)).toBe(made.lookup);
			const identity = made.replyIdentity as Identity;
			expect(await replyRecipientOf(keyed)).toBe(await recipientOf(identity));
			expect(secondCodeOf(keyed)).toMatchObject({ code: made.secondCode, version: keyed.version });
		}
		expect(additionId(newest, 'form', { words: 'more' })).toBe(vectors.addition);
		for (const label of ['addition', 'spool', 'file', 'turn'] as const) {
			expect(derivedId(newest, label, 'text')).toBe(vectors.derivedIds[label]);
		}
	});

	it('the id of a file, and the one under which it may be kept since version 1', () => {
		const [id, formerId] = fileIds(former!, 'text');
		expect([id, formerId]).toEqual([vectors.derivedIds.file, vectors.formerFileId]);
	});

	it('what counts a day’s uses of a code', () => {
		const lookupId = former!.lookup;
		for (const label of ['additions-of-day', 'files-of-day', 'second-code-of-day'] as const) {
			expect(hex(dayDigest({ keys } as unknown as Intake, label, lookupId, now))).toBe(
				vectors.dayDigests[label]
			);
		}
	});

	it('what a robot is asked for, and the word that a form has passed', () => {
		const secret = Buffer.from(vectors.captchaSecret, 'hex');
		expect(offerWork(secret, nonce, 0)).toEqual({ challenge: vectors.work, bits: 15 });
		const solved = `${vectors.work}.${solve(vectors.work, 15)}`;
		expect(isWorkDone(secret, nonce, solved)).toBe(true);
		expect(isWorkDone(secret, filled(0, 16), solved)).toBe(false);
		for (const [at, standing] of (['proven', 'unproven'] as const).entries()) {
			expect(passFor(secret, nonce, standing)).toBe(vectors.passes[at]);
			expect(standingOf(secret, nonce, vectors.passes[at]!)).toBe(standing);
		}
		const words = {
			groups: [...'abcdef'].map((ask) => ({ ask, words: [1, 2, 3].map((n) => `${ask}${n}`) })),
			which: '{ask}: {list}',
			nth: ['first', 'second', 'third', 'last'],
			ordinals: '{nth}: {list}'
		} as unknown as Questions;
		expect(plainQuestion(secret, nonce, words)).toEqual(vectors.question);
	});

	it('the question for a passkey', () => {
		const desk = { keys: { session: filled(25), totp: filled(24) } } as DeskContext;
		expect(isAsked(desk, vectors.challenge, now)).toBe(true);
		expect(isAsked(desk, `${vectors.challenge.slice(0, -2)}AA`, now)).toBe(false);
		const other = { keys: { ...desk.keys, session: filled(24) } } as DeskContext;
		expect(isAsked(other, vectors.challenge, now)).toBe(false);
	});
});

describe('what was encrypted before is still decrypted, and has its form now', () => {
	it('drafts, those that carry every answer among them', async () => {
		// A question asked since then was not answered in them.
		const today = { ...noAnswers(answers.way), ...answers };
		const draft = { answers: today, failures: 1, pass: 'p' };
		expect(openDraft(vectors.draft, ticket, keys.drafts)).toEqual(draft);
		expect(openDraft(vectors.oldDraft, ticket, keys.drafts)).toEqual({
			answers: today,
			failures: 0
		});
		expect(openDraft(vectors.draft, ticket, keys.peppers)).toBeUndefined();
		const box = Buffer.from(sealDraft(draft, ticket, keys.drafts), 'base64url');
		const kept = Buffer.from(vectors.draft, 'base64url');
		expect(JSON.parse(await decrypted(box, keys.drafts[0], nonce))).toEqual(
			JSON.parse(await decrypted(kept, keys.drafts[0], nonce))
		);
		expect(box.length).toBe(kept.length);
	});
});
