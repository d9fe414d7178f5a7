import { encode } from 'uqr';
import { Letters, type Line, type Place, type Size } from './letters.ts';
import { mm, type Area } from './paper.ts';

const INK = '#0b2b33';
const LAMP = '#f2b632';

/** Two things would stand on each other, or one of them beyond the paper. */
export class Overlap extends Error {
	override name = 'Overlap';
}

/** A text does not fit where it belongs, not even in its smallest size. */
export class TooLong extends Error {
	override name = 'TooLong';
}

/** The face has no sign for a letter of the text. */
export class NoLetter extends Error {
	override name = 'NoLetter';
}

/** Draws on one document. What can be read stands in the document's structure; what only adorns is marked so. */
export class Pen {
	readonly #doc: PDFKit.PDFDocument;
	readonly #letters: Letters;
	readonly #whole: PDFKit.PDFStructureElement;
	readonly #taken: Area[] = [];

	constructor(doc: PDFKit.PDFDocument) {
		this.#doc = doc;
		this.#letters = new Letters(doc);
		this.#whole = doc.struct('Document');
		doc.addStructure(this.#whole);
	}

	/** Writes a text as large as fits into the box. @throws TooLong, NoLetter */
	write(tag: Line['tag'], text: string, box: Area, size: Size): void {
		this.flow([{ tag, text }], box, size);
	}

	/** Writes lines under each other, all in the largest size in which they fit. @throws TooLong, NoLetter */
	flow(lines: readonly Line[], box: Area, size: Size): void {
		const strange = lines.find(({ text }) => !this.#letters.has(text));
		if (strange) throw new NoLetter(strange.text);
		const places = this.#letters.place(lines, box, size);
		if (!places) throw new TooLong(lines.map(({ text }) => text).join(' '));
		let list: PDFKit.PDFStructureElement | undefined;
		for (const place of places) {
			this.#claim(this.#inked(place), place.text);
			if (place.tag === 'LI') {
				list ??= this.#add(this.#whole, 'L');
				this.#item(list, place, box.x);
			} else {
				list?.end();
				list = undefined;
				this.#whole.add(this.#doc.struct(place.tag, {}, () => this.#put(place)));
			}
		}
		list?.end();
	}

	/** Writes as many of the lines as fit: what staff typed must never keep a sheet from being made. */
	flowSome(texts: readonly string[], box: Area, size: Size): void {
		const lines = texts.map((text): Line => ({ tag: 'P', text }));
		const can = (lines: readonly Line[]) => this.#letters.place(lines, box, size) !== undefined;
		const some = lines.filter((line) => this.#letters.has(line.text) && can([line]));
		while (some.length > 0 && !can(some)) some.pop();
		if (some.length > 0) this.flow(some, box, size);
	}

	/** Closed slats across the box, one of them open and lit. */
	slats({ x, y, width, height }: Area, count: number): void {
		const step = height / (count - 0.45);
		const slope = (Math.atan((step * 0.6) / width) * 180) / Math.PI;
		this.#adorn(() => {
			for (let at = 0; at < count; at += 1) {
				const top = y + at * step;
				const slat = () => this.#doc.rect(x, top, width, step * 0.55);
				if (at === Math.floor(count / 2)) {
					this.#doc.save().rotate(-slope, { origin: [x + width / 2, top + step * 0.275] });
					slat()
						.lineWidth(Math.min(0.8, step * 0.1))
						.fillAndStroke(LAMP, INK);
					this.#doc.restore();
				} else slat().fill(INK);
			}
		});
	}

	/** A QR code of an address, as large as the box is wide, four modules of white around it. */
	qr(address: string, { x, y, width }: Area): void {
		this.#claim({ x, y, width, height: width }, address);
		const { data, size } = encode(address, { ecc: 'M', border: 4 });
		const module = width / size;
		const draw = () => {
			for (const [row, line] of data.entries()) {
				for (const [column, dark] of line.entries()) {
					// A hair wider, so that no viewer shows white between two dark ones.
					if (dark)
						this.#doc.rect(x + column * module, y + row * module, module * 1.02, module * 1.02);
				}
			}
			this.#doc.fill('#000');
		};
		this.#whole.add(this.#doc.struct('Figure', { alt: address }, draw));
	}

	frame({ x, y, width, height }: Area): void {
		this.#adorn(() => this.#doc.lineWidth(2).rect(x, y, width, height).stroke(INK));
	}

	/** Where to cut: short lines outside the corners. */
	cutMarks({ x, y, width, height }: Area): void {
		const [near, far] = [mm(1), mm(5)];
		this.#adorn(() => {
			this.#doc.lineWidth(0.4);
			for (const cornerX of [x, x + width]) {
				for (const cornerY of [y, y + height]) {
					const [outX, outY] = [cornerX === x ? -1 : 1, cornerY === y ? -1 : 1];
					this.#doc.moveTo(cornerX + outX * near, cornerY).lineTo(cornerX + outX * far, cornerY);
					this.#doc.moveTo(cornerX, cornerY + outY * near).lineTo(cornerX, cornerY + outY * far);
				}
			}
			this.#doc.stroke(INK);
		});
	}

	/** Where to fold. */
	foldLine(x: number, from: number, to: number): void {
		this.#adorn(() => {
			this.#doc.lineWidth(0.5).dash(3, { space: 3 }).moveTo(x, from).lineTo(x, to).stroke('#777');
			this.#doc.undash();
		});
	}

	/** Ends the structure; nothing is written after it. */
	done(): void {
		this.#whole.end();
	}

	/** Takes a place on the paper, once. @throws Overlap */
	#claim(box: Area, what: string): void {
		const { width, height } = this.#doc.page;
		const isOff =
			box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height;
		if (isOff || this.#taken.some((other) => overlap(box, other))) throw new Overlap(what);
		this.#taken.push(box);
	}

	#inked(place: Place): Area {
		const width = Math.min(place.box.width, this.#letters.widthOf(place));
		return { ...place.box, width };
	}

	#item(list: PDFKit.PDFStructureElement, place: Place, left: number): void {
		const { points, box, label } = place;
		const item = this.#add(list, 'LI');
		if (label) {
			const number: Place = { ...place, text: label, face: 'bold', box: { ...box, x: left } };
			item.add(this.#doc.struct('Lbl', {}, () => this.#put(number)));
		} else {
			this.#adorn(() => {
				const [width, height, y] = [points * 0.85, points * 0.17, box.y + points * 0.62];
				this.#doc.save().rotate(-10, { origin: [left + width / 2, y] });
				this.#doc.rect(left, y - height / 2, width, height).fill(INK);
				this.#doc.restore();
			});
		}
		item.add(this.#doc.struct('LBody', {}, () => this.#put(place)));
		item.end();
	}

	#put({ text, face, points, box: { x, y, width } }: Place): void {
		const options = { width, ...this.#letters.set(face, points) };
		this.#doc.fillColor(INK).text(text, x, y, options);
	}

	#add(parent: PDFKit.PDFStructureElement, type: string): PDFKit.PDFStructureElement {
		const child = this.#doc.struct(type);
		parent.add(child);
		return child;
	}

	#adorn(draw: () => void): void {
		this.#doc.markContent('Artifact', { type: 'Layout' });
		draw();
		this.#doc.endMarkedContent();
	}
}

/** A hair's breadth does not count: lines of a list end where the next begin. */
const NEAR = 0.5;
const overlap = (one: Area, other: Area): boolean =>
	one.x + NEAR < other.x + other.width &&
	other.x + NEAR < one.x + one.width &&
	one.y + NEAR < other.y + other.height &&
	other.y + NEAR < one.y + one.height;
