import type { Messages } from '#lib/i18n/messages.ts';
import { offer } from './offer.ts';
import { print } from './print.ts';
import { questions } from './questions.ts';
import { site } from './site.ts';
import { tip } from './tip.ts';
import { writing } from './writing.ts';

export const messages: Messages = {
	review: 'unreviewed',
	writing,
	offer,
	print,
	questions,
	site,
	tip
};
