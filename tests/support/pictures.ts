import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** What a phone writes into a photo: where, when, with what, and whose it is. */
export const EXIF = {
	IFD0: { Make: 'Marker', Model: 'Planted 12', Artist: 'Rosalind', Software: 'Snap 3' },
	IFD2: { DateTimeOriginal: '2026:11:20 22:41:07' },
	IFD3: {
		GPSLatitudeRef: 'N',
		GPSLatitude: '17/1 18/1 0/1',
		GPSLongitudeRef: 'W',
		GPSLongitude: '62/1 43/1 0/1'
	}
} as const;

/** Noise, so that it does not compress: about a byte a pixel. */
const noise = (pixels: number) => {
	const side = Math.ceil(Math.sqrt(pixels));
	const raw = { width: side, height: side, channels: 3 } as const;
	return sharp(randomBytes(side * side * 3), { raw });
};

/** A photo as a phone takes it, with what hides in one. @param bytes about how many. @param artist whose phone it is. */
export const photo = (bytes = 20_000, artist: string = EXIF.IFD0.Artist): Promise<Buffer> =>
	noise(bytes * 0.6)
		.withExif({ ...EXIF, IFD0: { ...EXIF.IFD0, Artist: artist } })
		.jpeg({ quality: 90 })
		.toBuffer();
