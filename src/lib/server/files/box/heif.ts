import libheif from 'libheif-js/wasm-bundle.js';
import type { Page } from '../cleaned.ts';
import type { Hidden } from './hidden.ts';
import { hiddenInPicture, MOST_PIXELS_WHOLE, photographOf } from './picture.ts';
import { coloursOf } from './places/heif.ts';
import { profileOf } from './colours.ts';
import { Refusal } from './refusal.ts';
import { tiffHead } from './tiff-head.ts';

/** A photograph as iPhones take them, made anew as JPEG. The library turns it upright, and leaves the colours as they are. */
export async function cleanHeif(file: Uint8Array): Promise<{ hidden: Hidden; page: Page }> {
	const pictures = new libheif.HeifDecoder().decode(file);
	const picture = pictures.find((one) => one.is_primary()) ?? pictures[0];
	if (!picture) throw new Error('no picture in it');
	const [width, height] = [picture.get_width(), picture.get_height()];
	if (width * height > MOST_PIXELS_WHOLE) throw new Refusal('too-large');
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
	// Pixels cannot carry a profile to the picture library; a TIFF around them can.
	const head = tiffHead({ width, height, profile: await profileOf(coloursIn(bytes)) });
	const tiff = new Uint8Array(head.length + width * height * 4);
	tiff.set(head);
	const data = new Uint8ClampedArray(tiff.buffer, head.length);
	const filled = await new Promise((resolve) => picture.display({ data, width, height }, resolve));
	if (!filled) throw new Error('it could not be decoded');
	return { hidden: hiddenInPicture(file, 'heif'), page: await photographOf(tiff) };
}

function coloursIn(file: Buffer): Buffer | undefined {
	try {
		return coloursOf(file);
	} catch {
		return undefined; // of a form that we do not read: shown as it is, as before there were profiles
	}
}
