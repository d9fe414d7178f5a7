import { country } from '#country/country.ts';

/** The languages of the public face. */
export const locales = country.languages;

export type Locale = keyof typeof locales;
export const sourceLocale = 'en' satisfies Locale;

export const isLocale = (value: string): value is Locale => Object.hasOwn(locales, value);
export const everyLocale: readonly Locale[] = Object.keys(locales).filter(isLocale);

/** The path of a page in a language: `/tip`, `/es/tip`. */
export function pathIn(locale: Locale, path: `/${string}`): string {
	if (locale === sourceLocale) return path;
	return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
