/** A query that always gives a row gave none. */
class NoRow extends Error {
	override name = 'NoRow';
}

/** The row of a query that always gives one: a count, what was just written, a function's value. @throws NoRow */
export function rowOf<Row>([row]: readonly Row[]): Row {
	if (row === undefined) throw new NoRow();
	return row;
}
