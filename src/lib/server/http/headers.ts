import { permissionsOf } from './page-policy.ts';

/**
 * On every answer, rendered or not: Kit's own headers cover rendered pages only. What a route's row says
 * of its pages wins: see routes.ts.
 */
export const HEADERS: Readonly<Record<string, string>> = {
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
	'x-content-type-options': 'nosniff',
	// Not no-referrer: with it browsers send `Origin: null` with our own forms, which the desk must refuse.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'cross-origin-embedder-policy': 'require-corp',
	'permissions-policy': permissionsOf(),
	'x-frame-options': 'DENY',
	'x-dns-prefetch-control': 'off'
};

/** From a listener to the pages: many come from where this request comes. Nobody else's word for it gets that far. */
export const CROWDED = 'x-plainsight-crowded';

/** Two years, for https origins only. */
export const HSTS = 'max-age=63072000; includeSubDomains';
