import { expect, it } from 'vitest';
import type { StoredEntry } from '../vault/judging.ts';
import { inquire, tipNamed, type Found, type Inquiry } from './inquiry.ts';

const MARA = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const TIP = 'f94f273d-0000-4000-8000-000000000000';
const OTHER = 'f94f0000-0000-4000-8000-000000000000';
/** Four hundred and one entries, two an hour; every seventh of the tip, every hundredth opens for nobody. */
const chain: StoredEntry[] = Array.from({ length: 401 }, (_, n) => ({
	seq: n + 1,
	at: Date.UTC(2026, 10, 23) + n * 1_800_000,
	...{ commitment: '', prev: '', body: '' }
}));
const says = ({ seq }: StoredEntry) =>
	seq % 100 === 0
		? undefined
		: {
				act: seq % 14 === 0 ? 'note.written' : 'tip.taken',
				by: seq % 2 === 0 ? MARA : null,
				subject: seq % 7 === 0 ? TIP : OTHER
			};
const read = async (entries: readonly StoredEntry[]) => ({
	said: new Map(entries.map((entry) => [entry.seq, says(entry)])),
	verdicts: new Map(entries.map(({ seq }) => [seq, { is: 'signed' } as const]))
});
const span = async (_: string, from: number, before: number) =>
	chain.filter(({ seq }) => seq >= from && seq < before);

async function asked(wanted: Inquiry, ends = { from: 1, before: 402 }) {
	let last: Found | undefined;
	for await (const found of inquire({ span }, read, 'general', ends, wanted)) last = found;
	return last!;
}
const numbers = ({ entries }: Found) => entries.map(({ seq }) => seq);

it('finds all acts on one tip, the newest first, and says how many entries may be of it, too', async () => {
	const found = await asked({ tip: 'F94F 273D' });
	expect(numbers(found)).toEqual(
		Array.from({ length: 57 }, (_, n) => (57 - n) * 7).filter((seq) => seq % 100 > 0)
	);
	expect(found).toMatchObject({ looked: 401, closed: 4 });
	expect(found.said.get(14)).toMatchObject({ act: 'note.written' });
	expect(found.verdicts.get(14)).toEqual({ is: 'signed' });
	expect(found.said.has(13)).toBe(false);
});

it('one person’s on one day by the country’s clock, though entries of other days lie between', async () => {
	// The country's day ends at four in the morning of the next in UTC.
	const found = await asked({ by: MARA, day: '2026-11-23' }, { from: 1, before: 100 });
	expect(found.looked).toBe(48);
	expect(numbers(found)).toEqual(Array.from({ length: 24 }, (_, n) => 56 - n * 2));
	expect(numbers(await asked({ by: 'system', tip: TIP, day: '2026-11-23' }))).toEqual([49, 35, 21]);
});

it('a day is shown with what does not open', async () => {
	expect(numbers(await asked({ day: '2026-11-24' }))).toContain(100);
});

it('what names no tip finds nothing, and an address of a page names one', async () => {
	expect(tipNamed(`https://desk.example/desk/tips/${TIP}`)).toBe(TIP.replaceAll('-', ''));
	expect(tipNamed('Mara')).toBeUndefined();
	expect(numbers(await asked({ tip: 'the one with the boat' }))).toEqual([]);
});

it('a desk that does not answer is not taken for an end', async () => {
	const silent = { span: async () => undefined };
	const asking = inquire(silent, read, 'general', { from: 1, before: 9 }, { tip: TIP });
	await expect(asking.next()).rejects.toThrow(expect.objectContaining({ name: 'NotAnswered' }));
});
