/** As the database counts them: see drizzle/functions/work_of.sql. */
export type Counted = {
	/** Null: nobody has them. */
	readonly officer: string | null;
	readonly stage: string;
	readonly tips: number;
	readonly late: number;
};
type Cell = { readonly tips: number; readonly late: number };
export type WorkRow = {
	readonly officer: string | null;
	readonly name: string;
	readonly cells: readonly Cell[];
	readonly all: Cell;
};

/**
 * Officers by stages. By name, and never by how much: a table in the order of numbers is a ranking, whatever stands above it.
 * @param stages in the order of the columns.
 * @param nobody what those are called that nobody has; they stand last.
 */
export function workTable(
	counted: readonly Counted[],
	people: readonly { readonly id: string; readonly name: string }[],
	{ stages, nobody }: { readonly stages: readonly string[]; readonly nobody: string }
): WorkRow[] {
	const byName = people.toSorted((a, b) => a.name.localeCompare(b.name));
	return [...byName, { id: null, name: nobody }].map(({ id, name }) => {
		const own = counted.filter(({ officer }) => officer === id);
		const cells = stages.map((stage) => sum(own.filter((one) => one.stage === stage)));
		return { officer: id, name, cells, all: sum(own) };
	});
}

const sum = (cells: readonly Cell[]): Cell => ({
	tips: cells.reduce((all, { tips }) => all + tips, 0),
	late: cells.reduce((all, { late }) => all + late, 0)
});
