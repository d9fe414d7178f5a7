import { country } from '#country/country.ts';
import { hereAt } from '#lib/i18n/clock.ts';
import type { OpenedTip, Text } from '../work/opening.ts';
import { stageKey } from '../work/opening.ts';
import { newsOf, type TipOnPage } from '../work/tip-on-page.ts';
import {
	readForm,
	type Child,
	type Despite,
	type Form,
	type Outside,
	type Passing,
	type Plan,
	type Referral
} from './forms.ts';
import { backFrom, headsOf, kindOf, lacks, type Kind, type Lack } from './safety.ts';

/** What a colleague is to see in red: nothing that the server could have refused, since it reads none of it. */
export type Fault =
	Lack | 'missing-plan' | 'older-plan' | 'future' | 'no-agreement' | 'no-child' | 'no-screening';

/** A form as it stands in the tip. */
type Row<Of> = Of & { readonly id: string; readonly by: string; readonly madeAt: Date };

export type Standing = {
	/** Those that none replaces: one, unless two were written at once. */
	readonly plans: readonly Row<Plan>[];
	/** All plans, and all that says how it stands with a child: the next one replaces them. */
	readonly planned: readonly string[];
	readonly childRows: readonly string[];
	/** A plan that something here names was not given. */
	readonly isMissing: boolean;
	/** Notes that do not open. */
	readonly unopened: number;
	readonly child: 'none' | 'owed' | 'done';
	readonly screenings: readonly string[];
	/** Told by whom it is about: the plan is theirs. */
	readonly isOwn: boolean;
	/** They wrote since, and whoever has the tip has not dealt with it. */
	readonly isToReread: boolean;
	/** By the key of the text: see openAll. */
	readonly faults: ReadonlyMap<string, readonly Fault[]>;
};

/** How far the clocks of a desk's browser and of the server may differ. */
const SKEW_MS = 5 * 60_000;

const decidesStay: readonly string[] = country.decidesStay;
/** Whether an agency decides about who may stay in the country. */
export const isAboutStay = (to: string): boolean => decidesStay.includes(to);

/** How it stands with a tip's safety, out of what opened of it and is signed. */
export function standingOf(tip: TipOnPage, opened: OpenedTip): Standing {
	const rows = formsIn(tip, opened);
	const plans = rows.filter((row) => row.form === 'plan') as Row<Plan>[];
	const children = rows.filter((row) => row.form === 'child') as Row<Child>[];
	const answers = opened.tip.ok ? opened.tip.body.answers : undefined;
	const isTold = answers?.child === 'yes';
	const judge = judgeOf(tip, opened, { rows, plans, children, isTold });
	const here = new Set(plans.map(({ id }) => id));
	const named = [...plans.flatMap(({ after }) => after), ...plansNamed(tip, opened)];
	return {
		plans: headsOf(plans),
		planned: plans.map(({ id }) => id),
		childRows: children.map(({ id }) => id),
		isMissing: named.some((id) => !here.has(id)),
		unopened: tip.notes.filter(({ id }) => opened.texts.get(id)?.ok === false).length,
		child: childOf(children, isTold),
		screenings: rows.filter(({ form }) => form === 'screening').map(({ id }) => id),
		isOwn: answers?.way === 'me',
		isToReread: newsOf(tip).length > 0,
		faults: judge()
	};
}

/** What stands in notes, by whom its row says: who signed it was held against that. */
const formsIn = (tip: TipOnPage, opened: OpenedTip): Row<Form>[] =>
	tip.notes.flatMap(({ id, madeBy: by, madeAt }) => {
		const form = formAt(opened, id);
		return form && form.form !== 'passing' ? [{ ...form, id, by, madeAt }] : [];
	});

function formAt(opened: OpenedTip, key: string): Form | undefined {
	const form = formOf(opened.texts.get(key));
	return form === 'unknown' ? undefined : form;
}

const formOf = (text: ReturnType<OpenedTip['texts']['get']>) =>
	text?.ok ? readForm(text.body satisfies Text) : undefined;

/** What waits for an agency, and what was closed: under which key it was opened, and when. */
const passings = (tip: TipOnPage) => [
	...tip.stages
		.filter(({ stage }) => stage === 'agency')
		.map(({ id, begunAt }) => ({ key: stageKey(id), at: begunAt, isClosure: false })),
	...tip.closures.map(({ id, closedAt }) => ({ key: id, at: closedAt, isClosure: true }))
];

