/**
 * Pages that carry a code or a reply look the same to the network whatever the code was: one size, one
 * time, no compression.
 */
const PAGE_STEP = 32 * 1024;
const TIME_STEP_MS = 250;

/**
 * Fills a page with an HTML comment up to the next whole step of bytes.
 * @param unsaid bytes that another answer to the same post would have more.
 */
export function paddedPage(html: string, unsaid = 0): string {
	const open = '<!--';
	const close = '-->';
	const bytes = Buffer.byteLength(html) + open.length + close.length;
	const missing = Math.ceil((bytes + unsaid) / PAGE_STEP) * PAGE_STEP - bytes;
	return html.replace(/<\/body>/, () => `${open}${' '.repeat(missing)}${close}</body>`);
}

/** Waits until the answer has taken a whole number of steps. */
export function untilTimeFloor(startedAt: number, now = performance.now()): Promise<void> {
	const spent = now - startedAt;
	return new Promise((resolve) =>
		setTimeout(resolve, (Math.floor(spent / TIME_STEP_MS) + 1) * TIME_STEP_MS - spent)
	);
}
