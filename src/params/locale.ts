import type { ParamMatcher } from '@sveltejs/kit';
import { isLocale, sourceLocale, type Locale } from '#lib/i18n/locales.ts';

/** The source language has no prefix: `/en/…` is not a page. Total: a matcher that throws ends the server. */
export const match = ((param: string): param is Locale =>
	isLocale(param) && param !== sourceLocale) satisfies ParamMatcher;
