import type { Copy } from '../copy.ts';
import { columns, grid, inset, mm, rows, type Area } from '../paper.ts';
import type { Pen } from '../pen.ts';

const PANEL = { width: mm(48), height: mm(61) };

/** Four strips of four panels; folded as the margin says, the outside shows a pattern and no word. */
export function foldCards(pen: Pen, page: Area, copy: Copy): void {
	const strips = grid(page, 1, 4, { width: PANEL.width * 4, height: PANEL.height });
	for (const [n, strip] of strips.entries()) {
		if (n === 0) {
			const margin = { ...strip, y: strip.y - mm(11), height: mm(4.5) };
			pen.write('P', copy.text.fold, margin, { largest: 9, smallest: 6 });
		}
		pen.cutMarks(strip);
		for (const at of [1, 2, 3]) {
			pen.foldLine(strip.x + at * PANEL.width, strip.y, strip.y + strip.height);
		}
		card(pen, strip, copy);
	}
}

function card(pen: Pen, strip: Area, copy: Copy): void {
	const { free, plan } = copy.text;
	const { width } = PANEL;
	const [cover, asks, plans, calls] = columns(strip, [width, width, width, width]);
	const within = (panel: Area) => inset(panel, mm(3.5));
	pen.slats(inset(within(cover), mm(5)), 9);
	page(pen, within(asks), 'H1', free.question, free.list);
	page(pen, within(plans), 'H2', plan.heading, plan.list);
	call(pen, within(calls), copy);
}

function page(pen: Pen, box: Area, tag: 'H1' | 'H2', heading: string, list: readonly string[]) {
	const [head, body] = rows(box, [mm(12), 'rest'], mm(1));
	pen.write(tag, heading, head, { largest: 14, smallest: 10 });
	const items = list.map((text) => ({ tag: 'LI', text }) as const);
	pen.flow(items, body, { largest: 10, smallest: 8 });
}

function call(
	pen: Pen,
	box: Area,
	{ text, emergency, numbers, address, shortAddress, date }: Copy
) {
	const heights = [mm(5), mm(9.5), mm(22), mm(6.5), 'rest', mm(5.2)] as const;
	const [danger, digits, code, short, more, corner] = rows(box, heights);
	pen.write('P', text.danger, danger, { largest: 9, smallest: 6.5 });
	pen.write('P', emergency, digits, { largest: 24, smallest: 14, face: 'bold' });
	pen.qr(address, { ...code, width: code.height });
	// A long one is broken after the host, where a person who types it pauses anyway.
	const lines = shortAddress.length > 28 ? shortAddress.replace('/', '\n/') : shortAddress;
	pen.write('P', lines, short, { largest: 9, smallest: 6, face: 'bold' });
	pen.flowSome(numbers, more, { largest: 7, smallest: 6 });
	pen.write('P', date, corner, { largest: 5.5, smallest: 5 });
}
