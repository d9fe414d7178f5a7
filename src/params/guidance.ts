import type { ParamMatcher } from '@sveltejs/kit';
import { isLocale } from '#lib/i18n/locales.ts';

/** The words a page of guidance may be called by; whether there is one, the page itself finds out. `/es` is a home. */
export const match: ParamMatcher = (param) => /^[a-z]+(-[a-z]+)*$/.test(param) && !isLocale(param);
