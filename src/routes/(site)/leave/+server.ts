import type { RequestHandler } from './$types';

/** The way out: what this site left in the cache goes, and the browser goes on to a neutral page. */
export const GET: RequestHandler = ({ locals }) =>
	new Response(null, {
		status: 303,
		headers: {
			location: locals.exitUrl,
			'clear-site-data': '"cache"',
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer'
		}
	});
