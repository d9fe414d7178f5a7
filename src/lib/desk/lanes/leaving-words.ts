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

/** What becomes of lanes when somebody reads none any more, sentence by sentence; none where each keeps two readers. */
export function leavingWords(name: string, { lanes, closesForm }: Leaving): string[] {
	if (lanes.length === 0) return [];
	const alone = lanes.filter(({ left }) => left.length > 0);
	const empty = lanes.filter(({ left }) => left.length === 0);
	const who = [...new Set(alone.flatMap(({ left }) => left))].join(', ');
	return [
		text.when(name),
		...alone.map((lane) => text.one(lane.left.join(), lane.name)),
		...empty.map((lane) => text.nobody(lane.name)),
		...(lanes.some(({ stops }) => stops) ? [text.stops] : []),
		...(closesForm ? [text.closesForm] : []),
		...(who ? [text.mend(who)] : [])
	];
}
