import type { Locale } from '#lib/i18n/locales.ts';
import type { Copy } from './copy.ts';
import { papers, type Paper } from './paper.ts';
import { sheets, type SheetName } from './sheets.ts';

/** What a sheet is made of. The same of it gives the same bytes. */
export type Order = {
	readonly sheet: SheetName;
	readonly paper: Paper;
	readonly locale: Locale;
	readonly title: string;
	/** Calendar day of printing, ISO. */
	readonly day: string;
	readonly copy: Copy;
};

/**
 * Makes one sheet as a tagged PDF, its fonts embedded as the few letters that it uses.
 * @throws TooLong when a text does not fit on it.
 */
export async function make({ sheet, paper, locale, title, day, copy }: Order): Promise<Buffer> {
	// On first use: a process that prints nothing is spared 20 MiB.
	const [{ default: PdfDocument }, { Pen }] = await Promise.all([
		import('pdfkit'),
		import('./pen.ts')
	]);
	const { draw, isLandscape = false } = { isLandscape: false, ...sheets[sheet] };
	const { width: short, height: long } = papers[paper];
	const [width, height] = isLandscape ? [long, short] : [short, long];
	const doc = new PdfDocument({
		...{ size: [width, height], margin: 0, font: '', tagged: true, lang: locale },
		...{ pdfVersion: '1.7', displayTitle: true },
		// Whoever finds the file learns when it was printed, to the day, and nothing of who made it.
		info: {
			Title: title,
			Creator: 'Plainsight',
			Producer: 'Plainsight',
			CreationDate: new Date(day)
		}
	});
	const bytes = collected(doc);
	const pen = new Pen(doc);
	draw(pen, { x: 0, y: 0, width, height }, copy);
	pen.done();
	doc.end();
	return bytes;
}

const collected = (doc: PDFKit.PDFDocument): Promise<Buffer> =>
	new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		doc.on('data', (chunk: Buffer) => chunks.push(chunk));
		doc.on('end', () => resolve(Buffer.concat(chunks)));
		doc.on('error', reject);
	});
