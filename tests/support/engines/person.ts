import { expect, vi } from 'vitest';
import { first, type Tab } from './tab.ts';

/** Opening a keyring takes seconds on a machine that does four things at once. */
const SEEN_WITHIN_MS = 30_000;

/** XPath 1.0 knows no way to quote a quotation mark. */
const quoted = (words: string) =>
	`concat("", ${words
		.split('"')
		.map((part) => `"${part}"`)
		.join(`, '"', `)})`;
const says = (words: string) => `[normalize-space()=${quoted(words)}]`;
const field = (label: string) =>
	`//*[@id=//label[starts-with(normalize-space(), ${quoted(label)})]/@for]`;

/** Where it stands in the window; null until it can be pressed, and was in the middle before it was scrolled there. */
const standsAt = (xpath: string) => `((it) => {
	if (document.readyState !== 'complete' || !it || it.disabled || !it.getClientRects().length) return null;
	const at = () => it.getBoundingClientRect().left + ' ' + it.getBoundingClientRect().top;
	const before = at();
	// Drivers scroll just as far as they think that they must, and then find something in the way.
	it.scrollIntoView({ block: 'center', behavior: 'instant' });
	return at() === before ? before : null;
})(${first(xpath)})`;

/** Somebody at a tab of whatever browser: what they press, write and read. */
export class Person {
	readonly tab: Tab;
	constructor(tab: Tab) {
		this.tab = tab;
	}

	opens = (url: string) => this.tab.opens(url);
	goes = (steps: -1 | 1) => this.tab.goes(steps);
	presses = (name: string) => this.#clicks(`//button[not(@aria-hidden)]${says(name)}`);
	follows = (xpath: string) => this.#clicks(xpath);
	unfolds = (summary: string) => this.#clicks(`//summary${says(summary)}`);
	chooses = (label: string) => this.#clicks(field(label));

	async writes(label: string, words: string) {
		await this.#clicks(field(label));
		await this.tab.types(words);
		await this.holds(label, words);
	}

	/** Until the field of this label holds these words. */
	holds = (label: string, words: string) =>
		this.#until(`${first(field(label))}?.value`, (value) => expect(value).toBe(words));

	reads = (words: string) =>
		this.#until('document.querySelector("main, body").innerText', (text) =>
			expect(flat(String(text))).toContain(flat(words))
		);

	/** Until the desk's header says that it is locked, or unlocked. */
	state = (words: string) =>
		this.#until('document.querySelector("header [role=status]")?.innerText', (status) =>
			expect(status).toBe(words)
		);

	/** Once it stands still: a page moves while its styles come in, while it says that it is busy, and to where one writes, a while after the last key. */
	async #clicks(xpath: string) {
		let before: unknown;
		const stands = `document.querySelector('[aria-busy="true"]') ? null : ${standsAt(xpath)}`;
		await this.#until(stands, (now) => {
			const isStill = now !== null && now === before;
			before = now;
			expect(isStill, xpath).toBe(true);
		});
		await this.tab.clicks(xpath);
	}

	/** A page that is on its way answers nothing. */
	async #until(expression: string, holds: (value: unknown) => void) {
		const seen = async () => holds(await this.tab.sees(expression));
		await vi
			.waitFor(seen, { timeout: SEEN_WITHIN_MS, interval: 100 })
			.catch(async (fault: Error) => {
				const stood = await this.tab.sees<string>(
					'location.href + "\\n" + document.body.innerText'
				);
				throw new Error(`${fault.message}\nInstead there stood:\n${stood}`, { cause: fault });
			});
	}
}

const flat = (text: string) => text.replace(/\s+/g, ' ');
