import { desk } from '#lib/i18n/en/desk.ts';
import { triage } from '#lib/i18n/en/triage.ts';
import type { Said } from '../vault/judge.ts';
import { shortName } from './tip-on-page.ts';

/** What an entry of the record is about: a tip, whose page can be looked at, or what other pages call it. */
export type About =
	| { readonly is: 'tip'; readonly id: string; readonly name: string }
	| { readonly is: 'other'; readonly name: string };

/** By id: what pages of the desk call a person and a lane. */
export type Names = {
	readonly people: ReadonlyMap<string, string>;
	readonly lanes: ReadonlyMap<string, string>;
};

const text = triage.audit;
const OF_TIPS = /^(tip|urgency|note|tipster|reply|file)\./;
const OF_KEYS = /^(card\.|epoch\.made|copy\.missing)/;
const ID = /^[\da-f]{8}-/;

/** @param name the first hexadecimal symbols of its id, small. */
export const isOfTip = (said: Said | undefined, name: string): boolean =>
	said?.subject !== undefined &&
	OF_TIPS.test(said.act) &&
	said.subject.replaceAll('-', '').startsWith(name);

/** Ids of the tips that entries are about. */
export const tipsIn = ({
	said
}: {
	readonly said: ReadonlyMap<number, Said | undefined>;
}): string[] =>
	[...said.values()].flatMap((one) =>
		one?.subject !== undefined && OF_TIPS.test(one.act) ? [one.subject] : []
	);

/** Undefined where it names nothing. */
export function aboutOf({ act, subject, detail }: Said, names: Names): About | undefined {
	if (!subject) return undefined;
	if (OF_TIPS.test(act)) return { is: 'tip', id: subject, name: shortName(subject) };
	return { is: 'other', name: nameOf({ act, subject, detail }, names) };
}

function nameOf(
	{ act, subject, detail = {} }: Pick<Said, 'act' | 'detail'> & { readonly subject: string },
	{ people, lanes }: Names
): string {
	if (OF_KEYS.test(act)) return text.keyNo(subject);
	if (act === 'agency.added' && typeof detail.name === 'string') return detail.name;
	if (act === 'keyring.reduced') return wayOf(detail.kind);
	if (act === 'gists.opened' && typeof detail.upTo === 'number')
		return text.upTo(lanes.get(subject) ?? subject, detail.upTo);
	const named = people.get(subject) ?? lanes.get(subject);
	if (named !== undefined) return named;
	// A lane's, a contact's or a text's short name says itself; of a random id a part is enough to tell it from others.
	return ID.test(subject) ? text.numbered(shortName(subject)) : subject;
}

const wayOf = (kind: unknown): string => desk.account.ways[kind as keyof typeof desk.account.ways];
