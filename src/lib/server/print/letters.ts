import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';
import type { Area } from './paper.ts';

/** One open face for all languages: Atkinson Hyperlegible Next, of the Braille Institute, under the OFL. */
const FACES = {
	plain: '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
	bold: '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'
} as const;
export type Face = keyof typeof FACES;
const { resolve } = createRequire(import.meta.url);
const pathOf = (file: string) => resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${file}`);

/** In parts of the size: what lines have between them beside the face's own, then paragraphs, and parts of a text. */
const LINE_GAP = { plain: 0.12, bold: -0.06 };
const GAP = 0.4;
const PART_GAP = 0.5;
const INDENT = 1.35;
/** How much larger than what stands under it. */
const HEADING = 1.2;

export type Line = {
	readonly tag: 'H1' | 'H2' | 'H3' | 'P' | 'LI';
	readonly text: string;
	/** An item's number; one without has a slat. */
	readonly label?: string;
};
/** In points. */
export type Size = { readonly largest: number; readonly smallest: number; readonly face?: Face };
export type Place = Line & { readonly face: Face; readonly points: number; readonly box: Area };

/** Measures texts before they are written. */
export class Letters {
	readonly #doc: PDFKit.PDFDocument;
	readonly #plain: Font;

	constructor(doc: PDFKit.PDFDocument) {
		this.#doc = doc;
		for (const [face, file] of Object.entries(FACES)) doc.registerFont(face, pathOf(file));
		// A file with one face, and no collection of them.
		this.#plain = openSync(pathOf(FACES.plain)) as Font;
	}

	/** Sets the size in which it writes next. @returns what pdfkit wants to know beside it. */
	set(face: Face, points: number) {
		this.#doc.font(face).fontSize(points);
		return { lineGap: points * LINE_GAP[face] };
	}

	/** Whether the face has every letter: pdfkit would print an empty box for one that it has not. */
	has(text: string): boolean {
		return [...text.replaceAll('\n', '')].every((letter) => {
			const code = letter.codePointAt(0);
			return code !== undefined && this.#plain.hasGlyphForCodePoint(code);
		});
	}

	/** Where each line goes, under each other and as large as the box allows; undefined when they do not fit. */
	place(lines: readonly Line[], box: Area, size: Size): Place[] | undefined {
		const fits = (points: number) => {
			const places = this.#placed(lines, box, size, points);
			const last = places.at(-1)?.box;
			const isLow = last && last.y + last.height > box.y + box.height;
			return !isLow && places.every((place) => this.#isWideEnough(place)) ? places : undefined;
		};
		let best = fits(size.smallest);
		let [low, high] = [size.smallest * 2, size.largest * 2];
		while (best && low < high) {
			const middle = Math.ceil((low + high) / 2);
			const places = fits(middle / 2);
			if (places) [best, low] = [places, middle];
			else high = middle - 1;
		}
		return best?.map((place) => this.#balanced(place));
	}

	widthOf({ text, face, points }: Place): number {
		this.set(face, points);
		return Math.max(...text.split('\n').map((line) => this.#doc.widthOfString(line)));
	}

	#placed(lines: readonly Line[], box: Area, size: Size, points: number): Place[] {
		let { y } = box;
		return lines.map((line, at) => {
			const face = size.face ?? (line.tag.startsWith('H') ? 'bold' : 'plain');
			const indent = line.tag === 'LI' ? points * INDENT : 0;
			const isPart = line.tag === 'H2' && lines.length > 1;
			if (isPart && at > 0) y += points * PART_GAP;
			const place = { ...line, face, points: isPart ? points * HEADING : points };
			const width = box.width - indent;
			const height = this.#heightOf(place, width);
			const top = y;
			y += height + points * GAP;
			return { ...place, box: { x: box.x + indent, y: top, width, height } };
		});
	}

	#heightOf({ text, face, points }: Omit<Place, 'box'>, width: number): number {
		return this.#doc.heightOfString(text, { width, ...this.set(face, points) });
	}

	/** As many lines, each about as long: no word is left alone on the last. */
	#balanced(place: Place): Place {
		let [narrow, wide] = [place.box.width / 2, place.box.width];
		while (wide - narrow > place.points / 4) {
			const box = { ...place.box, width: (narrow + wide) / 2 };
			if (
				this.#heightOf(place, box.width) > place.box.height ||
				!this.#isWideEnough({ ...place, box })
			)
				narrow = box.width;
			else wide = box.width;
		}
		return { ...place, box: { ...place.box, width: wide } };
	}

	/** Whether the box is wide enough for the longest word: pdfkit would break it anywhere. */
	#isWideEnough({ text, face, points, box }: Place): boolean {
		this.set(face, points);
		return text.split(/\s+/).every((word) => this.#doc.widthOfString(word) <= box.width);
	}
}
