import * as v from 'valibot';

/** The secret of an invitation's link, which reaches us in a body and never in an address. */
export const invitation = v.object({
	secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
});
