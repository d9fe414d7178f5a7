import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cleanDocument } from './document.ts';

async function pages(draw: (document: PDFKit.PDFDocument) => void): Promise<Buffer[]> {
	const document = new PDFDocument({ compress: false });
	draw(document);
	document.end();
	const buffers: Uint8Array[] = [];
	for await (const buffer of document as AsyncIterable<Uint8Array>) buffers.push(buffer);
	const end = await cleanDocument(new Uint8Array(Buffer.concat(buffers)));
	const made: Buffer[] = [];
	for await (const { bytes } of end!.pages) made.push(Buffer.from(bytes));
	return made;
}
const colour = async (page: Buffer): Promise<string> => {
	const { channels } = await sharp(page).stats();
	return channels.map(({ mean }) => (mean > 200 ? 'much' : mean < 50 ? 'none' : 'some')).join(' ');
};

it('a red page stays red', async () => {
	const [page] = await pages((document) => document.rect(0, 0, 612, 792).fill('#ff0000'));
	expect(await colour(page!)).toBe('much none none');
});

it('what was typed into a form can be read', async () => {
	const [page] = await pages((document) => {
		document.font('Helvetica').initForm();
		document.formText('name', 50, 50, 500, 80, { value: 'Taken to the port', fontSize: 60 });
	});
	expect((await sharp(page).stats()).channels[0]!.mean).toBeLessThan(254);
});

it('a page that says it is as large as a field is no larger than any', async () => {
	const [, page] = await pages((document) => document.addPage({ size: [14_400, 14_400] }));
	expect(await sharp(page).metadata()).toMatchObject({ width: 2200, height: 2200 });
});

/** A form as other programs see it: the words that stand in for it, and what was typed where only its own program looks. */
const form = (catalog: string): Uint8Array => {
	const words = 'BT /F 24 Tf 50 700 Td (Please wait...) Tj ET';
	const objects = [
		`<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA 6 0 R>>${catalog}>>`,
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
		`<</Length ${words.length}>>stream\n${words}\nendstream`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
		'<</Length 27>>stream\n<xdp><a>Rosalind</a></xdp> \nendstream'
	];
	const rows = objects.map((object, n) => `${n + 1} 0 obj ${object} endobj\n`);
	return Buffer.from(`%PDF-1.7\n${rows.join('')}trailer<</Root 1 0 R/Size 7>>\n%%EOF`);
};

it.each(['/NeedsRendering true', ''])(
	'a form that would only say "Please wait…" is not cleaned: %s',
	async (catalog) => {
		expect(await cleanDocument(form(catalog))).toBeUndefined();
	}
);
