import { country } from '#country/country.ts';
import { isLocale, sourceLocale, type Locale } from '#lib/i18n/locales.ts';
import type { TemplateKey, Templates } from './template.ts';

const written = import.meta.glob<Templates>('/content/*/messages/answers.ts', {
	eager: true,
	import: 'templates'
});

const wordsOf = (locale: Locale) => written[`/content/${locale}/messages/answers.ts`];

/** Words for a tipster, in their language where there are any in it, and the same in English for whoever sends them. */
export type Worded = {
	readonly locale: Locale;
	readonly words: string;
	readonly english: string;
};

/** An answer as it comes with the site, in a tip's language; in English where that language has none. */
export function starter(key: TemplateKey, locale: string): Worded {
	const own = isLocale(locale) ? locale : sourceLocale;
	return { locale: own, words: filled(own, key), english: filled(sourceLocale, key) };
}

function filled(locale: Locale, key: TemplateKey): string {
	const words = wordsOf(locale)?.[key];
	if (words === undefined) throw new Error(`no answer ${key} in ${locale}`);
	return words.replaceAll('{{emergency}}', country.emergency);
}

/** Whether somebody whose language it is has read the answers in it. */
export const isReviewed = (locale: Locale): boolean => wordsOf(locale)?.review !== 'unreviewed';
