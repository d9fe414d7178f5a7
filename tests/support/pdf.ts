import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsqr from 'jsqr';

/** What somebody sees who opens a PDF: its words, its size in points, and what its QR code says. */
export async function readPdf(bytes: Uint8Array) {
	const library = await PDFiumLibrary.init();
	const document = await library.loadDocument(bytes);
	const pages = [...document.pages()];
	const [page] = pages;
	const text = page!.getText();
	const { originalWidth: width, originalHeight: height } = page!.getOriginalSize();
	const picture = await page!.render({ scale: 2, render: 'bitmap' });
	document.destroy();
	library.destroy();
	// PDFium gives blue before red; in black and white that is the same.
	const pixels = new Uint8ClampedArray(picture.data);
	return {
		...{ pages: pages.length, text, width, height },
		qr: codeIn(pixels, picture.width, picture.height)
	};
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
			const found = jsqr(part, w, h)?.data;
			if (found) return found;
		}
	}
	return undefined;
}
