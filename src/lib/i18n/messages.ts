import { en } from './en/index.ts';
import type { Locale } from './locales.ts';

/** Every message of the public face. A language that lacks a key, or has one too many, does not compile. */
export type Messages = typeof en;

const catalogues: Readonly<Record<Locale, Messages>> = { en };

export const messages = (locale: Locale): Messages => catalogues[locale];
