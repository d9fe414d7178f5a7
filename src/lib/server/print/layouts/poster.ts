import type { Copy, Layout } from '../copy.ts';
import { columns, inset, mm, rows, type Area } from '../paper.ts';
import type { Pen } from '../pen.ts';

/** One question, a few signs, one number: read from two metres. */
export const poster =
	(which: 'signs' | 'free'): Layout =>
	(pen, page, copy) => {
		const { question, list, act } = copy.text[which];
		const heights = [mm(13), mm(54), 'rest', mm(18), mm(59), mm(4)] as const;
		const [top, asks, names, acts, foot, corner] = rows(inset(page, mm(14)), heights, mm(5));
		pen.slats(top, 5);
		pen.write('H1', question, asks, { largest: 68, smallest: 40 });
		const items = list.map((text) => ({ tag: 'LI', text }) as const);
		pen.flow(items, names, { largest: 32, smallest: 18 });
		pen.write('P', act, acts, { largest: 20, smallest: 13 });
		call(pen, foot, copy);
		pen.write('P', copy.date, corner, { largest: 8, smallest: 6 });
	};

/** The number as large as it goes, the code to scan, the address to copy. */
function call(
	pen: Pen,
	box: Area,
	{ text, emergency, numbers, address, shortAddress }: Copy
): void {
	pen.frame(box);
	const inner = inset(box, mm(4));
	const [words, code] = columns(inner, ['rest', inner.height], mm(3));
	const [danger, dial, read, short] = rows(words, [mm(9), 'rest', mm(7), mm(8)], mm(0.5));
	pen.write('P', text.danger, danger, { largest: 22, smallest: 12, face: 'bold' });
	const [digits, more] = columns(dial, [mm(56), 'rest'], mm(4));
	pen.write('P', emergency, digits, { largest: 84, smallest: 40, face: 'bold' });
	pen.flowSome(numbers, inset(more, mm(2)), { largest: 14, smallest: 10 });
	pen.write('P', text.read, read, { largest: 15, smallest: 9 });
	pen.write('P', shortAddress, short, { largest: 20, smallest: 9, face: 'bold' });
	pen.qr(address, code);
}
