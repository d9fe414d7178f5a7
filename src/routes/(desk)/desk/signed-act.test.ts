import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { conflictWords } from '#lib/desk/work/faults.ts';
import { signAct } from '#lib/sealed/act.ts';
import { newSigningKey } from '#lib/sealed/signature.ts';
import { actSignature, toldToRenew } from './signed-act.server.ts';

describe('a page of the release before, which signs nothing', () => {
	it('is told to load again, and to copy what was written first, by the only words that it knows', () => {
		const told = toldToRenew({ ok: false, why: 'unsigned' });
		expect(told).toMatchObject({ ok: false, why: 'assigned' });
		// As that release says it: "{by} was first and has it in hand."
		const words = conflictWords(told as { why: string; by: string });
		expect(words).toMatch(/^Nothing was kept: .*Copy what you wrote, load the page again/);
	});

	it('changes nothing else of what is said', () => {
		for (const outcome of [{ ok: true }, { ok: false, why: 'signed-before' }] as const)
			expect(toldToRenew(outcome)).toEqual(outcome);
	});
});

describe('what a page sends of a signature', () => {
	const seen = {
		head: { seq: 2 ** 40, hash: 'A'.repeat(43) },
		unlock: 'A'.repeat(22),
		count: 1,
		hour: '2026-11-23T14'
	};
	const act = { lane: 'general', act: 'tip.taken', by: 'mara', subject: 'a tip' };
	const signed = signAct(act, seen, newSigningKey());

	it('is let in as it was made, and with nothing besides', () => {
		expect(v.parse(actSignature, signed)).toEqual(signed);
		for (const other of [
			{ ...signed, more: 1 },
			{ ...signed, count: 0 },
			{ ...signed, hour: '2026-11-23T14:30' },
			{ ...signed, signature: '' },
			{ ...signed, head: { seq: -1, hash: 'A'.repeat(43) } }
		])
			expect(v.is(actSignature, other)).toBe(false);
	});
});
