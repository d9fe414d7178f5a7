import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cleanDocument } from './document.ts';

async function pages(draw: (document: PDFKit.PDFDocument) => void): Promise<Buffer[]> {
	const document = new PDFDocument({ compress: false });
	draw(document);
	document.end();
	const pieces: Uint8Array[] = [];
	for await (const piece of document as AsyncIterable<Uint8Array>) pieces.push(piece);
	const end = await cleanDocument(new Uint8Array(Buffer.concat(pieces)));
	const made: Buffer[] = [];
	for await (const { bytes } of end!.parts) made.push(Buffer.from(bytes));
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
