import PdfDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { NoLetter, Overlap, Pen, TooLong } from './pen.ts';
import { mm } from './paper.ts';

const size = { largest: 20, smallest: 8 };
const box = { x: mm(20), y: mm(20), width: mm(60), height: mm(12) };
const below = { ...box, y: mm(40) };
const newPen = () => new Pen(new PdfDocument({ font: '', tagged: true }));

describe('a pen', () => {
	it('writes no text that has no room, and cuts none off', () => {
		expect(() => newPen().write('P', 'word '.repeat(200), box, size)).toThrow(TooLong);
		expect(() => newPen().write('P', 'x'.repeat(60), box, size)).toThrow(TooLong);
	});

	it('writes no letter that its face has not', () => {
		expect(() => newPen().write('P', '中国大使馆', box, size)).toThrow(NoLetter);
		expect(() => newPen().write('P', 'áéíóúñü¿¡àèòçœêôîÉÈ«»’ \u00a0', box, size)).not.toThrow();
	});

	it('lets nothing stand on anything else, or beyond the paper', () => {
		const pen = newPen();
		pen.write('P', 'One', box, size);
		expect(() => pen.write('P', 'Two', box, size)).toThrow(Overlap);
		expect(() => pen.qr('https://plainsight.example', box)).toThrow(Overlap);
		expect(() => pen.write('P', 'Three', { ...box, x: -1 }, size)).toThrow(Overlap);
		expect(() => pen.write('P', 'Four', below, size)).not.toThrow();
	});

	it('leaves out what staff typed when it cannot be printed, and keeps what can', () => {
		const pen = newPen();
		const typed = ['665-3091 Somebody', '1 '.repeat(300), '707 中国', '662-6833 Somebody else'];
		expect(() => pen.flowSome(typed, box, size)).not.toThrow();
		expect(() => pen.write('P', 'on top of it', box, size)).toThrow(Overlap);
		expect(() => pen.flowSome(['x'.repeat(300)], below, size)).not.toThrow();
		expect(() => pen.write('P', 'where nothing is', below, size)).not.toThrow();
	});
});
