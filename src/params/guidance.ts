import type { ParamMatcher } from '@sveltejs/kit';

/** The words a page of guidance may be called by; whether there is one, the page itself finds out. */
export const match: ParamMatcher = (param) => /^[a-z]{2,}(-[a-z]+)*$/.test(param);
