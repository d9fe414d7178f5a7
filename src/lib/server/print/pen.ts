import { createRequire } from 'node:module';
import { encode } from 'uqr';
import { mm, type Box } from './paper.ts';

/** One open face for all languages: Atkinson Hyperlegible Next, of the Braille Institute, under the OFL. */
const FACES = {
	plain: '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
	bold: '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'
} as const;
export type Face = keyof typeof FACES;

const INK = '#0b2b33';
const LAMP = '#f2b632';
const LINE_GAP = 0.12;

/** Two things would stand on each other, or one of them beyond the paper. */
export class Overlap extends Error {
	override name = 'Overlap';
}

/** A text does not fit where it belongs, not even in its smallest size. */
export class TooLong extends Error {
	override name = 'TooLong';
}

type Size = { readonly largest: number; readonly smallest: number; readonly face?: Face };
type Tag = 'H1' | 'H2' | 'P' | 'LI';

/** Draws on one document. Every text stands in the document's structure, so that it can be read aloud. */
export class Pen {
	readonly #doc: PDFKit.PDFDocument;
	readonly #whole: PDFKit.PDFStructureElement;
	readonly #taken: Box[] = [];

	constructor(doc: PDFKit.PDFDocument) {
		const { resolve } = createRequire(import.meta.url);
		this.#doc = doc;
		for (const [face, file] of Object.entries(FACES)) {
			doc.registerFont(face, resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${file}`));
		}
		this.#whole = doc.struct('Document');
		doc.addStructure(this.#whole);
		doc.fillColor(INK).strokeColor(INK);
	}

	/**
	 * Writes a text as large as fits into the box. @returns where it ends, from the top of the page.
	 * @throws TooLong
	 */
	write(tag: Tag, text: string, box: Box, size: Size, align: 'left' | 'center' = 'left'): number {
		const points = this.#sizeFor([text], box, size);
		return this.#put(tag, text, box, points, size.face ?? 'plain', align);
	}

	/** Writes lines under each other in one size, each behind a slat. @returns where the last one ends. @throws TooLong */
	list(lines: readonly string[], box: Box, size: Size, numbered = false): number {
		const indent = (points: number) => points * 1.35;
		const points = this.#largest(size, lines, (points) => {
			const width = box.width - indent(points);
			return this.#fit(lines, { ...box, width }, points, size.face);
		});
		let y = box.y;
		for (const [at, line] of lines.entries()) {
			const text = { ...box, x: box.x + indent(points), y, width: box.width - indent(points) };
			if (numbered) {
				this.#put('P', `${at + 1}`, { ...text, x: box.x }, points, 'bold', 'left');
			} else {
				this.#slat(box.x, y + points * 0.62, points * 0.85, points * 0.17, INK);
			}
			y = this.#put('LI', line, text, points, size.face ?? 'plain', 'left') + points * GAP;
		}
		return y - points * GAP;
	}

	/** The largest size in which all the texts fit under each other. @throws TooLong */
	#sizeFor(texts: readonly string[], box: Box, size: Size): number {
		return this.#largest(size, texts, (points) => this.#fit(texts, box, points, size.face));
	}

	/** Closed slats across the box, one of them open and lit. */
	slats({ x, y, width, height }: Box, count: number): void {
		const step = height / count;
		for (let at = 0; at < count; at += 1) {
			const top = y + at * step;
			if (at === Math.floor(count / 2)) {
				this.#doc.save().rotate(-1.2, { origin: [x + width / 2, top + step / 2] });
				this.#doc.rect(x, top + step * 0.1, width, step * 0.62).fillAndStroke(LAMP, INK);
				this.#doc.restore();
			} else {
				this.#doc.rect(x, top, width, step * 0.55).fill(INK);
			}
		}
		this.#doc.fillColor(INK).strokeColor(INK);
	}

	/** A QR code of an address, four modules of white around it. */
	qr(address: string, { x, y, width }: Box): void {
		this.#claim({ x, y, width, height: width }, address);
		const { data, size } = encode(address, { ecc: 'M', border: 4 });
		const module = width / size;
		this.#doc.rect(x, y, width, width).fill('#fff');
		for (const [row, line] of data.entries()) {
			for (const [column, dark] of line.entries()) {
				// A hair wider, so that no viewer shows white between two dark ones.
				if (dark)
					this.#doc.rect(x + column * module, y + row * module, module * 1.02, module * 1.02);
			}
		}
		this.#doc.fill('#000').fillColor(INK);
	}

	frame({ x, y, width, height }: Box): void {
		this.#doc.lineWidth(2).rect(x, y, width, height).stroke(INK);
	}

	/** Where to cut: short lines outside the corners. */
	cutMarks({ x, y, width, height }: Box): void {
		const away = mm(1);
		const long = mm(4);
		this.#doc.lineWidth(0.4);
		for (const [cornerX, outX] of [
			[x, -1],
			[x + width, 1]
		] as const) {
			for (const [cornerY, outY] of [
				[y, -1],
				[y + height, 1]
			] as const) {
				this.#doc
					.moveTo(cornerX + outX * away, cornerY)
					.lineTo(cornerX + outX * (away + long), cornerY)
					.moveTo(cornerX, cornerY + outY * away)
					.lineTo(cornerX, cornerY + outY * (away + long));
			}
		}
		this.#doc.stroke(INK);
	}

	/** Where to fold. */
	foldLine(x: number, from: number, to: number): void {
		this.#doc.lineWidth(0.5).dash(3, { space: 3 }).moveTo(x, from).lineTo(x, to).stroke('#777');
		this.#doc.undash();
	}

	/** Ends the structure; nothing is written after it. */
	done(): void {
		this.#whole.end();
	}

	/** Takes a place on the paper, once. @throws Overlap */
	#claim(box: Box, what: string): void {
		const { width, height } = this.#doc.page;
		const isOff =
			box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height;
		if (isOff || this.#taken.some((other) => overlap(box, other))) throw new Overlap(what);
		this.#taken.push(box);
	}

	#put(tag: Tag, text: string, box: Box, points: number, face: Face, align: 'left' | 'center') {
		const { x, y, width } = box;
		this.#doc.font(face).fontSize(points);
		const height = this.#heightOf([text], width, points, face);
		const isOneLine = height < points * 2 && align === 'left';
		const taken = isOneLine ? this.#doc.widthOfString(text) : width;
		this.#claim({ x, y, width: taken, height }, text);
		this.#whole.add(
			this.#doc.struct(tag, {}, () => {
				this.#doc
					.font(face)
					.fontSize(points)
					.fillColor(INK)
					.text(text, x, y, { width, align, lineGap: points * LINE_GAP });
			})
		);
		return y + height;
	}

	#slat(x: number, y: number, width: number, height: number, colour: string): void {
		this.#doc.save().rotate(-10, { origin: [x + width / 2, y] });
		this.#doc.rect(x, y - height / 2, width, height).fill(colour);
		this.#doc.restore();
	}

	#largest(
		{ largest, smallest }: Size,
		texts: readonly string[],
		fits: (points: number) => boolean
	): number {
		for (let points = largest; points >= smallest; points -= 0.5) if (fits(points)) return points;
		throw new TooLong(texts.join(' '));
	}

	#fit(texts: readonly string[], { width, height }: Box, points: number, face?: Face): boolean {
		return (
			this.#heightOf(texts, width, points, face) <= height &&
			texts.every((text) => this.#widestWord(text, points, face) <= width)
		);
	}

	#heightOf(texts: readonly string[], width: number, points: number, face: Face = 'plain'): number {
		this.#doc.font(face).fontSize(points);
		const options = { width, lineGap: points * LINE_GAP };
		const heights = texts.map((text) => this.#doc.heightOfString(text, options));
		return heights.reduce((sum, one) => sum + one, 0) + points * GAP * (texts.length - 1);
	}

	#widestWord(text: string, points: number, face: Face = 'plain'): number {
		this.#doc.font(face).fontSize(points);
		return Math.max(...text.split(/\s+/).map((word) => this.#doc.widthOfString(word)));
	}
}

/** A hair's breadth does not count: lines of a list end where the next begin. */
const NEAR = 0.5;
const overlap = (one: Box, other: Box): boolean =>
	one.x + NEAR < other.x + other.width &&
	other.x + NEAR < one.x + one.width &&
	one.y + NEAR < other.y + other.height &&
	other.y + NEAR < one.y + one.height;

/** Between two lines of a list, in their own size. */
const GAP = 0.45;
