/**
 * What an officer writes down in a form of its own: sealed and signed as a note (or with a wait, or a closure), so that no row says
 * which it is. Beside it stands the same in words, for a release that does not know the form.
 */

/** Which page takes which form for what: a form of a later release keeps its words. */
export type Form = Outside | Plan | Child | Screening | Passing;

/** By what somebody was reached, or who was told. */
export const ways = ['call', 'visit', 'message', 'agency', 'other'] as const;
export type Way = (typeof ways)[number];

/** Why something was done past the plan. There are no others. */
export const reasons = ['child', 'danger', 'legal-duty'] as const;
export type Reason = (typeof reasons)[number];
export type Despite = { readonly because: Reason; readonly words: string };

/** By the country's clock: `2026-11-30`, `14:05`. */
export type LocalTime = { readonly day: string; readonly time: string };

/** Done outside the desk. */
export type Outside = {
	readonly form: 'outside';
	readonly way: Way;
	readonly whom: string;
	readonly at: LocalTime;
	/** A region, an island, or `elsewhere`: see i18n/places. */
	readonly area: string;
	readonly place: string;
	readonly said: string;
	readonly came: string;
	/** The day on which it goes on. */
	readonly next?: { readonly day: string; readonly what: string };
	/** The plans that it went by: those that no other had replaced. */
	readonly plans: readonly string[];
	readonly despite?: Despite;
	/** Of an agency that was told. */
	readonly referral?: Referral;
};

/** To whom. Of one that decides about who may stay: who agreed to that, and when; or why without. */
export type Referral = {
	readonly to: string;
	readonly agreed?: { readonly who: string; readonly day: string };
	readonly despite?: Despite;
};

/** `day`: 1, Monday, to 7. One that ends no later than it begins ends on the next day. */
export type Window = { readonly day: number; readonly from: string; readonly to: string };
export type Windows = 'any' | 'never' | readonly Window[];

/** Whether the adult concerned agreed to be reached, or passed on. */
export const agreements = ['yes', 'no', 'not-asked', 'child'] as const;
export type Agreement = (typeof agreements)[number];

/** What is asked before anybody is called, visited or told. */
export type Plan = {
	readonly form: 'plan';
	readonly blamed: string;
	readonly there: string;
	readonly windows: Windows;
	readonly phone: string;
	readonly another: string;
	readonly agreed: Agreement;
	/** The plans that it replaces: whatever its writer saw to hold. */
	readonly after: readonly string[];
};

/** What became of the duty that a child makes. `owed`: an officer found that a child is involved. */
export const dones = ['owed', 'told', 'not-told'] as const;
export type Child = {
	readonly form: 'child';
	readonly is: (typeof dones)[number];
	/** Who was told, and on which day. */
	readonly whom: string;
	readonly day: string;
	/** What is known, what was agreed, or why not. */
	readonly why: string;
	readonly after: readonly string[];
};

/** That each person was asked alone, before all of it is called smuggling. */
export type Screening = {
	readonly form: 'screening';
	readonly people: readonly {
		readonly who: string;
		readonly by: string;
		readonly day: string;
	}[];
};

/** Beside a closure, or a wait for an agency: what it went by. */
export type Passing = {
	readonly form: 'passing';
	readonly plans: readonly string[];
	/** What says that the duty to a child is done. */
	readonly child: readonly string[];
	readonly screenings: readonly string[];
	readonly despite?: Despite;
	readonly referral?: Referral;
};

/**
 * Reads a form out of what a colleague sealed: it is signed, and may be of a browser that does what it wants.
 * @returns undefined where there is none; `unknown` for one of a later release, and for one that is not whole.
 */
export function readForm(body: object): Form | 'unknown' | undefined {
	if (!('form' in body) || body.form === undefined) return undefined;
	const form = body.form;
	if (!isRecord(form)) return 'unknown';
	const read = readers[String(form.form) as Form['form']];
	return Object.hasOwn(readers, String(form.form)) && read(form) ? (form as Form) : 'unknown';
}

type Given = Readonly<Record<string, unknown>>;

const readers: Readonly<Record<Form['form'], (form: Given) => boolean>> = {
	outside: (form) =>
		isOneOf(ways, form.way) &&
		areTexts(form, 'whom', 'area', 'place', 'said', 'came') &&
		isLocalTime(form.at) &&
		areIds(form.plans) &&
		isMaybe(form.next, (next) => isRecord(next) && isDay(next.day) && areTexts(next, 'what')) &&
		isMaybe(form.despite, isDespite) &&
		isMaybe(form.referral, isReferral),
	plan: (form) =>
		areTexts(form, 'blamed', 'there', 'phone', 'another') &&
		areWindows(form.windows) &&
		isOneOf(agreements, form.agreed) &&
		areIds(form.after),
	child: (form) =>
		isOneOf(dones, form.is) &&
		areTexts(form, 'whom', 'why') &&
		(form.day === '' || isDay(form.day)) &&
		areIds(form.after),
	screening: ({ people }) =>
		isListOf(people, (one) => isRecord(one) && areTexts(one, 'who', 'by') && isDay(one.day)),
	passing: (form) =>
		areIds(form.plans) &&
		areIds(form.child) &&
		areIds(form.screenings) &&
		isMaybe(form.despite, isDespite) &&
		isMaybe(form.referral, isReferral)
};

const isRecord = (value: unknown): value is Given => typeof value === 'object' && value !== null;
const isOneOf = (known: readonly string[], value: unknown): boolean =>
	typeof value === 'string' && known.includes(value);
const areTexts = (form: Given, ...names: readonly string[]): boolean =>
	names.every((name) => typeof form[name] === 'string');
const isListOf = (value: unknown, is: (one: unknown) => boolean): boolean =>
	Array.isArray(value) && value.every(is);
const areIds = (value: unknown): boolean => isListOf(value, (one) => typeof one === 'string');
const isMaybe = (value: unknown, is: (value: unknown) => boolean): boolean =>
	value === undefined || is(value);
const isDespite = (value: unknown): boolean =>
	isRecord(value) && isOneOf(reasons, value.because) && areTexts(value, 'words');
const isReferral = (value: unknown): boolean =>
	isRecord(value) &&
	areTexts(value, 'to') &&
	isMaybe(value.despite, isDespite) &&
	isMaybe(value.agreed, (one) => isRecord(one) && areTexts(one, 'who') && isDay(one.day));
const areWindows = (value: unknown): boolean =>
	value === 'any' ||
	value === 'never' ||
	isListOf(
		value,
		(one) =>
			isRecord(one) &&
			[1, 2, 3, 4, 5, 6, 7].includes(Number(one.day)) &&
			isTime(one.from) &&
			isTime(one.to)
	);

/** 31 February is none: `Date` makes 3 March of it. */
export function isDay(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
	const at = new Date(`${value}T00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
}
const isTime = (value: unknown): value is string =>
	typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
export const isLocalTime = (value: unknown): value is LocalTime =>
	isRecord(value) && isDay(value.day) && isTime(value.time);
