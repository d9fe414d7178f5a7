import { codeFrom, grouped, parseCode } from '../../src/lib/sealed/receipt-code.ts';

export const seeds = [
	grouped(codeFrom(new Uint8Array(10).fill(9))),
	`Code: "${grouped(codeFrom(new Uint8Array(10).fill(200))).toLowerCase()}"`
];

/** Anything that is typed as a code is a code or is told why not; a code that was read is read again. */
export function fuzz(data: Buffer): void {
	const typed = data.toString('utf8');
	const parsed = parseCode(typed);
	if (!parsed.ok) return;
	const again = parseCode(grouped(parsed.code));
	if (!again.ok || again.code !== parsed.code)
		throw new Error('a code is not read as it is written');
}
