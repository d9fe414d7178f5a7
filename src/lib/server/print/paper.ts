/** Points, 72 to the inch, as PDF counts. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Sizes of paper in points, upright. */
export const papers = {
	a4: { width: mm(210), height: mm(297) },
	letter: { width: 612, height: 792 }
} as const;
export type Paper = keyof typeof papers;

/** A part of the page, in points from its upper left corner. */
export type Area = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};

/** What is left when so much is taken from every side. */
export const inset = ({ x, y, width, height }: Area, by: number): Area => ({
	x: x + by,
	y: y + by,
	width: width - 2 * by,
	height: height - 2 * by
});

type Lengths = readonly (number | 'rest')[];
/** A box for each length. */
type Areas<Of extends Lengths> = { readonly [Part in keyof Of]: Area };

/** Parts below each other, `gap` apart; the one without a height takes what is left. */
export function rows<const Of extends Lengths>(box: Area, heights: Of, gap = 0): Areas<Of> {
	let y = box.y;
	return shared(box.height, heights, gap, (height) => {
		const part = { ...box, y, height };
		y += height + gap;
		return part;
	});
}

/** Parts side by side, as `rows` below each other. */
export function columns<const Of extends Lengths>(box: Area, widths: Of, gap = 0): Areas<Of> {
	let x = box.x;
	return shared(box.width, widths, gap, (width) => {
		const part = { ...box, x, width };
		x += width + gap;
		return part;
	});
}

function shared<const Of extends Lengths>(
	whole: number,
	parts: Of,
	gap: number,
	boxOf: (length: number) => Area
): Areas<Of> {
	const fixed = parts.reduce<number>((sum, part) => sum + (part === 'rest' ? 0 : part), 0);
	const rest = whole - fixed - gap * (parts.length - 1);
	// As many as there are parts, which the type of `map` does not say.
	return parts.map((part) => boxOf(part === 'rest' ? rest : part)) as Areas<Of>;
}

/** Equal parts side by side and below each other, row by row, in the middle of the box. */
export function grid(
	box: Area,
	columns: number,
	rows: number,
	part: Pick<Area, 'width' | 'height'>
) {
	const left = box.x + (box.width - columns * part.width) / 2;
	const top = box.y + (box.height - rows * part.height) / 2;
	return Array.from({ length: columns * rows }, (_, at): Area => ({
		x: left + (at % columns) * part.width,
		y: top + Math.floor(at / columns) * part.height,
		...part
	}));
}
