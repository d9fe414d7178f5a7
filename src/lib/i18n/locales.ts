/**
 * The languages of the public face, each named in itself. The first is the source and has no prefix in its URLs. A
 * language is a line here and a folder under content/.
 */
export const locales = {
	en: { name: 'English', dir: 'ltr' },
	es: { name: 'Español', dir: 'ltr' },
	ht: { name: 'Kreyòl ayisyen', dir: 'ltr' },
	fr: { name: 'Français', dir: 'ltr' }
} as const satisfies Record<string, { name: string; dir: 'ltr' | 'rtl' }>;

export type Locale = keyof typeof locales;
export const sourceLocale = 'en' satisfies Locale;

export const isLocale = (value: string): value is Locale => Object.hasOwn(locales, value);

/** The path of a page in a language: `/tip`, `/es/tip`. */
export function pathIn(locale: Locale, path: `/${string}`): string {
	if (locale === sourceLocale) return path;
	return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
