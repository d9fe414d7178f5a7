import contacts from '#country/contacts.json' with { type: 'json' };
import { marks } from '#country/marks.ts';
import { fold } from './fold.ts';
import type { Seeker } from './mark.ts';

/** Digits with up to three signs between them: no letter or digit beside them, no money before. */
const DIGITS =
	/(?<![\p{L}\p{N}@#$€£_]|[$€£] |\d[.,])\+?\(?\d(?:[ ().\-\u2010-\u2015\u00a0]{0,3}\d){5,16}(?![\p{L}\p{N}_]|[.,]\d)/gu;
const DATE = /^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)$/;
const MONEY = /^ ?(?:dollars?|pesos?|gourdes?|goud|euros?|us|usd|xcd|ecd?|dola|dolares?)\b/;
/** Numbers of papers are as long as those of phones. */
const PAPERS =
	/(?:pass?e?port[es]?|pasaporte|paspo|permi[ts]|imo|mmsi|matricula|no\. de id)[^\d\n]{0,16}$/;
/** ITU-T E.164: at most 15 digits; no country's whole numbers have fewer than 7. */
const E164 = /^[1-9]\d{6,14}$/;
/** Of numbers without a country: all in one, 3-4, 3-2-2, or one by one; three and three is an amount. */
const LOCAL = /^(?:\d{7}|\d{3}\D+\d{4}|\d{3}\D+\d\d\D*\d\d|\d(?:\D+\d){6})$/;

/** Whom the site tells people to call: those who did have nothing in common. */
const PUBLISHED = new Set(
	contacts.flatMap(({ number, international }) => [
		numberOf(number, true),
		numberOf(international, true)
	])
);

export const phones: Seeker = (text, isExpected) =>
	[...text.matchAll(DIGITS)].flatMap(({ 0: match, index: from }) => {
		const shown = match.trim();
		const after = fold(text.slice(from + match.length, from + match.length + 12));
		const before = fold(text.slice(Math.max(0, from - 40), from));
		if (DATE.test(shown) || MONEY.test(` ${after}`) || PAPERS.test(before)) return [];
		const key = numberOf(shown, isExpected);
		return key === undefined || PUBLISHED.has(key) ? [] : [{ kind: 'phone', shown, key, from }];
	});

/** As E.164; undefined for what is no whole number. */
function numberOf(shown: string, isExpected: boolean): string | undefined {
	const digits = shown.replace(/\D/g, '');
	const abroad = /^\+/.test(shown) ? digits : /^(?:011|00)([1-9]\d{7,})$/.exec(digits)?.[1];
	// Some write the plus before what is only a number of North America: +869 555 0142.
	const whole = completed(digits);
	if (abroad !== undefined) {
		if (abroad === digits && whole !== undefined) return whole;
		return E164.test(abroad) && (!abroad.startsWith('1') || abroad.length === 11)
			? `+${abroad}`
			: undefined;
	}
	if (digits.length === 7 && !isExpected && !LOCAL.test(shown)) return undefined;
	return whole;
}

function completed(digits: string): string | undefined {
	const [, before] = marks.phones.find(([pattern]) => pattern.test(digits)) ?? [];
	return before === undefined ? undefined : `+${before}${digits}`;
}
