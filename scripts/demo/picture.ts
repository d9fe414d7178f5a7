import sharp from 'sharp';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import * as tips from '../../src/lib/server/tips/index.ts';

/** Sends a picture of a notice with these words along with a tip. Where this machine has no box to clean it in, the tip stays without. */
export async function sendPicture(
	intake: tips.Intake,
	code: ReceiptCode,
	words: readonly string[],
	now: Date
): Promise<void> {
	const picture = await notice(words);
	const spool = await tips.spoolFor(intake, code, 'notice');
	await tips.beginSpool(intake, spool, now);
	await tips.addPiece(intake, spool, 0, picture, now);
	const came = { file: 'notice', name: 'notice.jpg', original: false, size: picture.length };
	const end = await tips.keepFile(intake, code, came, now);
	const isBoxless = end.is === 'refused' && end.why === 'closed';
	if (end.is !== 'kept' && !isBoxless) throw new Error(`a picture was not kept: ${end.is}`);
}

const notice = (words: readonly string[]): Promise<Buffer> => {
	const lines = words.map(
		(line, at) =>
			`<text x="40" y="${90 + at * 70}" font-size="${at === 0 ? 52 : 38}" font-family="sans-serif" font-weight="${at === 0 ? 700 : 400}">${line}</text>`
	);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="800" height="400" fill="#f4e3a1"/>${lines.join('')}</svg>`;
	return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
};
