import { desk } from '#lib/i18n/en/desk.ts';

/** See staff/lane/left-alone.ts. */
export type Leaving = {
	readonly lanes: readonly {
		readonly name: string;
		readonly left: readonly string[];
		readonly stops: boolean;
	}[];
	readonly closesForm: boolean;
};

const text = desk.people.leaving;

/** What becomes of lanes when somebody reads none any more; nothing where each keeps two readers. */
export type LeavingWords = {
	readonly facts: readonly string[];
	/** What follows from it, and who is to act. */
	readonly what: readonly string[];
};

export function leavingWords(name: string, { lanes, closesForm }: Leaving): LeavingWords {
	if (lanes.length === 0) return { facts: [], what: [] };
	const alone = lanes.filter(({ left }) => left.length > 0);
	const empty = lanes.filter(({ left }) => left.length === 0);
	const who = [...new Set(alone.flatMap(({ left }) => left))].join(', ');
	return {
		facts: [
			text.when(name),
			...alone.map((lane) => text.one(lane.left.join(), lane.name)),
			...empty.map((lane) => text.nobody(lane.name)),
			...(closesForm ? [text.closesForm] : [])
		],
		what: [
			...(lanes.some(({ stops }) => stops) ? [text.stops] : []),
			...(who ? [text.mend(who)] : [])
		]
	};
}
