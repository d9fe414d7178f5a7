import { isLocale, sourceLocale, type Locale } from '#lib/i18n/locales.ts';
import { promisesIn } from './promises.ts';
import { templateKeys, type TemplateKey } from './template.ts';

/** A lane's own wording of a ready answer. Empty words: that of the site again. */
export type Wording = {
	readonly key: TemplateKey;
	readonly locale: Locale;
	readonly words: string;
	/** The same in English, for officers; of English, and of empty words, none. */
	readonly english: string;
};

/** In UTF-16 code units: an answer is short. */
export const LONGEST_WORDING = 2_000;

/**
 * Control and format characters but line feeds: such as turn the text beside them (Trojan Source, CVE-2021-42574), or show
 * nothing. None of the site's languages needs one.
 */
const HIDDEN = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;
const MARKUP = /<[!/?\p{L}]|&#?\w+;/u;

export type WordingFault = 'too-long' | 'hidden' | 'markup' | 'promises';

/** Why words can be no ready answer, for whoever proposes, approves or is offered them. */
export function faultIn(words: string): WordingFault | undefined {
	if (words.length > LONGEST_WORDING) return 'too-long';
	if (HIDDEN.test(words)) return 'hidden';
	if (MARKUP.test(words)) return 'markup';
	return promisesIn(words).length > 0 ? 'promises' : undefined;
}

/** Of what somebody signed. Undefined: it is none that may be offered. */
export function wordingOf(detail: Readonly<Record<string, unknown>> = {}): Wording | undefined {
	const { locale, words, english } = detail;
	const key = templateKeys.find((one) => one === detail.key);
	if (!key || typeof locale !== 'string' || !isLocale(locale)) return undefined;
	if (typeof words !== 'string' || typeof english !== 'string') return undefined;
	if (faultIn(words) || faultIn(english)) return undefined;
	// Nobody is offered words in a language that they may not read without being told what they say.
	const wantsEnglish = words !== '' && locale !== sourceLocale;
	return wantsEnglish === (english !== '') ? { key, locale, words, english } : undefined;
}
