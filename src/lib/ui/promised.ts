/** An element that the page promises to its script. @throws Error which one is missing. */
export function promised<Kind extends HTMLElement = HTMLElement>(
	selector: string,
	within: ParentNode = document
): Kind {
	const found = within.querySelector<Kind>(selector);
	if (!found) throw new Error(`not in the page: ${selector}`);
	return found;
}
