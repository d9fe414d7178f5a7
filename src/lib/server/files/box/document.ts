import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Part } from '../cleaned.ts';
import { hiddenIn, type Hidden } from './hidden.ts';
import { photograph } from './picture.ts';
import { Refusal } from './refusal.ts';

const MOST_PAGES = 60;
/** Dots of the longer side of a page: 190 an inch of A4. */
const LONGEST_SIDE = 2200;
const POINTS_TO_DOTS = 150 / 72;

/** A document as pictures of its pages: what can be seen of it, and nothing that it would do or carries along. */
export async function cleanDocument(
	file: Uint8Array
): Promise<{ hidden: Hidden; parts: AsyncIterable<Part> }> {
	const library = await PDFiumLibrary.init();
	const document = await library.loadDocument(file).catch(() => {
		throw new Refusal('broken'); // locked or damaged
	});
	const count = document.getPageCount();
	if (count === 0) throw new Refusal('broken');
	if (count > MOST_PAGES) throw new Refusal('too-many-pages');
	const parts = async function* () {
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
	return { hidden: hiddenInDocument(file), parts: parts() };
}

/** Of what lies open in it: what is packed into streams is left out with everything else, and not counted. */
function hiddenInDocument(file: Uint8Array): Hidden {
	const text = Buffer.from(file.buffer, file.byteOffset, file.length).toString('latin1');
	const names = new Set(
		[
			...text.matchAll(
				/\/(Author|Creator|Producer|CreationDate|ModDate|Title|Subject|Keywords|JavaScript|OpenAction|EmbeddedFiles?|Metadata|AcroForm|Annots)\b/g
			)
		].map(([, name]) => name!)
	);
	return hiddenIn([...names]);
}
