import { allowanceFor } from '../../src/lib/server/http/bodies.ts';

/** One request that anybody can send, as it goes over the wire. */
export type Sent = {
	/** What is bad about it. */
	readonly name: string;
	readonly method: 'GET' | 'POST' | 'PUT';
	readonly path: string;
	readonly type?: string;
	readonly body?: Uint8Array;
};

/** What the requests are made of: a tip of an earlier moment, and a form that is good. */
export type Known = {
	readonly code: string;
	readonly form: Readonly<Record<string, string>>;
};

type Route = {
	readonly path: string;
	/** Names of the fields that are read here. */
	readonly fields?: readonly string[];
	/** What is posted beside the field that is attacked, so that the post gets as far as it can. */
	readonly beside?: (known: Known) => Readonly<Record<string, string>>;
	/** Names of what its JSON may hold. */
	readonly json?: readonly string[];
	/** Rows that all of it together may leave in the database; none where it is left out. */
	readonly mostRows?: number;
	/** Rows that each request may leave there besides. */
	readonly rowsEach?: number;
	readonly more?: (known: Known) => readonly Sent[];
};

const FORM = 'application/x-www-form-urlencoded';
const UUID = '00000000-0000-4000-8000-000000000000';
/** As many as an address can name. */
const IDS = Array.from({ length: 150 }, () => UUID).join();
const page = (path: string): Route => ({ path });
const withCode = ({ code }: Known) => ({ code });

/**
 * Every route of the built server, with the worst that can be sent to it. A route without a line here fails the suite:
 * whoever adds one says what a stranger could do with it.
 */