const plansNamed = (tip: TipOnPage, opened: OpenedTip): readonly string[] =>
	[...tip.notes.map(({ id }) => id), ...passings(tip).map(({ key }) => key)].flatMap((key) => {
		const form = formAt(opened, key);
		return form?.form === 'outside' || form?.form === 'passing' ? form.plans : [];
	});

/** Nothing that replaces another makes it done but the word of who was told, or why not. */
function childOf(rows: readonly Row<Child>[], isTold: boolean): Standing['child'] {
	if (rows.length === 0) return isTold ? 'owed' : 'none';
	const heads = headsOf(rows);
	return heads.length > 0 && heads.every(({ is }) => is !== 'owed') ? 'done' : 'owed';
}

type Known = {
	readonly rows: readonly Row<Form>[];
	readonly plans: readonly Row<Plan>[];
	readonly children: readonly Row<Child>[];
	readonly isTold: boolean;
};

function judgeOf(tip: TipOnPage, opened: OpenedTip, { rows, plans, children, isTold }: Known) {
	const byPlans = (kind: Kind, at: Date, given: Given, local = hereAt(at)): Fault[] => {
		const named = plans.filter(({ id }) => given.plans.includes(id));
		const isGone = named.length < new Set(given.plans).size;
		const known = backFrom(given.plans, plans);
		const isOlder = plans.some(({ id, madeAt }) => madeAt < at && !known.has(id));
		const lacking = isReason(given.despite) || isGone ? [] : lacks(kind, named, local);
		return [
			...lacking,
			...(isGone ? (['missing-plan'] as const) : []),
			...(isOlder ? (['older-plan'] as const) : [])
		];
	};
	const ofActs = rows.flatMap((row) =>
		row.form === 'outside' ? [[row.id, outsideFaults(row, byPlans)] as const] : []
	);
	const ofPassing = passings(tip).flatMap(({ key, at, isClosure }) => {
		const text = opened.texts.get(key);
		if (!text?.ok) return [];
		const form = formAt(opened, key);
		const given = form?.form === 'passing' ? form : NOTHING;
		const outcome = isClosure ? text.body.outcome : undefined;
		const isPassedOn = !isClosure || outcome === 'referred';
		const owes = isClosure && (isTold || children.some(({ madeAt }) => madeAt < at));
		const done = children.filter(({ id, is }) => given.child.includes(id) && is !== 'owed');
		const known = new Set(rows.filter(({ form }) => form === 'screening').map(({ id }) => id));
		const isScreened = given.screenings.some((id) => known.has(id));
		const faults: Fault[] = [
			...(isPassedOn ? byPlans('pass-on', at, given) : []),
			...(isPassedOn ? stayFaults(given.referral) : []),
			...(owes && done.length === 0 ? (['no-child'] as const) : []),
			...(outcome === 'smuggling-only' && !isScreened ? (['no-screening'] as const) : [])
		];
		return [[key, faults] as const];
	});
	return () => new Map([...ofActs, ...ofPassing].filter(([, faults]) => faults.length > 0));
}

type Given = { readonly plans: readonly string[]; readonly despite?: Despite | undefined };
const NOTHING: Passing = { form: 'passing', plans: [], child: [], screenings: [] };

function outsideFaults(
	row: Row<Outside>,
	byPlans: (kind: Kind, at: Date, given: Given, local?: Outside['at']) => Fault[]
): Fault[] {
	const kind = kindOf(row.way);
	const isFuture = isAfter(row.at, new Date(row.madeAt.getTime() + SKEW_MS));
	return [
		...(kind ? byPlans(kind, row.madeAt, row, row.at) : []),
		...stayFaults(row.referral),
		...(isFuture ? (['future'] as const) : [])
	];
}

const stayFaults = (referral: Referral | undefined): Fault[] =>
	referral && isAboutStay(referral.to) && !referral.agreed && !isReason(referral.despite)
		? ['no-agreement']
		: [];

/** Spaces are none. */
const isReason = (despite: Despite | undefined): boolean =>
	despite !== undefined && despite.words.trim() !== '';

/** Whether a moment by the country's clock is still to come. */
export function isAfter({ day, time }: Outside['at'], now: Date): boolean {
	const here = hereAt(now);
	return `${day} ${time}` > `${here.day} ${here.time}`;
}
