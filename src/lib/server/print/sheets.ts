import type { Messages } from '#lib/i18n/messages.ts';
import { grid, inset, mm, type Box } from './paper.ts';
import type { Pen } from './pen.ts';

/** What a sheet says, in one language, on one day. */
export type Copy = {
	readonly text: Messages['print']['on'];
	/** ISO-dated line for the corner, and whether a person has checked the translation. */
	readonly date: string;
	readonly emergency: string;
	/** More verified numbers, each with its name, for the foot of a sheet. */
	readonly numbers: readonly string[];
	readonly address: string;
	readonly shortAddress: string;
	/** For a role card: its page's heading, signs, steps; and what nobody should do. */
	readonly role?: {
		readonly heading: string;
		readonly signs: readonly string[];
		readonly steps: readonly string[];
		readonly avoid: readonly string[];
	};
};

/** How a sheet lies on the paper, and the page that its address leads to: the kind of place, and nothing more. */
export type Sheet = {
	readonly leadsTo: `/${string}`;
	readonly isLandscape?: boolean;
	/** The page of guidance that a role card is made from. */
	readonly role?: string;
	/** Numbers at the foot: whom somebody asks who reads it. */
	readonly numbers: readonly string[];
	readonly draw: (pen: Pen, page: Box, copy: Copy) => void;
};

const HELP = ['not-police'];

export const sheets = {
	'know-the-signs': { leadsTo: '/signs', numbers: ['police'], draw: poster('signs') },
	'free-to-leave': { leadsTo: '/help', numbers: HELP, draw: poster('free') },
	stickers: { leadsTo: '/help', numbers: [], draw: stickers },
	'fold-card': { leadsTo: '/help', numbers: HELP, draw: foldCards },
	'card-hotels': card('work-hotels'),
	'card-taxis': card('work-taxis-and-boats'),
	'card-security': card('work-security')
} as const satisfies Record<string, Sheet>;
export type SheetName = keyof typeof sheets;

function card(role: string): Sheet {
	return { leadsTo: `/${role}`, isLandscape: true, role, numbers: ['police'], draw: roleCards };
}

/** One question, a few signs, one number: read from two metres. */
function poster(which: 'signs' | 'free') {
	return (pen: Pen, page: Box, { text, ...copy }: Copy): void => {
		const area = inset(page, mm(16));
		const words = text[which];
		pen.slats({ ...area, height: mm(20) }, 5);
		const top = area.y + mm(29);
		const question = { ...area, y: top, height: mm(64) };
		const under = pen.write('H1', words.question, question, {
			largest: 62,
			smallest: 40,
			face: 'bold'
		});
		const foot = area.y + area.height - mm(72);
		const act = { ...area, y: foot - mm(25), height: mm(20) };
		const list = { ...area, y: under + mm(7), height: act.y - under - mm(12) };
		pen.list(words.list, list, { largest: 27, smallest: 18 });
		pen.write('P', words.act, act, { largest: 17, smallest: 12 });
		footOf(pen, { ...area, y: foot, height: mm(72) }, { text, ...copy });
	};
}

/** The number as large as it goes, the code to scan, the address to copy. */
function footOf(
	pen: Pen,
	box: Box,
	{ text, emergency, numbers, address, shortAddress, date }: Copy
) {
	pen.frame({ ...box, height: mm(58) });
	const inner = inset({ ...box, height: mm(58) }, mm(4));
	const side = inner.height;
	const left = { ...inner, width: inner.width - side - mm(4) };
	pen.write(
		'P',
		text.danger,
		{ ...left, height: mm(8) },
		{ largest: 20, smallest: 11, face: 'bold' }
	);
	const digits = { ...left, y: left.y + mm(8), width: mm(62), height: mm(26) };
	pen.write('P', emergency, digits, { largest: 84, smallest: 30, face: 'bold' });
	if (numbers.length > 0) {
		const more = { ...left, x: left.x + mm(62), y: left.y + mm(11), height: mm(23) };
		const beside = { ...more, width: left.width - mm(62) };
		pen.write('P', numbers.slice(0, 3).join('\n'), beside, { largest: 13, smallest: 6 });
	}
	const read = { ...left, y: left.y + mm(34), height: mm(7) };
	pen.write('P', text.read, read, { largest: 15, smallest: 8 });
	const short = { ...left, y: left.y + mm(41), height: mm(9) };
	pen.write('P', shortAddress, short, { largest: 19, smallest: 8, face: 'bold' });
	pen.qr(address, { ...inner, x: inner.x + inner.width - side, width: side });
	const corner = { ...box, y: box.y + mm(61), height: mm(5) };
	pen.write('P', date, corner, { largest: 8, smallest: 5 });
}

