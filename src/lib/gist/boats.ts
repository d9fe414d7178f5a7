import { fold } from './fold.ts';
import { LONGEST_MARK, type Found, type Seeker } from './mark.ts';

/** One to three words, the first with a capital or in capitals; "of" and "la" may stand between. */
const NAME = String.raw`["“«']?((?!I\b)\p{Lu}[\p{L}\p{M}'’]{1,20}(?:[ -](?:of the |de la |of |de |la )?\p{Lu}[\p{L}\p{M}'’]{0,20}){0,2}(?: (?:[IVX]{1,4}|\d{1,3})\b)?)`;
/** What stands before a vessel's name: motor vessel, sailing vessel and so on. */
const PREFIXED = new RegExp(
	String.raw`(?<![\p{L}\p{N}])(?:M\.?\/?V|M\/?Y|S\/?V|F\/?V|R\/?V|M\/?T|MS|SS)\.? {1,2}${NAME}`,
	'gu'
);
const VESSEL = String.raw`(?:[Ss]peed|[Ss]ail|[Ff]ishing |[Cc]argo )?(?:[Bb]oat|[Vv]essel|[Ss]hip|[Yy]acht|[Cc]atamaran|[Tt]rawler|[Bb]arge|[Ff]erry|[Ll]ancha|[Bb]arco|[Bb]ote|[Yy]ate|[Vv]elero|[Bb]uque|[Bb]ateau|[Nn]avire|[Vv]oilier|[Vv]edette|[Bb]ato|[Vv]edèt|[Kk]annòt)`;
const CALLED = String.raw`(?: (?:is |was )?(?:named|called)| (?:que )?se llama| llamad[oa]| de nombre| nommé| appelé| qui s[’']appelle| ki rele| yo rele| name is|,? name|,? nombre|:)?`;
const NAMED = new RegExp(
	String.raw`(?<![\p{L}\p{N}])${VESSEL}(?: la)?${CALLED}[ :]{1,2}${NAME}`,
	'gu'
);
/** International Maritime Organization: seven digits, the last of which checks the others. */
const IMO = /(?<![\p{L}\p{N}])IMO[ :#.]{0,3}(?:(?:no|number)\.?[ :]{1,2})?(\d{7})(?!\d)/giu;
/** Where boats were asked for: names at the beginning of a line or after a comma, and letters with numbers. */
const ANSWERED = new RegExp(String.raw`(?<=^|[\n,;]\s{0,3})${NAME}`, 'gu');
const REGISTERED = /(?<![\p{L}\p{N}])[A-Z]{1,3}\d?[ -]?\d{2,5}(?:-?[A-Z]{1,3})?(?![\p{L}\p{N}])/gu;

/** Days, months, peoples and colours: a boat may come on Monday. */
const NO_NAME =
	/^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas)\b|^(?:the|a|in|on|at|from|with|and|they|he|she|it|we|there|this|that|white|black|blue|red|green|grey|gray|big|small|haitian|dominican|spanish|chinese|filipino)\b/;

export const boats: Seeker = (text, isExpected) => [
	...named(text, PREFIXED),
	...named(text, NAMED),
	...[...text.matchAll(IMO)].flatMap(({ 1: number = '', index: from }) =>
		isChecked(number)
			? [{ kind: 'boat' as const, shown: `IMO ${number}`, key: `imo ${number}`, from }]
			: []
	),
	...(isExpected
		? [
				...[...text.matchAll(REGISTERED)].map(({ 0: shown, index: from }) => ({
					kind: 'boat' as const,
					shown,
					key: fold(shown).replace(/[^a-z0-9]/g, ''),
					from
				})),
				...named(text, ANSWERED)
			]
		: [])
];

const named = (text: string, pattern: RegExp): Found[] =>
	[...text.matchAll(pattern)].flatMap(({ 0: match, 1: name = '', index }) => {
		const shown = name.trim();
		const key = fold(shown)
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
		const isName = shown.length <= LONGEST_MARK && !NO_NAME.test(key);
		return isName ? [{ kind: 'boat', shown, key, from: index + match.lastIndexOf(shown) }] : [];
	});

const isChecked = (imo: string): boolean =>
	[...imo.slice(0, 6)].reduce((sum, digit, at) => sum + Number(digit) * (7 - at), 0) % 10 ===
	Number(imo[6]);