export const ROUTES: Readonly<Record<string, Route>> = {
	'/healthz': page('/healthz'),
	'/(site)/[[locale=locale]]': page('/es'),
	'/(site)/[[locale=locale]]/[guidance=guidance]': page('/signs'),
	'/(site)/[[locale=locale]]/[...nothing]': page(`/no/${'such/'.repeat(400)}page`),
	'/(site)/[[locale=locale]]/check-an-offer': {
		path: '/check-an-offer',
		fields: ['pay-first', 'passport']
	},
	'/(site)/[[locale=locale]]/offline': page('/offline'),
	'/(site)/[[locale=locale]]/print': page('/print'),
	'/(site)/[[locale=locale]]/print/[file]': page('/print/poster-a4.pdf'),
	'/(site)/[[locale=locale]]/search': {
		path: '/search',
		fields: ['words'],
		more: () => [
			post('very many words', '/search', { words: 'passport work help danger '.repeat(2_000) }),
			post('words that are nearly some', '/search', { words: 'pasport wrok halp dangr '.repeat(9) })
		]
	},
	'/(site)/[[locale=locale]]/tip': {
		path: '/tip',
		fields: ['what', 'who', 'place', 'answer', 'ticket', 'draft', 'voucher', 'work', 'involved'],
		beside: ({ form }) => ({ ...form, page: 'story', way: 'saw' }),
		// One form brings five tips at most, each with its second code and a word for the hourly sweep.
		mostRows: 20,
		more: ({ form }) => [
			post('a draft for another ticket', '/tip', { ...form, ticket: 'A'.repeat(70) }),
			post(
				'many agencies',
				'/tip',
				`step=review&page=story&way=saw&what=a${'&involved=x'.repeat(9_000)}`
			),
			post('as long a story as may be', '/tip', {
				...{ step: 'review', page: 'story', way: 'saw' },
				what: 'ñ'.repeat(20_000)
			}),
			post('a tip with as long a story as may be', '/tip', {
				...{ ...form, step: 'language', page: 'story', way: 'saw' },
				what: '\u{1f6a8}'.repeat(10_000)
			})
		]
	},
	'/(site)/[[locale=locale]]/tip/files': {
		path: '/tip/files',
		fields: ['code', 'words', 'came', 'form'],
		beside: withCode
	},
	'/(site)/[[locale=locale]]/tip/files/pieces': {
		path: '/tip/files/pieces',
		fields: ['code', 'file', 'n', 'piece'],
		beside: ({ code }) => ({ code, file: 'a'.repeat(64) })
	},
	'/(site)/[[locale=locale]]/tip/return': {
		path: '/tip/return',
		fields: ['code', 'words', 'consent', 'form'],
		beside: ({ code }) => ({ code, step: 'add' })
	},
	'/(site)/[[locale=locale]]/tip/second-code': {
		path: '/tip/second-code',
		fields: ['code'],
		beside: withCode
	},
	'/(site)/[x+2e]well-known/security.txt': page('/.well-known/security.txt'),
	'/(site)/checkpoint': page('/checkpoint'),
	'/(site)/checkpoint/[old]': page('/checkpoint/999999'),
	'/(site)/leave/[[copy=copy]]': page('/leave/copy'),
	'/(site)/robots.txt': page('/robots.txt'),
	'/(site)/sitemap.xml': page('/sitemap.xml'),
	'/(desk)/desk/(work)': page('/desk?view=open&page=99999&lane=%00'),
	'/(desk)/desk/[...nothing]': page(`/desk/${'nothing/'.repeat(400)}`),
	'/(desk)/desk/account': {
		path: '/desk/account',
		fields: ['address', 'mail', 'pager', 'code', 'kind']
	},
	'/(desk)/desk/account/keys': {
		path: '/desk/account/keys',
		json: ['proof', 'keys']
	},
	'/(desk)/desk/account/passkeys': { path: '/desk/account/passkeys', json: ['label', 'response'] },
	'/(desk)/desk/account/proof': { path: '/desk/account/proof', json: ['act'] },
	'/(desk)/desk/account/renewal': {
		path: '/desk/account/renewal',
		json: ['proof', 'renewal']
	},
	'/(desk)/desk/account/ways': { path: '/desk/account/ways', json: ['proof', 'id'] },
	'/(desk)/desk/alive': page('/desk/alive'),
	'/(desk)/desk/audit': page('/desk/audit'),
	'/(desk)/desk/audit/entries': page('/desk/audit/entries?chain=general&from=1&before=600'),
	'/(desk)/desk/audit/links': page('/desk/audit/links?chain=general&from=1'),
	'/(desk)/desk/audit/people': page('/desk/audit/people'),
	'/(desk)/desk/contacts': page('/desk/contacts'),
	'/(desk)/desk/contacts/[id]': {
		path: '/desk/contacts/police',
		fields: ['label', 'number', 'note', 'source']
	},
	'/(desk)/desk/answers': page('/desk/answers'),
	'/(desk)/desk/answers/[lane]': {
		path: '/desk/answers/general',
		json: ['asked', 'epoch', 'sealed', 'signed']
	},
	'/(desk)/desk/dual-control': page('/desk/dual-control'),
	'/(desk)/desk/dual-control/requests': {
		path: '/desk/dual-control/requests',
		json: ['asked', 'act', 'subject', 'sealed', 'signed']
	},
	'/(desk)/desk/dual-control/requests/[id]': {
		path: `/desk/dual-control/requests/${UUID}`,
		json: ['signed', 'reason']
	},
	'/(desk)/desk/dual-control/told': { path: '/desk/dual-control/told', json: ['shown'] },
	'/(desk)/desk/duty': page(`/desk/duty?lane=${'x'.repeat(2_000)}`),
	'/(desk)/desk/duty/[lane]/shifts': {
		path: '/desk/duty/general/shifts',
		json: ['adds', 'drops', 'signed']
	},
	'/(desk)/desk/duty/[lane]/leaves': {
		path: '/desk/duty/general/leaves',
		json: ['from', 'until', 'signed']
	},
	'/(desk)/desk/enter': page('/desk/enter'),
	'/(desk)/desk/find': page(`/desk/find?lane=${'x'.repeat(2_000)}&from=%00`),
	'/(desk)/desk/join': page('/desk/join'),
	'/(desk)/desk/join/enrolment': {
		path: '/desk/join/enrolment',
		json: ['secret', 'card', 'recovery']
	},
	'/(desk)/desk/join/invitation': { path: '/desk/join/invitation', json: ['secret'] },
	'/(desk)/desk/join/passkey': { path: '/desk/join/passkey', json: ['secret'] },
	'/(desk)/desk/keys': { path: '/desk/keys', json: ['entry'] },
	'/(desk)/desk/notebook': { path: '/desk/notebook', json: ['sealed'] },
	'/(desk)/desk/lanes': { path: '/desk/lanes', json: ['id', 'card', 'members', 'sheets'] },
	'/(desk)/desk/lanes/sheets': {
		path: '/desk/lanes/sheets',
		json: ['custodians', 'identity', 'rehearsal']
	},
	'/(desk)/desk/lanes/sheets/next': {
		path: '/desk/lanes/sheets/next',
		json: ['card', 'sheets', 'why']
	},
	'/(desk)/desk/lanes/[lane]/agreement': {
		path: '/desk/lanes/general/agreement',
		json: ['voice', 'signature']
	},
	'/(desk)/desk/lanes/[lane]/cards': {
		path: '/desk/lanes/general/cards',
		json: ['card', 'roster', 'sealedFor', 'lookedThrough']
	},
	'/(desk)/desk/lanes/[lane]/cards/[id]': {
		path: `/desk/lanes/general/cards/${UUID}`,
		json: ['signature', 'lookedThrough', 'repliesLookedThrough']
	},
	'/(desk)/desk/lanes/[lane]/closing': { path: '/desk/lanes/general/closing', json: ['signed'] },
	'/(desk)/desk/lanes/[lane]/copies': {
		path: '/desk/lanes/general/copies',
		json: ['holder', 'copies']
	},
	'/(desk)/desk/lanes/[lane]/members': { path: '/desk/lanes/general/members', json: ['officerId'] },
	'/(desk)/desk/lanes/[lane]/recovery': {
		path: '/desk/lanes/general/recovery',
		json: ['members', 'request', 'signatures']
	},
	'/(desk)/desk/lanes/[lane]/recovery/[id]': {
		path: `/desk/lanes/general/recovery/${UUID}`,
		json: ['card', 'roster', 'sealedFor', 'older']
	},
	'/(desk)/desk/lanes/[lane]/restated': page('/desk/lanes/general/restated'),
	'/(desk)/desk/lanes/[lane]/rosters': page('/desk/lanes/general/rosters?epoch=1'),
	'/(desk)/desk/lanes/[lane]/replies': page('/desk/lanes/general/replies'),
	// Each look through a lane is entered in its record.
	'/(desk)/desk/lanes/[lane]/tips': { path: '/desk/lanes/general/tips', rowsEach: 1 },
	// It stays connected for whoever is signed in: what one holds of it, the live stream's own test bounds.
	'/(desk)/desk/live': page('/desk/live'),
	'/(desk)/desk/people': { path: '/desk/people', fields: ['name', 'agency', 'role'] },
	'/(desk)/desk/policies': page('/desk/policies'),
	'/(desk)/desk/policies/[key]/[[language=locale]]': {
		path: '/desk/policies/readers/es',
		fields: ['text', 'source']
	},
	'/(desk)/desk/tips/cleared': { path: '/desk/tips/cleared', json: ['id', 'tip', 'sealed'] },
	'/(desk)/desk/report': page('/desk/report'),
	'/(desk)/desk/report/closings': {
		path: '/desk/report/closings',
		json: ['lane', 'from', 'until']
	},
	'/(desk)/desk/shift': page('/desk/shift'),
	'/(desk)/desk/sign-in': page('/desk/sign-in?next=/desk'),
	'/(desk)/desk/sign-in/demo': { path: '/desk/sign-in/demo', json: ['name'] },
	'/(desk)/desk/sign-in/passkey': {
		path: '/desk/sign-in/passkey',
		json: ['challengeId', 'response']
	},
	'/(desk)/desk/sign-in/passphrase': {
		path: '/desk/sign-in/passphrase',
		json: ['name', 'signInHalf', 'code'],
		more: () => [
			json('a name with NUL in it', '/desk/sign-in/passphrase', {
				...{ name: 'Mara\0Liburd', code: '000000' },
				signInHalf: Buffer.alloc(32).toString('base64')
			}),
			json('a name of marks', '/desk/sign-in/passphrase', {
				...{ name: 'a' + '\u0300\u0316'.repeat(49), code: '000000' },
				signInHalf: Buffer.alloc(32).toString('base64')
			})
		]
	},
	'/(desk)/desk/sign-in/salt': { path: '/desk/sign-in/salt', json: ['name'] },
	'/(desk)/desk/sign-out': page('/desk/sign-out'),
	'/(desk)/desk/supervision': page(`/desk/supervision?lane=%00${'x'.repeat(2_000)}`),
	'/(desk)/desk/(work)/tips/[id]': { path: `/desk/tips/${UUID}`, fields: ['sealed', 'reason'] },
	'/(desk)/desk/tips/[id]/going-on': {
		path: `/desk/tips/${UUID}/going-on`,
		json: ['lane', 'asked', 'signed']
	},
	'/(desk)/desk/tips/[id]/hand-over': {
		path: `/desk/tips/${UUID}/hand-over`,
		json: ['to', 'sealed', 'signed']
	},
	'/(desk)/desk/tips/[id]/taken-back': {
		path: `/desk/tips/${UUID}/taken-back`,
		json: ['id', 'sealed', 'signed']
	},
	'/(desk)/desk/tips/[id]/title': {
		path: `/desk/tips/${UUID}/title`,
		json: ['lane', 'sealed', 'signed']
	},
	'/(desk)/desk/tips/[id]/aside': { path: `/desk/tips/${UUID}/aside`, json: ['lane', 'why'] },
	'/(desk)/desk/tips/[id]/aside/[officer]': {
		path: `/desk/tips/${UUID}/aside/${UUID}`,
		json: ['signed']
	},
	'/(desk)/desk/tips/[id]/links': {
		path: `/desk/tips/${UUID}/links`,
		json: ['id', 'lane', 'sealed', 'signed']
	},
	'/(desk)/desk/tips/links': { path: '/desk/tips/links', json: ['lane', 'ids'] },
	'/(desk)/desk/tips/gists': { path: `/desk/tips/gists?lane=general&ids=${IDS}`, json: ['gists'] },
	'/(desk)/desk/tips/gists/opening': {
		path: '/desk/tips/gists/opening',
		json: ['lane', 'upTo', 'signed']
	},
	'/(desk)/desk/tips/gists/rows': page('/desk/tips/gists/rows?state=closed&after=%CC%80%00'),
	'/(desk)/desk/tips/gists/sources': page(`/desk/tips/gists/sources?lane=general&ids=${IDS}`),
	'/(desk)/desk/tips/outcomes': { path: '/desk/tips/outcomes', json: ['ids'] },
	'/(desk)/desk/tips/whereabouts': { path: '/desk/tips/whereabouts', json: ['ids'] },
	'/(desk)/desk/tips/[id]/deletion': {
		path: `/desk/tips/${UUID}/deletion`,
		json: ['asked', 'additions', 'signed']
	},
	'/(desk)/desk/tips/[id]/moves': { path: `/desk/tips/${UUID}/moves`, json: ['lane', 'moves'] },
	'/(desk)/desk/tips/[id]/moves/[move]': {
		path: `/desk/tips/${UUID}/moves/${UUID}`,
		json: ['sealed', 'reason', 'agencies']
	},
	'/(desk)/desk/tips/[id]/reading': { path: `/desk/tips/${UUID}/reading`, json: ['signed'] },
	'/(desk)/desk/tips/[id]/parts/[part]': page(`/desk/tips/${UUID}/parts/${UUID}`),
	'/(desk)/desk/waiting': page('/desk/waiting')
};

