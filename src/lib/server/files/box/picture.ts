import exifr from 'exifr';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Part } from '../cleaned.ts';
import { Refusal } from './refusal.ts';
import { hiddenIn, type Hidden } from './hidden.ts';

/** More than any phone takes; a picture that says it has more is refused before a pixel of it is made. */
export const MOST_PIXELS = 50_000_000;
/** Of the longer side of what is kept. */
const LONGEST_SIDE = 4096;

const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const;
sharp.cache(false);

/**
 * A picture made anew from its pixels, upright, and nothing else of it.
 * @returns undefined when it moves: all but its first frame would be lost.
 */
export async function cleanPicture(
	file: Uint8Array
): Promise<{ hidden: Hidden; part: Part } | undefined> {
	// From its header alone, however large it says it is.
	const about = await sharp(file, { ...options, limitInputPixels: false }).metadata();
	if ((about.width ?? 0) * (about.height ?? 0) > MOST_PIXELS) throw new Refusal('too-large');
	if ((about.pages ?? 1) > 1) return undefined;
	const picture = sharp(file, options).autoOrient();
	// Something with holes in it, or drawn, stays what it is; everything else is a photograph.
	const type = about.format === 'jpeg' ? 'jpeg' : about.format === 'webp' ? 'webp' : 'png';
	return { hidden: await hiddenInPicture(about), part: await encoded(picture, type) };
}

/** Pixels as a photograph. @param pixels four bytes each. */
export const photograph = (pixels: Uint8Array, width: number, height: number): Promise<Part> =>
	encoded(
		sharp(pixels, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' }),
		'jpeg'
	);

async function encoded(picture: Sharp, type: 'jpeg' | 'png' | 'webp'): Promise<Part> {
	const sized = picture
		.resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb');
	const bytes = await sized.toFormat(type, type === 'png' ? {} : { quality: 88 }).toBuffer();
	return { name: 'picture', type: `image/${type}`, bytes: new Uint8Array(bytes) };
}

/** What the picture library tells of a file beside its pixels. */
type About = Pick<Metadata, 'exif' | 'xmp' | 'iptc' | 'icc' | 'comments'>;

export async function hiddenInPicture({ exif, xmp, iptc, icc, comments }: About): Promise<Hidden> {
	const words = xmp?.toString('utf8').matchAll(/[\s<]([a-z]+:[A-Za-z]+)(?==|>)/gi) ?? [];
	return hiddenIn([
		...(exif ? await namesIn(exif) : []),
		...[...words].map(([, name]) => name!).filter((name) => !/^(xmlns|rdf|x):/i.test(name)),
		...(iptc ? ['iptc'] : []),
		...(icc ? ['icc'] : []),
		...(comments ?? []).map(({ keyword }) => keyword)
	]);
}

/** Names of the fields of an EXIF block. One that cannot be read is one field. */
async function namesIn(exif: Buffer): Promise<string[]> {
	const tiff = exif.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0);
	const all = { tiff: true, exif: true, gps: true, ifd1: true, interop: true, mergeOutput: true };
	return Object.keys((await exifr.parse(tiff, all).catch(() => undefined)) ?? { exif });
}
