/** What a list of the queue is asked for: everything that its address says of it. */
export type Filter = {
	readonly view: string;
	readonly lane?: string | undefined;
	/** 1 to 4. */
	readonly urgency?: number | undefined;
	/** From 0. */
	readonly page: number;
};

/** Where a list is, or one of its tips with the list beside it. The plain queue has the plain address. */
export function addressOf(
	{ view, lane, urgency, page }: Filter,
	{ tip }: { readonly tip?: string | undefined } = {}
): string {
	const asked = Object.entries({ view: view === 'open' ? '' : view, lane, urgency, page })
		.filter(([, value]) => value)
		.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
	const path = tip ? `/desk/tips/${tip}` : '/desk';
	return asked.length > 0 ? `${path}?${asked.join('&')}` : path;
}
