import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import type { Page } from '../cleaned.ts';
import { Search, type Hidden } from './hidden.ts';
import { photograph } from './picture.ts';
import { searchPdf } from './places/pdf.ts';
import { Refusal } from './refusal.ts';

const MOST_PAGES = 60;
/** Dots of the longer side of a page: 190 an inch of A4. */
const LONGEST_SIDE = 2200;
const POINTS_TO_DOTS = 150 / 72;

/** Of FPDF_GetFormType: a form of XFA that only its own program draws, and one with a page for others. */
const [DRAWN_BY_ITSELF, WITH_A_PAGE] = [2, 3];

/**
 * A document as pictures of its pages: what can be seen of it, and nothing that it would do or carries along.
 * @returns undefined when what was filled in would not be seen.
 */
export async function cleanDocument(
	file: Uint8Array
): Promise<{ hidden: Hidden; pages: AsyncIterable<Page> } | undefined> {
	const library = await PDFiumLibrary.init();
	const document = await library.loadDocument(file); // one that is locked is not
	if (isOnlyWaiting(document)) return undefined;
	const count = document.getPageCount();
	if (count === 0) return undefined;
	if (count > MOST_PAGES) throw new Refusal('too-many-pages');
	const pages = async function* () {
		for (const page of document.pages()) {
			const { originalWidth, originalHeight } = page.getOriginalSize();
			const scale = Math.min(
				POINTS_TO_DOTS,
				LONGEST_SIDE / Math.max(originalWidth, originalHeight, 1)
			);
			// Red before blue, as the library asks PDFium for it. With what was typed into a form.
			const { data, width, height } = await page.render({
				...{ scale, render: 'bitmap', renderFormFields: true }
			});
			yield photograph(data, width, height);
		}
	};
	const search = new Search();
	search.in(() => searchPdf(Buffer.from(file.buffer, file.byteOffset, file.length), search));
	return { hidden: search.hidden, pages: pages() };
}

/** PDFium draws no XFA: of such a form it shows what stands in for it, "Please wait…". */
function isOnlyWaiting(document: PDFiumDocument): boolean {
	const form = document['module']._FPDF_GetFormType(document['documentIdx']);
	if (form === DRAWN_BY_ITSELF) return true;
	return form === WITH_A_PAGE && /please wait/i.test(document.getPage(0).getText());
}
