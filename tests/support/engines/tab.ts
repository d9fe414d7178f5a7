/** A tab of some browser, as WebDriver knows it. Playwright drives only builds of its own, so this is what all three have. */
export type Tab = {
	readonly opens: (url: string) => Promise<void>;
	/** What an expression comes to in the page. It is the driver's, and runs where the page's own scripts may not. */
	readonly sees: <Value>(expression: string) => Promise<Value>;
	/** With the mouse, at the element's middle. */
	readonly clicks: (xpath: string) => Promise<void>;
	/** With the keyboard, where the focus is. */
	readonly types: (words: string) => Promise<void>;
	/** The browser's own Back and Forward. */
	readonly goes: (steps: -1 | 1) => Promise<void>;
	/** What the console has told as an error, where the driver tells. */
	readonly wrong: readonly string[];
	readonly closes: () => Promise<void>;
};

export type Engine = {
	readonly name: string;
	/** @param javaScript whether pages may run scripts. */
	readonly launch: (javaScript: boolean) => Promise<Tab>;
};

/** The first of what an XPath finds, as an expression in the page. */
export const first = (xpath: string): string =>
	`document.evaluate(${JSON.stringify(xpath)}, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue`;
