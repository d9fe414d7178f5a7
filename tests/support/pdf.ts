import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsqr from 'jsqr';

const library = PDFiumLibrary.init();
/** Pixels a point: what can be read from further away is found with a quarter of the work. */
const SCALES = [1, 2];

/** What somebody sees who opens a PDF: its words, its size in points, and what its QR code says. */
export async function readPdf(bytes: Uint8Array) {
	const document = await (await library).loadDocument(bytes);
	const page = document.getPage(0);
	const text = page.getText();
	const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
	let qr: string | undefined;
	for (const scale of SCALES) {
		// PDFium ends a page that it has rendered, and gives blue before red; in black and white that is the same.
		const picture = await document.getPage(0).render({ scale, render: 'bitmap' });
		qr = codeIn(new Uint8ClampedArray(picture.data), picture.width, picture.height);
		if (qr) break;
	}
	const pages = document.getPageCount();
	document.destroy();
	return { pages, text, width, height, qr };
}

/** Several codes on a sheet confuse the reader; somebody who scans one holds the phone over one. */
const GRIDS = [
	[1, 1],
	[2, 1],
	[2, 5],
	[4, 4]
] as const;

function codeIn(pixels: Uint8ClampedArray, width: number, height: number): string | undefined {
	for (const [columns, rows] of GRIDS) {
		const [w, h] = [Math.floor(width / columns), Math.floor(height / rows)];
		for (let cell = 0; cell < columns * rows; cell += 1) {
			const [left, top] = [(cell % columns) * w, Math.floor(cell / columns) * h];
			const part = new Uint8ClampedArray(w * h * 4);
			for (let y = 0; y < h; y += 1) {
				const from = ((top + y) * width + left) * 4;
				part.set(pixels.subarray(from, from + w * 4), y * w * 4);
			}
			const found = jsqr(part, w, h, { inversionAttempts: 'dontInvert' })?.data;
			if (found) return found;
		}
	}
	return undefined;
}
