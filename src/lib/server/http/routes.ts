import type { RouteId } from '$app/types';
import { cspOf, permissionsOf, POLICIES, type PolicyName } from './page-policy.ts';

/** How an answer of the route goes out, where it does not say so itself. */
type Row = {
	readonly policy: PolicyName;
	/** What its page becomes where the route says so: see `locals.policy`. */
	readonly becomes?: PolicyName;
	/** `no-cache`: kept, and asked for again each time. */
	readonly cache: 'no-cache' | 'no-store';
	/** Of the answer to a post, where that differs. */
	readonly posted?: 'no-store';
	/** The same for everybody: it depends on nothing but its path and the day's records. */
	readonly isSameForAll?: true;
};

const SITE: Row = { policy: 'page', cache: 'no-cache' };
/** Its answers depend on what was posted, and are nobody else's. */
const ASKED: Row = { ...SITE, posted: 'no-store' };
const TIP: Row = { policy: 'page', cache: 'no-store' };
const DESK: Row = { policy: 'desk', cache: 'no-store' };

/** Every route that answers. One that is missing here answers with an error: what it may do is decided, not inherited. */
const ROUTES = {
	'/(site)/[[locale=locale]]': { ...SITE, isSameForAll: true },
	'/(site)/[[locale=locale]]/[guidance=guidance]': { ...SITE, isSameForAll: true },
	'/(site)/[[locale=locale]]/[...nothing]': SITE,
	'/(site)/[[locale=locale]]/check-an-offer': ASKED,
	'/(site)/[[locale=locale]]/search': ASKED,
	'/(site)/[[locale=locale]]/offline': SITE,
	'/(site)/[[locale=locale]]/print': SITE,
	'/(site)/[[locale=locale]]/print/[file]': SITE,
	// hCaptcha loads on this page alone, and there after consent.
	'/(site)/[[locale=locale]]/tip': { ...TIP, becomes: 'hcaptcha' },
	'/(site)/[[locale=locale]]/tip/files': { ...TIP, becomes: 'voice' },
	'/(site)/[[locale=locale]]/tip/files/pieces': TIP,
	'/(site)/[[locale=locale]]/tip/return': TIP,
	'/(site)/[[locale=locale]]/tip/second-code': TIP,
	'/(site)/checkpoint': SITE,
	'/(site)/checkpoint/[old]': SITE,
	'/(site)/leave/[[copy=copy]]': SITE,
	'/(site)/robots.txt': SITE,
	'/(site)/sitemap.xml': SITE,
	'/(site)/[x+2e]well-known/security.txt': SITE,
	'/healthz': SITE,
	'/(desk)/desk/(work)': DESK,
	'/(desk)/desk/(work)/tips/[id]': DESK,
	'/(desk)/desk/[...nothing]': DESK,
	'/(desk)/desk/account': DESK,
	'/(desk)/desk/account/keys': DESK,
	'/(desk)/desk/account/passkeys': DESK,
	'/(desk)/desk/account/proof': DESK,
	'/(desk)/desk/account/renewal': DESK,
	'/(desk)/desk/account/ways': DESK,
	'/(desk)/desk/alive': DESK,
	'/(desk)/desk/audit': DESK,
	'/(desk)/desk/audit/entries': DESK,
	'/(desk)/desk/audit/links': DESK,
	'/(desk)/desk/audit/people': DESK,
	'/(desk)/desk/contacts': DESK,
	'/(desk)/desk/contacts/[id]': DESK,
	'/(desk)/desk/answers': DESK,
	'/(desk)/desk/answers/[lane]': DESK,
	'/(desk)/desk/dual-control': DESK,
	'/(desk)/desk/dual-control/requests': DESK,
	'/(desk)/desk/dual-control/requests/[id]': DESK,
	'/(desk)/desk/dual-control/told': DESK,
	'/(desk)/desk/duty': DESK,
	'/(desk)/desk/duty/[lane]/shifts': DESK,
	'/(desk)/desk/duty/[lane]/leaves': DESK,
	'/(desk)/desk/enter': DESK,
	'/(desk)/desk/find': DESK,
	'/(desk)/desk/join': DESK,
	'/(desk)/desk/join/enrolment': DESK,
	'/(desk)/desk/join/invitation': DESK,
	'/(desk)/desk/join/passkey': DESK,
	'/(desk)/desk/keys': DESK,
	'/(desk)/desk/lanes': DESK,
	'/(desk)/desk/lanes/sheets': DESK,
	'/(desk)/desk/lanes/sheets/next': DESK,
	'/(desk)/desk/lanes/[lane]/agreement': DESK,
	'/(desk)/desk/lanes/[lane]/cards': DESK,
	'/(desk)/desk/lanes/[lane]/cards/[id]': DESK,
	'/(desk)/desk/lanes/[lane]/closing': DESK,
	'/(desk)/desk/lanes/[lane]/copies': DESK,
	'/(desk)/desk/lanes/[lane]/members': DESK,
	'/(desk)/desk/lanes/[lane]/recovery': DESK,
	'/(desk)/desk/lanes/[lane]/recovery/[id]': DESK,
	'/(desk)/desk/lanes/[lane]/replies': DESK,
	'/(desk)/desk/lanes/[lane]/restated': DESK,
	'/(desk)/desk/lanes/[lane]/rosters': DESK,
	'/(desk)/desk/lanes/[lane]/tips': DESK,
	'/(desk)/desk/live': DESK,
	'/(desk)/desk/notebook': DESK,
	'/(desk)/desk/people': DESK,
	'/(desk)/desk/policies': DESK,
	'/(desk)/desk/policies/[key]/[[language=locale]]': DESK,
	'/(desk)/desk/report': DESK,
	'/(desk)/desk/report/closings': DESK,
	'/(desk)/desk/shift': DESK,
	'/(desk)/desk/sign-in': DESK,
	'/(desk)/desk/sign-in/demo': DESK,
	'/(desk)/desk/sign-in/passkey': DESK,
	'/(desk)/desk/sign-in/passphrase': DESK,
	'/(desk)/desk/sign-in/salt': DESK,
	'/(desk)/desk/sign-out': DESK,
	'/(desk)/desk/supervision': DESK,
	'/(desk)/desk/tips/[id]/deletion': DESK,
	'/(desk)/desk/tips/[id]/going-on': DESK,
	'/(desk)/desk/tips/[id]/hand-over': DESK,
	'/(desk)/desk/tips/whereabouts': DESK,
	'/(desk)/desk/tips/[id]/aside': DESK,
	'/(desk)/desk/tips/[id]/aside/[officer]': DESK,
	'/(desk)/desk/tips/[id]/links': DESK,
	'/(desk)/desk/tips/[id]/moves': DESK,
	'/(desk)/desk/tips/[id]/moves/[move]': DESK,
	'/(desk)/desk/tips/[id]/parts/[part]': DESK,
	'/(desk)/desk/tips/[id]/reading': DESK,
	'/(desk)/desk/tips/[id]/taken-back': DESK,
	'/(desk)/desk/tips/[id]/title': DESK,
	'/(desk)/desk/tips/cleared': DESK,
	'/(desk)/desk/tips/gists': DESK,
	'/(desk)/desk/tips/gists/opening': DESK,
	'/(desk)/desk/tips/gists/rows': DESK,
	'/(desk)/desk/tips/gists/sources': DESK,
	'/(desk)/desk/tips/links': DESK,
	'/(desk)/desk/tips/outcomes': DESK,
	'/(desk)/desk/waiting': DESK
} as const satisfies Partial<Record<RouteId, Row>>;
export const routeIds: readonly string[] = Object.keys(ROUTES);

