import * as v from 'valibot';

/** What an invitation is known by: all of its link's secret where the command line made it. It reaches us in a body and never in an address. */
export const invitation = v.object({
	secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
});
