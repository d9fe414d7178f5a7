import sharp, { type Sharp, type SharpInput, type SharpOptions } from 'sharp';
import type { Page } from '../cleaned.ts';
import { readBmp, searchBmp } from './bmp.ts';
import { Search, type Hidden } from './hidden.ts';
import { searchTiff } from './places/exif.ts';
import { searchGif } from './places/gif.ts';
import { searchHeif } from './places/heif.ts';
import { searchJpeg } from './places/jpeg.ts';
import { searchPng } from './places/png.ts';
import { searchWebp } from './places/webp.ts';
import { Refusal } from './refusal.ts';

/**
 * More than any phone takes (200 million); a picture that says it has more is refused before a pixel of it is made.
 * JPEG is read at a half, a quarter or an eighth, PNG and TIFF row by row: 108 million take 330 MB and 2 to 6 seconds.
 */
const MOST_PIXELS = 220_000_000;
/** Of kinds that have to be unpacked whole: nine bytes a pixel, in a box of 900 MB. */
export const MOST_PIXELS_WHOLE = 64_000_000;
/** Of the longer side of what is kept. */
const LONGEST_SIDE = 4096;

// One that is broken off is shown as far as it came, as browsers do.
const options = { limitInputPixels: MOST_PIXELS, failOn: 'none', pages: 1 } as const;
sharp.cache(false);

const SEARCHES: Readonly<Record<string, (file: Buffer, search: Search) => void>> = {
	jpeg: searchJpeg,
	png: searchPng,
	webp: searchWebp,
	gif: searchGif,
	tiff: searchTiff,
	heif: searchHeif,
	bmp: searchBmp
};

/** What hides in a picture of this format. */
export function hiddenInPicture(file: Uint8Array, format: string): Hidden {
	const search = new Search();
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
	const read = SEARCHES[format];
	if (read) search.in(() => read(bytes, search));
	else search.miss();
	return search.hidden;
}

/**
 * A picture made anew from its pixels, upright, in the colours of every screen, and nothing else of it.
 * @returns undefined when it moves, or has several pages: all but the first would be lost.
 */
export async function cleanPicture(
	file: Uint8Array
): Promise<{ hidden: Hidden; page: Page } | undefined> {
	// From its header alone, however large it says it is.
	const about = await sharp(file, { ...options, limitInputPixels: false }).metadata();
	const { width, height, format } = about;
	const isByRows = format === 'jpeg' || format === 'png' || format === 'tiff';
	if (width * height > (isByRows ? MOST_PIXELS : MOST_PIXELS_WHOLE)) throw new Refusal('too-large');
	if ((about.pages ?? 1) > 1) return undefined;
	const isSmaller = Math.max(width, height) > LONGEST_SIDE;
	// Something with holes in it, or drawn, stays what it is; everything else is a photograph.
	const type =
		format === 'jpeg' || format === 'heif' || (isSmaller && !about.hasAlpha)
			? 'jpeg'
			: format === 'webp'
				? 'webp'
				: 'png';
	const page = await encoded(sharp(file, options).autoOrient(), type);
	return { hidden: hiddenInPicture(file, format), page };
}

/** @returns undefined for one of a kind that is not read. */
export async function cleanBitmap(
	file: Uint8Array
): Promise<{ hidden: Hidden; page: Page } | undefined> {
	const raw = readBmp(Buffer.from(file.buffer, file.byteOffset, file.length));
	if (!raw) return undefined;
	const { data, width, height } = raw;
	const picture = sharp(data, { raw: { width, height, channels: 3 } });
	return { hidden: hiddenInPicture(file, 'bmp'), page: await encoded(picture, 'png') };
}

/** Pixels as a photograph. @param pixels four bytes each. */
export const photograph = (pixels: Uint8Array, width: number, height: number): Promise<Page> =>
	photographOf(pixels, { raw: { width, height, channels: 4 } });

export const photographOf = (
	pixels: SharpInput,
	options: SharpOptions = { limitInputPixels: MOST_PIXELS_WHOLE }
): Promise<Page> => encoded(sharp(pixels, options).flatten({ background: '#fff' }), 'jpeg');

async function encoded(picture: Sharp, type: 'jpeg' | 'png' | 'webp'): Promise<Page> {
	const sized = picture
		.resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb');
	const bytes = await sized.toFormat(type, type === 'png' ? {} : { quality: 88 }).toBuffer();
	return { name: 'picture', type: `image/${type}`, bytes: new Uint8Array(bytes) };
}
