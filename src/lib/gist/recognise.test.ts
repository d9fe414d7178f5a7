import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import type { MarkKind } from './mark.ts';
import { nameOf, recognise } from './recognise.ts';

const named = (text: string, expected?: MarkKind) => recognise(text, expected).map(nameOf);

describe.each<[MarkKind, string, readonly [text: string, key: string][]]>([
	[
		'phone',
		'of the country and from abroad',
		[
			['Call 555-0142', '+18695550142'],
			['869 555 0142', '+18695550142'],
			['+1 (869) 555-0142', '+18695550142'],
			['1-869-555.0142', '+18695550142'],
			['+869 555 0142', '+18695550142'],
			['his number is 8695550142.', '+18695550142'],
			['5 5 5 0 1 4 2', '+18695550142'],
			['011 592 623 4567', '+5926234567'],
			['00509 3412 3456', '+50934123456'],
			['509-3412-3456', '+50934123456'],
			['809 555 0119', '+18095550119'],
			['+44 20 7946 0018', '+442079460018'],
			['+63 917 555 0123', '+639175550123']
		]
	],
	[
		'plate',
		'as people write it',
		[
			['PA 4471', 'PA4471'],
			['pa4471', 'PA4471'],
			['P-4471', 'P4471'],
			['plate pa 44', 'PA44'],
			['La placa es ha 218', 'HA218'],
			['plaque HA-218', 'HA218'],
			['nimewo machin nan: TA 902', 'TA902'],
			['a rental, RA0123', 'RA0123'],
			['plate number: BCD-1234', 'BCD1234']
		]
	],
	[
		'boat',
		'by what stands before its name',
		[
			['MV Silver Heron came in', 'silver heron'],
			['M/V “Silver Heron”', 'silver heron'],
			['the fishing boat Lady Corinne', 'lady corinne'],
			['a yacht called Lady Annabel II', 'lady annabel ii'],
			['un barco que se llama Estrella de Mar', 'estrella de mar'],
			['un bateau nommé Étoile', 'etoile'],
			['yon bato ki rele Lady Corinne', 'lady corinne'],
			['IMO 9074729', 'imo 9074729']
		]
	],
	[
		'handle',
		'of any platform',
		[
			['@island.stars.casting wants', 'island.stars.casting'],
			['IG: island.stars.casting and', 'island.stars.casting'],
			['instagram.com/Island.Stars.Casting', 'island.stars.casting'],
			['his snapchat is rico_869', 'rico_869'],
			['Facebook: Caribe Empleos Ya', 'caribe empleos ya'],
			['en Facebook, la página se llama Caribe Empleos Ya.', 'caribe empleos ya'],
			['Facebook name Maria Peña', 'maria pena']
		]
	],
	[
		'mail',
		'with or without capitals',
		[
			['Write to Permits.Fast@mail.example', 'permits.fast@mail.example'],
			['<permits.fast@mail.example>', 'permits.fast@mail.example']
		]
	]
])('a %s %s', (kind, _, cases) => {
	it.each(cases)('“%s” is %s', (text, key) => {
		expect(named(text)).toEqual([`${kind} ${key}`]);
	});
});

describe('what was asked for needs no word for it', () => {
	it.each<[MarkKind, string, string[]]>([
		['plate', 'pa 447 or h 22', ['plate PA447', 'plate H22']],
		['boat', 'Silver Heron, grey, rusty', ['boat silver heron']],
		['boat', 'SKN 1234', ['boat skn1234']],
		['phone', '555 01 42', ['phone +18695550142']]
	])('%s: “%s”', (kind, text, names) => {
		expect(named(text, kind)).toEqual(names);
	});
});

it.each([
	'Yo pa 20 an, yo pa gen 300 goud.',
	'Hace 3 años, ha 200 metros de aquí.',
	'In room H 2 on floor P 1, size T 50.',
	'On 14/03/2026 at 10:42, 2019-2023, 2026-11-30.',
	'He owes US$5000000 and 1 200 000 pesos, $ 4445555.',
	'Her passport number is 5550142.',
	'My plate begins with PA 44.',
	'IMO 9074728',
	'The boat I saw on Monday. A boat On Tuesday. A ferry Saturday.',
	'He works @ the bar. I saw it on Facebook and Instagram.',
	'I called 665-3091 and +1 869 662 6833 and nobody came.',
	'Call 911 or 707. Psalm 119:105-112.',
	'He is 35, she 16, 12345678901234567890.'
])('sees no mark in “%s”', (text) => {
	expect(named(text)).toEqual([]);
});

it('names each once, in order, as it was written first', () => {
	const text = 'Van PA 4471, phone 555-0142. Again pa4471 and 869 555 0142; mail a.b@c.example';
	expect(recognise(text).map(({ shown }) => shown)).toEqual([
		...['PA 4471', '555-0142', 'a.b@c.example']
	]);
});

describe('whatever somebody wrote', () => {
	const bits = [
		'PA 4471',
		'+1 869 555 0142',
		'@rico_869',
		'MV Silver Heron',
		'a@b.example',
		' ',
		'\n',
		', ',
		'1',
		'PA'
	];
	const writing = fc
		.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'grapheme' })))
		.map((parts) => parts.join(' '));

	it('is marked as it stands there, and a key stays the key of what is shown', () => {
		fc.assert(
			fc.property(writing, (text) => {
				for (const { kind, shown, key } of recognise(text)) {
					expect(text.includes(shown) || shown.startsWith('IMO')).toBe(true);
					expect(key).toBe(kind === 'plate' ? fold(key).toUpperCase() : fold(key));
					expect(key).not.toBe('');
				}
			})
		);
	});

	it('has the same phone however its digits are parted', () => {
		const sign = fc.constantFrom('', ' ', '-', '.', ' - ');
		const number = fc.integer({ min: 2_000_000, max: 9_999_999 }).map(String);
		fc.assert(
			fc.property(number, sign, sign, (digits, one, other) => {
				const written = `869${one}${digits.slice(0, 3)}${other}${digits.slice(3)}`;
				expect(named(`ring ${written} now`)).toContain(`phone +1869${digits}`);
			})
		);
	});

	it('takes time in proportion to its length, also when it is made to take longer', () => {
		const units = [
			'1',
			'1 ',
			'1-',
			'+',
			'(',
			'@',
			'a.',
			'a@',
			'a@b.',
			'PA ',
			'PA 1',
			'plate ',
			'plate: ',
			'MV ',
			'MV A',
			'MV A '
		];
		const more = [
			'boat A ',
			'boat ',
			'IG: ',
			'ig: a.',
			'Facebook A ',
			'A ',
			'Aa ',
			'"',
			'é',
			' ',
			'\n',
			'IMO ',
			'A, ',
			'facebook.com/',
			'\u0301'
		];
		for (const unit of [...units, ...more]) {
			for (const kind of [undefined, 'boat'] as const) {
				const text = unit.repeat(Math.ceil(20_000 / unit.length));
				const before = process.threadCpuUsage();
				recognise(text, kind);
				const { user, system } = process.threadCpuUsage(before);
				expect((user + system) / 1000, `${unit} ${kind}`).toBeLessThan(250);
			}
		}
	});
});
