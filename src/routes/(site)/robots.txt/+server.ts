import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Names no place that is not for everybody: whoever reads this file would look there first. */
export const GET: RequestHandler = ({ locals }) =>
	text(`User-agent: *\nDisallow: /leave\n\nSitemap: ${locals.siteOrigin}/sitemap.xml\n`);
