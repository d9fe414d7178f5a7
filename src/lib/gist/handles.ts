import { fold } from './fold.ts';
import type { Found, Seeker } from './mark.ts';

const HANDLE = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,28}[\p{L}\p{N}_])`;
const AT = new RegExp(String.raw`(?<![\p{L}\p{N}_.@/+-])@(${HANDLE})`, 'gu');
const SITE = String.raw`(?:facebook|fb|instagram|insta|tiktok|t|telegram|snapchat|twitter|x|onlyfans)\.(?:com|me)`;
const LINK = new RegExp(
	String.raw`(?<![\p{L}\p{N}.])(?:www\.|m\.)?${SITE}\/(?:add\/)?@?(${HANDLE})`,
	'giu'
);
const PLATFORM = String.raw`(?:facebook|fb|instagram|insta|ig|tik ?tok|telegram|snap(?:chat)?|twitter|onlyfans|discord|messenger)`;
/** "IG: x", "snapchat is x", "Instagram name x". A sign or a word for a name must stand between: most of what follows is no handle. */
const NAMED = new RegExp(
	String.raw`(?<![\p{L}\p{N}])${PLATFORM}(?:(?: (?:user ?name|name|account|handle|page|profile|cuenta|usuario|compte|profil|non|kont|is|es|se|est)){1,2}[: ]{1,2}|[:=] ?|[(] ?)@?(${HANDLE})`,
	'giu'
);
/** A page or profile with a name of two words or more. */
const PAGE = new RegExp(
	String.raw`(?<![\p{L}\p{N}])(?:${any('facebook')}|${any('fb')}|${any('messenger')})(?:[ ,:(-]{1,3}(?:la |the |le |a )?(?:page|página|pagina|paj|profile?|perfil|pwofil|name|nombre|nom|non|account|cuenta|kont|group|grupo|groupe|gwoup|called|named|llamada|llamado|se llama|appelée|nommée|ki rele|rele|is|es|as|como)){0,3}[ ,:"“«(]{1,3}(\p{Lu}[\p{L}\p{M}\p{N}'’]{1,24}(?: (?:de |la |of |y )?\p{Lu}[\p{L}\p{M}\p{N}'’]{0,24}){1,4})`,
	'gu'
);
/** What follows a platform's name and is none. */
const NO_HANDLE =
	/^(?:and|or|with|from|the|that|this|page|group|account|user|name|called|is|was|his|her|their|messages?|messenger|marketplace|photos?|video|live|story|stories|a|an|on|in|to|for|que|con|para|una?|la|el|les?|des|ki|ak|pou|nan|where|who|which)$/;

export const handles: Seeker = (text) => [
	...found(text, AT),
	...found(text, LINK),
	...found(text, PAGE),
	...found(text, NAMED)
];

const found = (text: string, pattern: RegExp): Found[] =>
	[...text.matchAll(pattern)].flatMap(({ 0: match, 1: name = '', index }) => {
		const key = fold(name);
		return NO_HANDLE.test(key)
			? []
			: [{ kind: 'handle', shown: name, key, from: index + match.lastIndexOf(name) }];
	});

/** A word whose first letter may be a capital, where capitals count for what follows it. */
function any(word: string): string {
	const [first = '', ...rest] = word;
	return `[${first}${first.toUpperCase()}]${rest.join('')}|${word.toUpperCase()}`;
}