/** More than any form may bring; only whole files are longer. */
const TOO_LONG = 1_048_576;

/** All that is sent to a route: what fits every route, as long as it may be there, and what its line adds. */
export function worstOf(route: Route, known: Known): readonly Sent[] {
	const { path, fields = [], json: names = [], more } = route;
	const beside = route.beside?.(known) ?? {};
	const rest = new URLSearchParams(beside).toString();
	const headers = { 'content-length': String(TOO_LONG) };
	const allowed = allowanceFor({ method: 'POST', url: path, headers }).bytes;
	const size = Math.min(allowed, TOO_LONG) - rest.length - 500;
	return [
		{ name: 'the page', method: 'GET', path },
		{ name: 'a long query', method: 'GET', path: `${bare(path)}?${'%CC%80'.repeat(1_200)}` },
		posted('an action that every object has', `${bare(path)}?/__proto__`, FORM, rest),
		posted('a form that is none', path, 'multipart/form-data', 'x'),
		posted('too long a form', path, FORM, `${rest}&a=${'a'.repeat(TOO_LONG)}`),
		posted('very many fields', path, FORM, `${rest}&${'a&'.repeat(size / 2)}`),
		posted('very many parts', path, 'multipart/form-data; boundary=b', parts(size)),
		posted('a file that breaks off', path, 'multipart/form-data; boundary=b', aFile(300)),
		posted('a long file that breaks off', path, 'multipart/form-data; boundary=b', aFile(size)),
		posted(
			'as long a file as may be',
			path,
			'multipart/form-data; boundary=b',
			`${aFile(size)}${END}`
		),
		posted('very many brackets', path, 'application/json', '['.repeat(size)),
		...fields.map((name) => post(`marks as ${name}`, path, { ...beside, [name]: marks(size) })),
		...names.map((name) => json(`marks as ${name}`, path, { [name]: marks(2.8 * size) })),
		...(more?.(known) ?? [])
	];
}

const bare = (path: string) => path.split('?', 1)[0]!;
const posted = (name: string, path: string, type: string, body: string): Sent => ({
	...{ name, path, type },
	method: 'POST',
	body: Buffer.from(body)
});
const post = (
	name: string,
	path: string,
	fields: Readonly<Record<string, string>> | string
): Sent => posted(name, path, FORM, new URLSearchParams(fields).toString());
const json = (name: string, path: string, value: object): Sent =>
	posted(name, path, 'application/json', JSON.stringify(value));

/** A letter under more marks than any language has, which two-byte UTF-8 makes and percent signs make threefold. */
const marks = (bytes: number): string => {
	const each = Math.floor(bytes / 12);
	return `a${'\u0300'.repeat(each)}${'\u0316'.repeat(each)}`;
};

const parts = (bytes: number): string => {
	const part = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n';
	return `${part.repeat(bytes / part.length)}--b--\r\n`;
};

const END = '\r\n--b--\r\n';
/** Without its end. */
const aFile = (bytes: number): string =>
	`--b\r\ncontent-disposition: form-data; name="piece"; filename="a"\r\n\r\n${'a'.repeat(bytes - 200)}`;
