import sharp from 'sharp';

/** Of SMPTE EG 432-1, Display P3 (ITU-T H.273, table 2). */
const P3 = 12;

/** The ICC profile that a `colr` box holds, or that its numbers stand for; undefined: the colours of every screen. */
export async function profileOf(colours: Buffer | undefined): Promise<Buffer | undefined> {
	if (!colours) return undefined;
	const kind = colours.toString('latin1', 0, 4);
	if (kind === 'prof' || kind === 'rICC') return colours.subarray(4);
	if (kind !== 'nclx' || colours.readUInt16BE(4) !== P3) return undefined;
	// The picture library brings one along.
	const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } });
	return (await sharp(await dot.withIccProfile('p3').png().toBuffer()).metadata()).icc;
}
