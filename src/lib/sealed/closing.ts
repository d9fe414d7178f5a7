/**
 * What an officer answers as a tip is closed, beside outcome and reason, sealed with them: the terms of the Human Trafficking Case Data
 * Standard (HTCDS 2.0), and a few that it lacks. docs/decisions/0073 maps them.
 */
export const closingQuestions = {
	/** Of exploitation: the main one. */
	form: [
		'labour',
		'domestic-work',
		'sexual',
		'begging',
		'forced-marriage',
		'crime',
		'organs',
		'other',
		'not-trafficking',
		'not-known'
	],
	/** Where it happened, by divisions of ISIC. */
	sector: [
		'households',
		'hotels-bars',
		'construction',
		'farming-fishing',
		'shops',
		'transport-boats',
		'cleaning-security',
		'factories',
		'entertainment',
		'education-health',
		'other',
		'none',
		'not-known'
	],
	/** How many were exploited. */
	people: ['1', '2-3', '4-9', '10+', 'not-known'],
	children: ['none', 'some', 'not-known'],
	help: [
		'safe-place',
		'medical',
		'psychosocial',
		'food-money',
		'legal',
		'papers',
		'protection',
		'return',
		'other',
		'none',
		'not-known'
	]
} as const;

type Questions = typeof closingQuestions;
type One = Exclude<keyof Questions, 'help'>;
export type Help = Questions['help'][number];
/** Sealed with `v: 1`. A later release with other lists has another number. */
export type ClosingChoices = { readonly [Q in One]: Questions[Q][number] } & {
	/** At least one. `none` and `not-known` stand alone. */
	readonly help: readonly Help[];
};
/** Answers that go with no other. */
const ALONE: readonly Help[] = ['none', 'not-known'];

export const NOTHING_KNOWN: ClosingChoices = {
	form: 'not-known',
	sector: 'not-known',
	people: 'not-known',
	children: 'not-known',
	help: ['not-known']
};

/**
 * What was chosen, of an opened closure's body. What decrypts and is signed need not be what these lists allow: it comes from
 * another release, or from a browser that was changed.
 * @returns `unasked`: a former release closed it, which asked nothing; `unknown`: nothing that this one knows.
 */
export function choicesIn(body: unknown): ClosingChoices | 'unasked' | 'unknown' {
	const choices = isObject(body) ? body.choices : undefined;
	if (choices === undefined) return 'unasked';
	if (!isObject(choices) || choices.v !== 1) return 'unknown';
	const { form, sector, people, children, help } = choices;
	const isKnown =
		isOf('form', form) &&
		isOf('sector', sector) &&
		isOf('people', people) &&
		isOf('children', children);
	return isKnown && isHelp(help)
		? ({ form, sector, people, children, help } as ClosingChoices)
		: 'unknown';
}

const isOf = (question: One, value: unknown): boolean =>
	(closingQuestions[question] as readonly unknown[]).includes(value);

const isHelp = (value: unknown): boolean =>
	Array.isArray(value) &&
	value.length > 0 &&
	new Set(value).size === value.length &&
	value.every((one) => (closingQuestions.help as readonly unknown[]).includes(one)) &&
	(value.length === 1 || !value.some((one) => ALONE.includes(one)));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ticks a kind of help, or takes it away: what stands alone takes the others with it, and there is always one. */
export function withHelp(help: readonly Help[], one: Help): readonly Help[] {
	if (help.includes(one)) {
		const rest = help.filter((other) => other !== one);
		return rest.length > 0 ? rest : ['not-known'];
	}
	return ALONE.includes(one) ? [one] : [...help.filter((other) => !ALONE.includes(other)), one];
}

/** What a tip's own answers say already. How many a tipster's "a few" are, an officer says. */
export const choicesFrom = (
	answers: { readonly people?: string; readonly child?: string } | undefined
): ClosingChoices => ({
	...NOTHING_KNOWN,
	people: answers?.people === 'one' ? '1' : 'not-known',
	children: answers?.child === 'yes' ? 'some' : answers?.child === 'no' ? 'none' : 'not-known'
});
