import { expect, it } from 'vitest';
import { keptDrafts } from './kept-drafts.ts';

/** A browser's storage. @param most values that it has room for. */
function storage(most = 1000) {
	const values = new Map<string, string>();
	return {
		values,
		get length() {
			return values.size;
		},
		key: (n: number) => [...values.keys()][n] ?? null,
		getItem: (key: string) => values.get(key) ?? null,
		removeItem: (key: string) => void values.delete(key),
		setItem: (key: string, value: string) => {
			if (values.size >= most) throw new Error('QuotaExceededError');
			values.set(key, value);
		}
	};
}

it('finds what was kept, until it is dropped', () => {
	const drafts = keptDrafts(storage());
	expect(drafts.keep('one', 'c2VhbGVk')).toBe(true);
	expect(drafts.find('one')).toBe('c2VhbGVk');
	drafts.drop('one');
	expect(drafts.find('one')).toBeUndefined();
});

it('lets go of the oldest, of what is older than 30 days, and touches nothing that is not its own', () => {
	let now = new Date('2026-11-01T12:00:00Z');
	const shelf = storage();
	shelf.setItem('plainsight-notebook/mara', '12 abc');
	const drafts = keptDrafts(shelf, () => now);
	drafts.keep('first', 'a');
	now = new Date('2026-11-30T12:00:00Z');
	expect(drafts.find('first')).toBe('a');
	for (let n = 0; n < 60; n++) drafts.keep(`later-${n}`, 'b');
	expect(drafts.find('first')).toBeUndefined();
	now = new Date('2026-12-30T12:00:00Z');
	expect(drafts.find('later-59')).toBeUndefined();
	expect([...shelf.values.keys()]).toEqual(['plainsight-notebook/mara']);
});

it('says so where there is no room', () => {
	expect(keptDrafts(storage(0)).keep('one', 'a')).toBe(false);
});
