import { describe, expect, it } from 'vitest';
import type { Told } from '../../../tests/support/pairs.ts';
import { opened } from '../../../tests/support/told.ts';
import { gistOf } from './gist.ts';
import { Others } from './others.ts';
import { seenBefore } from './seen-before.ts';

describe('whoever knows how it works', () => {
	const tell = (what: string, more: Partial<Told> = {}) =>
		gistOf({ tip: opened({ locale: 'en', what, ...more }) });
	const seen = (what: string, others: Others, more: Partial<Told> = {}) =>
		seenBefore(tell(what, more), others);

	it('buries no other tip by a flood that repeats its phone: the one with more in common comes first', () => {
		const others = new Others();
		for (let n = 0; n < 100; n++) others.add(`flood-${n}`, tell(`Ring 555-0142, offer no ${n}`));
		others.add(
			'true',
			tell('Sully of Tamarind Gut keeps three Jamaican women. His phone is 555-0142.')
		);
		const [first] = seen(
			'The Jamaican women by Sully in Tamarind Gut have to ring 555-0142.',
			others
		);
		expect(first?.id).toBe('true');
	});

	it('makes no tip of everybody’s by a phone that a hundred name', () => {
		const others = new Others();
		for (let n = 0; n < 100; n++) others.add(`${n}`, tell(`Case ${n}: the poster says 555-0199`));
		expect(seen('A boy sleeps in the boatyard. I found 555-0199 on the poster.', others)).toEqual(
			[]
		);
	});

	it('is not shown the tip itself, nor one that is gone', () => {
		const others = new Others();
		const what = 'MV Silver Heron lies at the old pier';
		others.add('self', tell(what));
		others.add('gone', tell(what));
		others.remove('gone');
		expect(seenBefore(tell(what), others, 'self')).toEqual([]);
		others.add('self', tell('They sleep in a shed.'));
		expect(seen(what, others)).toEqual([]);
		expect(others.having('heron').size).toBe(0);
	});

	it('is told to be one teller by the way to reach them', () => {
		const others = new Others();
		const contact = '555-0123, evenings';
		others.add('one', tell('My madam keeps my papers.', { contact }));
		const [sighting] = seen('Now she locks the gate.', others, { contact });
		expect(sighting).toMatchObject({ id: 'one', maybeSameTeller: true });
		const [named] = seen('The man who drives her has the number 555-0123.', others);
		expect(named).toMatchObject({ id: 'one', maybeSameTeller: false });
	});
});
