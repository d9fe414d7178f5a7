import { expect, it } from 'vitest';
import type { Verdict } from '#lib/desk/vault/judge.ts';
import { triage } from '#lib/i18n/en/triage.ts';
import { explain } from './marks.ts';

const { signatures, legend } = triage.audit;

it('each mark on a page is explained once, and first what wants something done', () => {
	const on: Verdict[] = [
		{ is: 'signed' },
		{ is: 'misfit', why: 'unsigned' },
		{ is: 'signed' },
		{ is: 'misfit', why: 'withheld' }
	];
	expect(explain(on, false)).toMatchObject([
		{ mark: signatures.misfit.unsigned, todo: legend.misfits },
		{ mark: signatures.misfit.withheld, todo: legend.todo.withheld },
		{ mark: signatures.signed, ...legend.signed }
	]);
});

it('in the chain of people a mark is what stands there beside the entry', () => {
	const [only] = explain([{ is: 'misfit', why: 'stranger' }], true);
	expect(only?.mark).toBe(signatures.ofPeople.stranger);
});
