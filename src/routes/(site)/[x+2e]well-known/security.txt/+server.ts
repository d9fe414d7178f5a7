import { error, text } from '@sveltejs/kit';
import { locales } from '#lib/i18n/locales.ts';
import type { RequestHandler } from './$types';

const VALID_DAYS = 180;

/** Where somebody tells us of a hole in this site: RFC 9116. None while the operator has named nobody. */
export const GET: RequestHandler = ({ locals }) => {
	if (!locals.securityContact) error(404);
	const expires = new Date(locals.now().getTime() + VALID_DAYS * 24 * 3_600_000);
	expires.setUTCHours(0, 0, 0, 0);
	return text(
		[
			`Contact: ${locals.securityContact}`,
			`Expires: ${expires.toISOString()}`,
			`Preferred-Languages: ${Object.keys(locales).join(', ')}`,
			`Canonical: ${locals.siteOrigin}/.well-known/security.txt`,
			''
		].join('\n')
	);
};
