import { choicesIn, closingQuestions, type ClosingChoices } from '#lib/sealed/closing.ts';
import { quartersBefore, type Period } from './periods.ts';
import { LEAST, suppress, unsafeBeside, type Table } from './suppress.ts';

/** A closed tip as the report counts it. */
export type Closing = {
	/** Start of the hour. */
	readonly closedAt: Date;
	/** Neither: it does not open here, or is not signed by who closed it. */
	readonly choices: ClosingChoices | 'unasked' | 'unknown' | undefined;
};

/** @param body of its closing, opened; undefined: see Closing. */
export const closingOf = (closedAt: string, body: unknown): Closing => ({
	closedAt: new Date(closedAt),
	choices: body === undefined ? undefined : choicesIn(body)
});

/** Answers that nobody gave: closed by a former release, or not readable. */
export const NOT_SAID = 'not-said';
export const tables = ['form', 'sector', 'people', 'children', 'helped'] as const;
export type TableName = (typeof tables)[number];

export type Report = {
	/** Undefined: fewer than five. */
	readonly total: number | undefined;
	readonly tables: Readonly<Record<TableName, Table>>;
	/** By kind; a tip can count in several. */
	readonly help: Table;
};

/** Counts what was chosen, and hides what is small: see suppress.ts. */
export function reportOf(closings: readonly Closing[], period: Period): Report {
	const before = quartersBefore(period).map((quarter) =>
		closings.filter(({ closedAt }) => closedAt >= quarter.from && closedAt < quarter.until)
	);
	const tableOf = (name: TableName): Table => {
		if (closings.length < LEAST) return undefined;
		const shown = before.map((of) => {
			const counts = countsOf(of, name);
			return { counts, table: of.length < LEAST ? undefined : suppress(counts) };
		});
		const counts = countsOf(closings, name);
		return suppress(counts, unsafeBeside(counts, shown));
	};
	const made = Object.fromEntries(tables.map((name) => [name, tableOf(name)]));
	const isHelpShown = typeof made.helped?.get('given') === 'number';
	return {
		total: closings.length < LEAST ? undefined : closings.length,
		tables: made as Report['tables'],
		help: isHelpShown ? kindsOf(closings, before) : undefined
	};
}

/** Each closing in one cell. */
function countsOf(closings: readonly Closing[], name: TableName): ReadonlyMap<string, number> {
	const options: readonly string[] =
		name === 'helped' ? ['given', 'none', 'not-known'] : closingQuestions[name];
	const answers = closings.map(({ choices }) =>
		typeof choices !== 'object' ? NOT_SAID : name === 'helped' ? helpedBy(choices) : choices[name]
	);
	return new Map(
		[...options, NOT_SAID].map((option) => [option, answers.filter((one) => one === option).length])
	);
}

const helpedBy = ({ help: [first] }: ClosingChoices): string =>
	first === 'none' || first === 'not-known' ? first : 'given';

/** These add up to nothing, so that each is hidden by itself. */
function kindsOf(closings: readonly Closing[], before: readonly (readonly Closing[])[]): Table {
	const kinds = closingQuestions.help.filter((one) => one !== 'none' && one !== 'not-known');
	const count = (of: readonly Closing[], kind: (typeof kinds)[number]) =>
		of.filter(({ choices }) => typeof choices === 'object' && choices.help.includes(kind)).length;
	return new Map(
		kinds.map((kind) => {
			const all = count(closings, kind);
			const known = before.map((of) => count(of, kind)).filter((one) => one >= LEAST);
			const rest = all - known.reduce((sum, one) => sum + one, 0);
			return [
				kind,
				all < LEAST ? 'few' : known.length > 0 && rest > 0 && rest < LEAST ? 'hidden' : all
			];
		})
	);
}
