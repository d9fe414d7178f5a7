import { describe, expect, it } from 'vitest';
import { merge, newNotebook, peopleIn, withComparedPeople, withPeople } from './notebook.ts';
import {
	firstKnown,
	printOfPeople,
	standingAt,
	withStanding,
	type ListedPerson
} from './people.ts';
import { newSigningKey, verifyKeyOf } from './signature.ts';

const key = verifyKeyOf(newSigningKey());
const at = (seq: number, letter = 'A') => ({ seq, hash: letter.repeat(43) });
const alton: ListedPerson = {
	...{ id: 'alton', verifyKey: key, role: 'administrator', isDisabled: false }
};
const known = firstKnown(at(5), [alton]);
const auditor = { verifyKey: key, role: 'auditor', isDisabled: false, isServersWord: false };

describe('who is who at the desk', () => {
	it('is told by entry: what somebody was then, and not what they are now', () => {
		const people = withStanding(known.people, 'alton', { ...auditor, from: 9 });
		expect([1, 5, 9, 10].map((seq) => standingAt(people, 'alton', seq)?.role)).toEqual([
			...['administrator', 'administrator', 'administrator', 'auditor']
		]);
		for (const nobody of ['joan', 'constructor'])
			expect(standingAt(people, nobody, 9)).toBeUndefined();
	});

	it('comes to the same words, learnt at once or one after the other, and to others with another key or role', () => {
		const now = { ...alton, role: 'auditor' };
		const learnt = withStanding(known.people, 'alton', { ...auditor, from: 9 });
		const told = firstKnown(at(9), [now, { ...alton, id: 'not-joined', verifyKey: null }]).people;
		expect(printOfPeople(told)).toBe(printOfPeople(learnt));
		const other = { ...now, verifyKey: verifyKeyOf(newSigningKey()) };
		for (const one of [alton, other, { ...now, isDisabled: true }, { ...now, id: 'bea' }])
			expect(printOfPeople(firstKnown(at(9), [one]).people)).not.toBe(printOfPeople(learnt));
	});

	it('is remembered as far as any browser followed it, and from what people compared on', () => {
		const book = newNotebook('eve');
		const [short, long] = [withPeople(book, known), withPeople(book, { ...known, at: at(9) })];
		for (const both of [merge(short, long), merge(long, short)])
			expect(peopleIn(both)?.at.seq).toBe(9);
		const forks = [long, withPeople(book, { ...known, at: at(9, 'B') })] as const;
		expect(merge(...forks)).toEqual(merge(forks[1], forks[0]));
		const compared = withComparedPeople(long, firstKnown(at(7), [alton]), 3);
		for (const both of [merge(compared, long), merge(long, compared)])
			expect(peopleIn(both)?.at.seq).toBe(7);
	});
});