/** The route has no row, or its page became what its row does not allow. */
export class NoPolicy extends Error {
	override name = 'NoPolicy';
}

/** @param id null: there is no such route, and a page of the site says so. */
export function rowOf(id: string | null): Row {
	const rows: Readonly<Record<string, Row>> = ROUTES;
	const row = id === null ? SITE : rows[id];
	if (!row) throw new NoPolicy(`a route without a row: ${id}`);
	return row;
}

/** What of an answer the headers go by. */
type Answered = {
	readonly method: string;
	/** What the route had its page become. */
	readonly became?: PolicyName;
	/** The framework's own policy; null on whatever is no page. */
	readonly ofFramework: string | null;
	readonly site: string;
};

/** The headers of an answer, whole: each replaces one of the same name that the listener gave. */
export function headersOf(
	id: string | null,
	{ method, became, ofFramework, site }: Answered
): Record<string, string> {
	const { policy, becomes, cache, posted } = rowOf(id);
	if (became && became !== becomes) throw new NoPolicy(`${id} may not become ${became}`);
	const headers = { 'cache-control': method === 'POST' ? (posted ?? cache) : cache };
	if (ofFramework === null) return headers;
	const page = POLICIES[became ?? policy];
	return {
		...headers,
		'content-security-policy': cspOf(page, ofFramework, site),
		'permissions-policy': permissionsOf(page),
		...('embedder' in page ? { 'cross-origin-embedder-policy': page.embedder } : {})
	};
}
