import type { Copy } from '../copy.ts';
import { columns, grid, inset, mm, rows, type Area } from '../paper.ts';
import type { Pen } from '../pen.ts';

/** Ten for the inside of a door: one question, one number, one code. */
export function stickers(pen: Pen, page: Area, copy: Copy): void {
	for (const box of grid(page, 2, 5, { width: mm(92), height: mm(50) })) {
		pen.cutMarks(box);
		sticker(pen, inset(box, mm(3.5)), copy);
	}
}

function sticker(
	pen: Pen,
	box: Area,
	{ text, emergency, address, shortAddress, date }: Copy
): void {
	const [above, short] = rows(box, ['rest', mm(5.5)], mm(0.5));
	const [words, side] = columns(above, ['rest', mm(28)], mm(2));
	const [top, asks, says, call] = rows(words, [mm(4), 'rest', mm(9.5), mm(9)], mm(1));
	pen.slats(top, 3);
	pen.write('H1', text.free.question, asks, { largest: 17, smallest: 11 });
	pen.write('P', text.free.short, says, { largest: 10, smallest: 7 });
	const [danger, digits] = columns(call, ['rest', mm(20)], mm(1));
	pen.write('P', text.danger, danger, { largest: 9.5, smallest: 7 });
	pen.write('P', emergency, digits, { largest: 26, smallest: 14, face: 'bold' });
	const [code, corner] = rows(side, [mm(28), 'rest'], mm(0.5));
	pen.qr(address, code);
	pen.write('P', date, corner, { largest: 5.5, smallest: 5 });
	pen.write('P', shortAddress, short, { largest: 11, smallest: 7, face: 'bold' });
}
