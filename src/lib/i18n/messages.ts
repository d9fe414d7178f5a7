import type { Locale } from './locales.ts';

/** Every message of the public face. A language that lacks a key, or has one too many, does not compile. */
export type Messages = (typeof import('#content/en/messages/index.ts'))['messages'];

const catalogues = import.meta.glob<{ messages: Messages }>('/content/*/messages/index.ts', {
	eager: true
});

export function messages(locale: Locale): Messages {
	const found = catalogues[`/content/${locale}/messages/index.ts`];
	if (!found) throw new Error(`no messages in ${locale}`);
	return found.messages;
}
