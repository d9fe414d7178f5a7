import * as v from 'valibot';
import shippedRecords from '#country/contacts.json' with { type: 'json' };
import type { Locale } from '#lib/i18n/locales.ts';
import { islands } from '#lib/i18n/places.ts';
import { typed } from '#lib/text/schema.ts';

export const kinds = [
	'emergency',
	'police',
	'task-force',
	'child',
	'support',
	'legal',
	'labour',
	'refugee',
	'immigration',
	'consulate'
] as const;
type Kind = (typeof kinds)[number];
/** `both`: all of the country. */
export const served = ['both', ...islands];

const line = typed(300);
const words = v.strictObject({ label: v.pipe(line, v.minLength(2)), hours: line, note: line });

/** Somebody who can be reached: a record, never a text in a page, so that print and web cannot differ. */
export const contactSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
	kind: v.picklist(kinds),
	/** As it is dialled on the islands. */
	number: v.pipe(v.string(), v.trim(), v.regex(/^[0-9][0-9 -]{2,20}$/)),
	/** As it is dialled from elsewhere, ITU-T E.164; empty when it cannot be. */
	international: v.pipe(v.string(), v.trim(), v.regex(/^(\+[1-9][0-9]{6,14})?$/)),
	island: v.picklist(served),
	/** BCP 47 tags of the languages that are answered. */
	languages: v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))),
	/** By locale; a language that has none is given the English. */
	texts: v.intersect([v.object({ en: words }), v.record(v.string(), words)]),
	/** Where the number comes from. */
	source: v.pipe(line, v.minLength(3)),
	/** ISO date, and who checked: together or not at all. */
	verifiedOn: v.optional(v.pipe(v.string(), v.isoDate())),
	verifiedBy: v.optional(v.pipe(line, v.minLength(2)))
});
export type Contact = v.InferOutput<typeof contactSchema>;

/** @throws ValiError when it is no contact. */
export const readRecord = (record: unknown): Contact => v.parse(contactSchema, record);

/** What the country ships with: contacts.json of its folder. @throws ValiError at start when it is not what it should be. */
export const shipped: readonly Contact[] = v.parse(v.array(contactSchema), shippedRecords);

/** Who has checked what is shipped: good enough to show, and not to go out with. */
export const PROJECT = 'the project';

/** A check older than this no longer counts: numbers here have changed within two years. */
export const VERIFIED_FOR_DAYS = 400;

export type State = 'shown' | 'unverified' | 'outdated';

export function stateOf(contact: Contact, now: Date): State {
	const age = daysSinceCheck(contact, now);
	if (age === undefined) return 'unverified';
	return age < VERIFIED_FOR_DAYS ? 'shown' : 'outdated';
}

/** Whole days; undefined when nobody has checked it. */
export const daysSinceCheck = ({ verifiedOn }: Contact, now: Date): number | undefined =>
	verifiedOn === undefined
		? undefined
		: Math.floor((now.getTime() - Date.parse(verifiedOn)) / (24 * 3_600_000));

/**
 * Whether the public may see it. The emergency number always: a page without any is worse than an old check, and the
 * launch check names it.
 */
export const isShown = (contact: Contact, now: Date): boolean =>
	contact.kind === 'emergency' || stateOf(contact, now) === 'shown';

const NOT_POLICE: readonly Kind[] = ['child', 'support', 'legal', 'labour', 'refugee'];

/** Those that a list wants: kinds, `not-police`, or `abroad` for what can be dialled from elsewhere. */
export const chosen = (contacts: readonly Contact[], wanted: readonly string[]): Contact[] =>
	contacts.filter(
		({ kind, international }) =>
			wanted.includes(kind) ||
			(wanted.includes('not-police') && NOT_POLICE.includes(kind)) ||
			(wanted.includes('abroad') && international !== '')
	);

/** Whose offices a list names that has no number to show: which they are stands with the words of the site. */
export const rolesIn = (wanted: readonly string[]): readonly Role[] =>
	roles.filter(
		(role) =>
			wanted.includes(role) ||
			(wanted.includes('not-police') && NOT_POLICE.some((kind) => kind === role))
	);

const roles = ['child', 'support', 'legal', 'labour', 'refugee', 'abroad'] as const;
export type Role = (typeof roles)[number];

/** A contact in the reader's language, or in English where nobody has written it yet. `lang` says which it is. */
export type ContactOnPage = Pick<
	Contact,
	'id' | 'kind' | 'number' | 'international' | 'island' | 'languages'
> &
	v.InferOutput<typeof words> & { readonly lang: string };

export function inLanguage(contact: Contact, locale: Locale): ContactOnPage {
	const { id, kind, number, international, island, languages, texts } = contact;
	const own = Object.hasOwn(texts, locale) ? texts[locale] : undefined;
	const about = { id, kind, number, international, island, languages };
	return own ? { ...about, lang: locale, ...own } : { ...about, lang: 'en', ...texts.en };
}
