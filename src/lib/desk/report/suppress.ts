/** Numbers below it could point at somebody. */
export const LEAST = 5;

/** `few`: below LEAST. `hidden`: any number; shown, it would tell another by subtraction. */
export type Shown = number | 'few' | 'hidden';
/** By key, in the order of the list; undefined: nothing of it can be shown beside the total. */
export type Table = ReadonlyMap<string, Shown> | undefined;

/**
 * Hides what is small, and then of the smallest others as much as it takes, so that whoever subtracts what is shown from the total
 * learns neither a small number nor what small ones come to together: primary and secondary suppression, for one table whose cells
 * add up to a total that is shown.
 * @param counts each thing once, in one cell.
 * @param unsafe cells that would tell something small beside another table: they are hidden as well.
 */
export function suppress(
	counts: ReadonlyMap<string, number>,
	unsafe: ReadonlySet<string> = new Set()
): Table {
	const cells = [...counts];
	const few = new Set(cells.flatMap(([key, count]) => (count < LEAST ? [key] : [])));
	const hidden = new Set([...unsafe].filter((key) => counts.has(key) && !few.has(key)));
	const others = cells
		.filter(([key]) => !few.has(key) && !hidden.has(key))
		.toSorted(([, a], [, b]) => a - b);
	while (!isSafe(counts, few, hidden, unsafe)) {
		const next = others.shift();
		if (!next) return undefined;
		hidden.add(next[0]);
	}
	return new Map(
		cells.map(([key, count]) => [key, few.has(key) ? 'few' : hidden.has(key) ? 'hidden' : count])
	);
}

/** By what is shown: each that is few lies between 0 and 4, each that is hidden for its sake is 5 at least. */
function isSafe(
	counts: ReadonlyMap<string, number>,
	few: ReadonlySet<string>,
	hidden: ReadonlySet<string>,
	unsafe: ReadonlySet<string>
): boolean {
	const all = few.size + hidden.size;
	if (all === 0) return true;
	const rest = [...few, ...hidden].reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
	if (all < 2 || rest < LEAST) return false;
	if (few.size === 0) return true;
	const large = [...hidden].filter((key) => !unsafe.has(key)).length;
	const least = hidden.size > 0 ? 0 : Math.max(0, rest - (LEAST - 1) * (few.size - 1));
	const most = Math.min(LEAST - 1, rest - LEAST * large);
	return most > least;
}

/**
 * Cells of a year that, with those of its quarters that were shown before, leave something small: what was hidden in a quarter and the
 * quarter that was never shown, together.
 * @param quarters tables as they were shown, and what they hid.
 */
export function unsafeBeside(
	year: ReadonlyMap<string, number>,
	quarters: readonly { readonly counts: ReadonlyMap<string, number>; readonly table: Table }[]
): Set<string> {
	const unsafe = new Set<string>();
	for (const [key, count] of year) {
		const shown = quarters.map(({ table }) => table?.get(key));
		const known = shown.reduce<number>(
			(sum, cell) => sum + (typeof cell === 'number' ? cell : 0),
			0
		);
		const isPartOf = shown.some((cell) => typeof cell === 'number');
		const rest = count - known;
		if (isPartOf && rest > 0 && rest < LEAST) unsafe.add(key);
	}
	return unsafe;
}
