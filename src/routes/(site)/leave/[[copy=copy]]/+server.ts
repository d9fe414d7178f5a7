import type { RequestHandler } from './$types';

/**
 * The way out: what this site left in the cache goes, and the browser goes on to a neutral page. Where somebody kept
 * a copy of the guidance, its worker leads here by /leave/copy, and everything kept for us goes.
 */
export const GET: RequestHandler = ({ locals, params }) =>
	new Response(null, {
		status: 303,
		headers: {
			location: locals.exitUrl,
			'clear-site-data': params.copy ? '"cache", "storage"' : '"cache"',
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer'
		}
	});
