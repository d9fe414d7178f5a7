import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENDINGS, nameFor, nameSpelledOut, sizeInWords, type Saved } from './files.ts';

/** What some system runs, or shows as a page of ours, when it is opened with a double click. */
const RUNS = new Set(
	`app appimage bat chm class cmd com cpl deb desktop dll dmg docm exe hta htm html inf iso jar js jse lnk mht mhtml msc
	msi php pif pl ppam ps1 pptm pkg py rb reg rpm scf scr sct sh shtml svg svgz ts url vb vbe vbs wasm wsc wsf wsh xht
	xhtml xll xlsm xml xsl`.split(/\s+/)
);
const endingOf = (name: string): string => name.split('.').at(-1)!;
const tip = '3f2a9c1b-7d0e-4c2a-9b1f-000000000000';
const part = '91b2aa01-1c1d-4e2f-8a3b-000000000000';

it.each([
	['image/jpeg', 'jpg'],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
	['text/plain', 'txt'],
	['video/3gpp', '3gp'],
	['text/html', 'bin'],
	['image/svg+xml', 'bin'],
	['application/x-msdownload', 'bin'],
	['constructor', 'bin'],
	['', 'bin']
])('what is %j is saved as .%s, whatever it was called', (type, ending) => {
	expect(endingOf(nameFor({ tip, part, type, isOriginal: true }))).toBe(ending);
});

it('no file is saved under an ending that runs, or with a name that anybody else chose', () => {
	expect(Object.values(ENDINGS).filter((ending) => RUNS.has(ending))).toEqual([]);
	fc.assert(
		fc.property(
			fc.oneof(fc.string(), fc.constantFrom(...Object.keys(ENDINGS))),
			fc.option(fc.nat(60), { nil: undefined }),
			fc.boolean(),
			(type, page, isOriginal) => {
				const name = nameFor({ tip, part, type, page, isOriginal });
				expect(name).toMatch(/^3f2a9c1b-91b2aa01(-as-it-came|-page-\d+)?\.[a-z0-9]{2,4}$/);
				expect(RUNS.has(endingOf(name))).toBe(false);
			}
		)
	);
});

it('no two things of a tip are saved under one name', () => {
	const saved = fc.record<Saved>({
		tip: fc.constant(tip),
		part: fc.constantFrom('00000001', '00000002', '00000003'),
		type: fc.constantFrom('image/jpeg', 'application/pdf', 'video/mp4'),
		page: fc.option(fc.nat(3), { nil: undefined }),
		isOriginal: fc.constant(false)
	});
	const original = fc.constantFrom('00000003', '00000004', '00000005');
	const all = fc.tuple(
		fc.uniqueArray(saved, { selector: ({ part, page }) => `${part} ${page}`, maxLength: 12 }),
		fc.uniqueArray(original)
	);
	fc.assert(
		fc.property(all, ([copies, originals]) => {
			const names = [
				...copies,
				...originals.map((part) => ({ tip, part, type: 'image/jpeg', isOriginal: true }))
			].map(nameFor);
			expect(new Set(names).size).toBe(names.length);
		})
	);
});

it.each([
	[0, '0 KB'],
	[1, '1 KB'],
	[41_300, '42 KB'],
	[999_000, '999 KB'],
	[999_001, '1.0 MB'],
	[24_960_000, '25.0 MB']
])('%d bytes are told as %s', (bytes, words) => {
	expect(sizeInWords(bytes)).toBe(words);
});

it('a name cannot turn itself or a warning around, hide what it is, or fill the page', () => {
	expect(nameSpelledOut('photo\u202Egpj.exe')).toBe('photo[U+202E]gpj.exe');
	expect(nameSpelledOut('a\u200B\u2067b\n\u2028c\u00ADd')).toBe(
		'a[U+200B][U+2067]b[U+000A][U+2028]c[U+00AD]d'
	);
	for (const plain of ['foto del patio.jpg', 'فوتو.jpg', 'Ti fi a – kay la.pdf', '照片.heic']) {
		expect(nameSpelledOut(plain)).toBe(plain);
	}
	expect(nameSpelledOut('😀'.repeat(200))).toBe(`${'😀'.repeat(120)}…`);
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 }), (letters) => {
			const shown = nameSpelledOut(String.fromCodePoint(...letters));
			expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
		})
	);
});
