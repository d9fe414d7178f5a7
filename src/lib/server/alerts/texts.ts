import type { Kind } from './gateway.ts';

type Text = { readonly subject: string; readonly text: string };

/**
 * All that ever leaves, word by word: the same for every lane, urgency, reason and number, since a phone that lies on a table shows it.
 * No link: one that has one is not ours.
 */
const TEXTS: Readonly<Record<Exclude<Kind, 'code'>, Text>> = {
	now: {
		subject: 'Plainsight: please look',
		text: 'Something waits for you. Please look as soon as you can.\n\nThese messages say no more than this, and never contain a link.\n'
	},
	digest: {
		subject: 'Plainsight: good morning',
		text: 'A working day begins. Please look at what waits, if anything does.\n\nThis comes each working morning. If it does not, alerts do not reach you.\n'
	}
};

export const textOf = (kind: Kind, code = ''): Text =>
	kind === 'code'
		? {
				subject: 'Plainsight: your code',
				text: `Type this at the desk to be told here: ${code}\n\nIf you did not ask for it, do nothing.\n`
			}
		: TEXTS[kind];