/** Ten for the inside of a door: one question, one number, one code. */
function stickers(pen: Pen, page: Box, copy: Copy): void {
	const { text, emergency, address, shortAddress, date } = copy;
	for (const sticker of grid(page, 2, 5, { width: mm(92), height: mm(50) })) {
		pen.cutMarks(sticker);
		const inner = inset(sticker, mm(4));
		const side = mm(27);
		const left = { ...inner, width: inner.width - side - mm(2) };
		const question = { ...left, height: mm(15) };
		pen.write('H1', text.free.question, question, { largest: 17, smallest: 11, face: 'bold' });
		const short = { ...left, y: left.y + mm(16), height: mm(12) };
		pen.write('P', text.free.short, short, { largest: 10, smallest: 7 });
		pen.qr(address, { ...inner, x: inner.x + inner.width - side, y: inner.y - mm(1), width: side });
		const danger = { ...inner, y: inner.y + mm(31), width: mm(32), height: mm(6) };
		pen.write('P', text.danger, danger, { largest: 9, smallest: 5 });
		const digits = {
			...danger,
			x: inner.x + mm(32),
			y: inner.y + mm(28),
			width: mm(24),
			height: mm(10)
		};
		pen.write('P', emergency, digits, { largest: 28, smallest: 12, face: 'bold' });
		const day = {
			...inner,
			x: inner.x + mm(56),
			y: inner.y + mm(32),
			width: mm(28),
			height: mm(6)
		};
		pen.write('P', date, day, { largest: 5, smallest: 3.5 });
		const where = { ...inner, y: inner.y + mm(38), height: mm(4) };
		pen.write('P', shortAddress, where, { largest: 10, smallest: 6, face: 'bold' });
	}
}

/** Four strips of four panels; folded, the outside shows a pattern and no word. */
function foldCards(pen: Pen, page: Box, copy: Copy): void {
	const { text, emergency, numbers, address, shortAddress, date } = copy;
	const panel = { width: mm(46), height: mm(60) };
	for (const strip of grid(page, 1, 4, { width: panel.width * 4, height: panel.height })) {
		pen.cutMarks(strip);
		const [cover, ask, plan, call] = grid(strip, 4, 1, panel).map((part) => inset(part, mm(4)));
		for (const at of [1, 2, 3]) {
			pen.foldLine(strip.x + at * panel.width, strip.y, strip.y + strip.height);
		}
		pen.slats(inset(cover!, mm(5)), 9);
		const question = { ...ask!, height: mm(13) };
		const under = pen.write('H1', text.free.question, question, {
			largest: 14,
			smallest: 10,
			face: 'bold'
		});
		const list = { ...ask!, y: under + mm(2), height: ask!.y + ask!.height - under - mm(2) };
		pen.list(text.free.list, list, { largest: 9.5, smallest: 7 });
		const heading = { ...plan!, height: mm(9) };
		const below = pen.write('H2', text.plan.heading, heading, {
			largest: 11,
			smallest: 8,
			face: 'bold'
		});
		const steps = { ...plan!, y: below + mm(2), height: plan!.y + plan!.height - below - mm(2) };
		pen.list(text.plan.list, steps, { largest: 9.5, smallest: 7 });
		const side = mm(22);
		pen.write('P', text.danger, { ...call!, height: mm(4.5) }, { largest: 9, smallest: 5 });
		pen.write(
			'P',
			emergency,
			{ ...call!, y: call!.y + mm(4.5), height: mm(9.5) },
			{ largest: 24, smallest: 10, face: 'bold' }
		);
		pen.qr(address, {
			...call!,
			x: call!.x + (call!.width - side) / 2,
			y: call!.y + mm(14),
			width: side
		});
		const where = { ...call!, y: call!.y + mm(36.5), height: mm(5) };
		pen.write('P', shortAddress, where, { largest: 8, smallest: 4.5, face: 'bold' }, 'center');
		if (numbers.length > 0) {
			const more = { ...call!, y: call!.y + mm(41.5), height: mm(6) };
			pen.write('P', numbers.slice(0, 2).join('\n'), more, { largest: 6, smallest: 4 });
		}
		pen.write(
			'P',
			date,
			{ ...call!, y: call!.y + mm(47.5), height: mm(4.5) },
			{ largest: 5, smallest: 3.5 }
		);
	}
}

