import { sourceLocale, type Locale } from '#lib/i18n/locales.ts';
import { functions, reread, type Cache, type Db } from '../db/index.ts';
import { keys, type Key } from './policy.ts';

type Approved = { readonly key: string; readonly locale: string; readonly text: string };
/** Undefined until the database was read once. */
export type PolicyCache = Cache<readonly Approved[] | undefined>;

/** One of the texts as a reader is shown it. `lang`: the language that it is in. */
export type Policy = {
	readonly key: Key;
	readonly lang: Locale;
	readonly paragraphs: readonly string[];
	readonly isExample: boolean;
};

export const createCache = (db: Db): PolicyCache => ({
	db,
	load: functions.policies,
	known: undefined
});

/**
 * What stands before the first question in this language, in English where the language has no approved text of its
 * own. Undefined while one of the three is not approved in English: then nothing may be asked.
 * @param example what a demo shows in the place of a text that nobody has approved; nothing else may give any.
 * @throws what the database does, if it could not be read since the start.
 */
export async function shown(
	cache: PolicyCache,
	locale: Locale,
	example?: (key: Key) => string
): Promise<readonly Policy[] | undefined> {
	// A process that started before its database accepts tips as soon as that is there.
	if (!cache.known) await reread(cache);
	const policies = keys.flatMap((key) => {
		const textIn = (lang: Locale) =>
			cache.known?.find((of) => of.key === key && of.locale === lang)?.text;
		const [own, english] = [textIn(locale), textIn(sourceLocale)];
		if (own && english) return policy(key, locale, own);
		if (english) return policy(key, sourceLocale, english);
		return example ? policy(key, locale, example(key), true) : [];
	});
	return policies.length === keys.length ? policies : undefined;
}

const policy = (key: Key, lang: Locale, text: string, isExample = false): Policy => ({
	...{ key, lang, isExample },
	paragraphs: text.split(/\n\s*\n/)
});
