import type { Copy } from '../copy.ts';
import type { Line } from '../letters.ts';
import { columns, grid, inset, mm, rows, type Area } from '../paper.ts';
import type { Pen } from '../pen.ts';

/** Two on a sheet: what to notice, the first steps, what not to do. */
export function roleCards(pen: Pen, page: Area, copy: Copy): void {
	pen.foldLine(page.width / 2, 0, page.height);
	for (const half of grid(page, 2, 1, { width: page.width / 2, height: page.height })) {
		card(pen, inset(half, mm(10)), copy);
	}
}

function card(pen: Pen, box: Area, copy: Copy): void {
	const { role } = copy;
	if (!role) throw new Error('a role card is made from a page of guidance');
	const heights = [mm(7), mm(10), 'rest', mm(30), mm(3.5)] as const;
	const [top, head, body, foot, corner] = rows(box, heights, mm(2.5));
	pen.slats(top, 3);
	pen.write('H1', role.title, head, { largest: 24, smallest: 14 });
	pen.flow(linesOf(copy.text, role), body, { largest: 12, smallest: 8 });
	call(pen, foot, copy);
	pen.write('P', copy.date, corner, { largest: 6.5, smallest: 5 });
}

function linesOf(text: Copy['text'], { signs, steps, avoid }: NonNullable<Copy['role']>): Line[] {
	const items = (lines: readonly string[]) => lines.map((text): Line => ({ tag: 'LI', text }));
	return [
		{ tag: 'H2', text: text.notice },
		...signs.flatMap(({ heading, lines }): Line[] => [
			// With a single list its heading would say the same again.
			...(signs.length > 1 ? [{ tag: 'H3', text: heading } as const] : []),
			...items(lines)
		]),
		{ tag: 'H2', text: text.plan.heading },
		...steps.map((text, at): Line => ({ tag: 'LI', text, label: `${at + 1}` })),
		{ tag: 'H2', text: text.avoid },
		...items(avoid)
	];
}

function call(
	pen: Pen,
	box: Area,
	{ text, emergency, numbers, address, shortAddress }: Copy
): void {
	const [words, code] = columns(box, ['rest', box.height], mm(3));
	const [danger, dial, short] = rows(words, [mm(6), 'rest', mm(6.5)], mm(1));
	pen.write('P', text.danger, danger, { largest: 12, smallest: 9, face: 'bold' });
	const [digits, more] = columns(dial, [mm(32), 'rest'], mm(3));
	pen.write('P', emergency, digits, { largest: 40, smallest: 20, face: 'bold' });
	pen.flowSome(numbers, more, { largest: 10, smallest: 8 });
	pen.write('P', shortAddress, short, { largest: 12, smallest: 7.5, face: 'bold' });
	pen.qr(address, code);
}
