import libheif from 'libheif-js/wasm-bundle.js';
import type { Part } from '../cleaned.ts';
import type { Hidden } from './hidden.ts';
import { hiddenInPicture, MOST_PIXELS, photograph } from './picture.ts';
import { Refusal } from './refusal.ts';

/** A photograph as iPhones take them, made anew as JPEG. The library turns it upright. */
export async function cleanHeif(file: Uint8Array): Promise<{ hidden: Hidden; part: Part }> {
	const [picture] = new libheif.HeifDecoder().decode(file);
	if (!picture) throw new Refusal('broken');
	const [width, height] = [picture.get_width(), picture.get_height()];
	if (width * height > MOST_PIXELS) throw new Refusal('too-large');
	const data = new Uint8ClampedArray(width * height * 4);
	const filled = await new Promise<{ data: Uint8ClampedArray } | null>((resolve) =>
		picture.display({ data, width, height }, resolve)
	);
	if (!filled) throw new Refusal('broken');
	const pixels = new Uint8Array(filled.data.buffer, filled.data.byteOffset, filled.data.length);
	const hidden = await hiddenInPicture({ exif: exifOf(file) });
	return { hidden, part: await photograph(pixels, width, height) };
}

/** From where a TIFF header stands: writers differ in what they put before it. */
function exifOf(file: Uint8Array): Buffer | undefined {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
	const starts = ['II*\0', 'MM\0*']
		.map((mark) => bytes.indexOf(mark, 0, 'latin1'))
		.filter((at) => at >= 0);
	return starts.length > 0 ? bytes.subarray(Math.min(...starts)) : undefined;
}