/** Two on a sheet: what to notice, the first steps, what not to do. */
function roleCards(pen: Pen, page: Box, copy: Copy): void {
	const { text, role, emergency, numbers, address, shortAddress, date } = copy;
	if (!role) throw new Error('a role card is made from a page of guidance');
	for (const half of grid(page, 2, 1, { width: page.width / 2, height: page.height })) {
		const box = inset(half, mm(11));
		pen.slats({ ...box, height: mm(9) }, 3);
		const title = { ...box, y: box.y + mm(12), height: mm(13) };
		pen.write('H1', role.heading, title, { largest: 22, smallest: 13, face: 'bold' });
		const foot = { ...box, y: box.y + box.height - mm(33), height: mm(33) };
		const middle = { ...box, y: box.y + mm(26), height: foot.y - box.y - mm(29) };
		const parts = [
			{ heading: text.notice, lines: role.signs, isNumbered: false },
			{ heading: text.plan.heading, lines: role.steps, isNumbered: true },
			{ heading: text.avoid, lines: role.avoid, isNumbered: false }
		];
		// Each part takes the room that its words need.
		const letters = (lines: readonly string[]) => lines.join('').length + 60 * lines.length;
		const all = parts.reduce((sum, { lines }) => sum + letters(lines), 0);
		let y = middle.y;
		for (const { heading, lines, isNumbered } of parts) {
			const height = mm(8) + (middle.height - parts.length * mm(8)) * (letters(lines) / all);
			const line = { ...middle, y, height: mm(6) };
			pen.write('H2', heading, line, { largest: 12, smallest: 9, face: 'bold' });
			const rest = { ...middle, y: y + mm(6), height: height - mm(8) };
			pen.list(lines, rest, { largest: 11, smallest: 6.5 }, isNumbered);
			y += height;
		}
		const side = foot.height - mm(5);
		pen.qr(address, { ...foot, x: foot.x + foot.width - side, width: side });
		const left = { ...foot, width: foot.width - side - mm(3) };
		pen.write(
			'P',
			text.danger,
			{ ...left, width: mm(40), height: mm(6) },
			{ largest: 11, smallest: 7 }
		);
		pen.write(
			'P',
			emergency,
			{ ...left, y: left.y + mm(6), width: mm(40), height: mm(14) },
			{ largest: 40, smallest: 16, face: 'bold' }
		);
		if (numbers.length > 0) {
			const more = { ...left, x: left.x + mm(42), y: left.y + mm(1), height: mm(18) };
			pen.write(
				'P',
				numbers.slice(0, 3).join('\n'),
				{ ...more, width: left.width - mm(42) },
				{ largest: 9, smallest: 5 }
			);
		}
		pen.write(
			'P',
			shortAddress,
			{ ...left, y: left.y + mm(20), height: mm(6) },
			{ largest: 11, smallest: 6, face: 'bold' }
		);
		pen.write(
			'P',
			date,
			{ ...left, y: left.y + mm(28), height: mm(4) },
			{ largest: 6, smallest: 4 }
		);
	}
}
