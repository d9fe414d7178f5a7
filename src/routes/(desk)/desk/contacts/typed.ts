import { locales } from '#lib/i18n/locales.ts';
import { tidy } from '#lib/text/typed.ts';

/** In characters, of each line. */
const LONGEST = 300;

/** The same in the browser that signs it and at the desk that takes it. */
export const lineOf = (typed: string): string => tidy(typed, LONGEST);

/** A contact as its form has it: a language with no name for it is left out. @param id undefined of a new one. */
export function contactFrom(field: (name: string) => string, id: string | undefined) {
	const one = (name: string) => lineOf(field(name));
	const texts = Object.keys(locales).flatMap((locale) => {
		const [label = '', hours = '', note = ''] = ['label', 'hours', 'note'].map((name) =>
			one(`${name}-${locale}`)
		);
		return label ? [[locale, { label, hours, note }] as const] : [];
	});
	return {
		id: id ?? one('id'),
		kind: one('kind'),
		number: one('number'),
		international: one('international').replaceAll(/[ ()-]/g, ''),
		island: one('island'),
		languages: one('languages').split(/[ ,]+/).filter(Boolean),
		texts: Object.fromEntries(texts),
		source: one('source')
	};
}
