import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pairs } from '../../../tests/support/pairs.ts';
import { opened } from '../../../tests/support/told.ts';
import { gistOf, LARGEST_GIST, LONGEST_TITLE } from './gist.ts';
import { likeness, nearOf, signatureOf } from './near.ts';

it('says in a row what a tip is about', () => {
	const tip = opened({
		locale: 'en',
		way: 'known',
		what: 'Good evening. A man they call Big Sully keeps three women in a house up at Tamarind Gut. They cannot leave.',
		area: 'KN-06',
		place: 'Tamarind Gut',
		plates: 'pa 447',
		contact: '555 0142'
	});
	const additions = [{ words: 'My cousin says the jeep is P 3319 now, and he has a gun.' }];
	const gist = gistOf({ tip, additions });
	expect(gist).toMatchObject({
		title: 'A man they call Big Sully keeps three women in a house up at Tamarind Gut…',
		place: 'Tamarind Gut, Saint John Capisterre',
		area: 'KN-06',
		kind: 'known',
		language: 'en',
		names: ['sully', 'tamarind gut'],
		self: ['phone +18695550142']
	});
	expect(gist.marks.map(({ key }) => key)).toEqual(['PA447', '+18695550142', 'P3319']);
	expect(gist.urgencyHints.map(({ reason }) => reason)).toEqual(['weapon', 'locked-in']);
	expect(gist.words).toMatch(/^good evening a man they call big sully .* gun$/);
});

it('keeps the title that an officer wrote', () => {
	const tip = opened({ locale: 'en', what: 'They sleep in a shed.' });
	expect(gistOf({ tip, title: 'Shed at the quarry' }).title).toBe('Shed at the quarry');
	expect(gistOf({ tip }).title).toBe('They sleep in a shed.');
});

it.each([
	['Hello, I want to report that a boy works in the shop.', 'a boy works in the shop.'],
	['Buenas tardes. Mi hermana no puede salir.', 'Mi hermana no puede salir.'],
	['Bonjou, yo pa peye nou.', 'yo pa peye nou.'],
	['I am locked in.', 'I am locked in.'],
	['Hello?', 'Hello?'],
	['a\u202egnp.exe\n\n b', 'a gnp.exe b']
])('“%s” is called “%s”', (what, title) => {
	expect(gistOf({ tip: opened({ locale: 'en', what }) }).title).toBe(title);
});

it('has no name of what is only written large, or first in a sentence', () => {
	const namesOf = (what: string) => gistOf({ tip: opened({ locale: 'en', what }) }).names;
	expect(namesOf('PLEASE HELP THE GIRLS IN CORAL SANDS')).toEqual([]);
	expect(namesOf('Women live there. On Monday Haitian men came with Mr. Farrow.')).toEqual([
		'farrow'
	]);
	expect(namesOf('Coral Sands is full. Ramdeo hits them. He told Ramdeo.')).toEqual([
		'coral sands',
		'ramdeo'
	]);
});

it('fits one size of file, whatever somebody typed', () => {
	const bits = [
		'PA 4471 ',
		'+1 869 555 0142 ',
		'@rico_869 ',
		'MV Silver Heron ',
		'\u202e',
		'"',
		'\\',
		'漢字 ',
		'Élan ',
		'he beats her '
	];
	const text = fc
		.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'binary' })), {
			maxLength: 8
		})
		.map((parts) => parts.join(' ').repeat(3));
	const long = fc
		.tuple(text, fc.integer({ min: 1, max: 40 }))
		.map(([one, times]) => one.repeat(times).slice(0, 3_000));
	fc.assert(
		fc.property(long, text, text, (what, place, contact) => {
			const gist = gistOf({
				tip: opened({
					locale: 'en',
					what,
					place: place.slice(0, 1_000),
					contact: contact.slice(0, 1_000)
				})
			});
			expect(new TextEncoder().encode(JSON.stringify(gist)).length).toBeLessThanOrEqual(
				LARGEST_GIST
			);
			expect(gist.title.length).toBeLessThanOrEqual(LONGEST_TITLE);
			expect(gist.place.length).toBeLessThanOrEqual(LONGEST_TITLE);
			expect(gist.title + gist.place).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\n]/u);
		}),
		{ numRuns: 10 }
	);
	const crowd = Array.from(
		{ length: 400 },
		(_, n) => `PA ${1000 + n}, Kapitèn${n} Ńame ${n}: he beats her.`
	).join('\n');
	const gist = gistOf({ tip: opened({ locale: 'ht', what: crowd }) });
	expect(gist.marks.length).toBeGreaterThan(10);
	expect(gist.words.length).toBeGreaterThan(1_000);
});

it('tells near copies from texts that share their words by chance', () => {
	const words = Array.from({ length: 60 }, (_, n) => `word${n}`);
	const changed = words.map((word, n) => (n % 15 === 0 ? 'other' : word));
	expect(likeness(signatureOf(nearOf(words))!, signatureOf(nearOf(words))!)).toBe(1);
	expect(likeness(signatureOf(nearOf(words))!, signatureOf(nearOf(changed))!)).toBeGreaterThan(0.5);
	expect(
		likeness(signatureOf(nearOf(words))!, signatureOf(nearOf(words.toReversed()))!)
	).toBeLessThan(0.1);
	expect(nearOf(words.slice(0, 6))).toBe('');
});

it('is made of sixty pairs of tips in less than a breath', () => {
	const tips = pairs.flatMap(({ told }) => told.map(opened));
	const before = process.threadCpuUsage();
	for (const tip of tips) gistOf({ tip });
	const { user, system } = process.threadCpuUsage(before);
	expect((user + system) / 1000).toBeLessThan(600);
});
