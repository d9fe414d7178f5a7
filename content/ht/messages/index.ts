import type { Messages } from '#lib/i18n/messages.ts';
import { files } from './files.ts';
import { giveaways } from './giveaways.ts';
import { offer } from './offer.ts';
import { print } from './print.ts';
import { questions } from './questions.ts';
import { refusals } from './refusals.ts';
import { site } from './site.ts';
import { tip } from './tip.ts';
import { voice } from './voice.ts';
import { writing } from './writing.ts';

export const messages: Messages = {
	review: 'unreviewed',
	writing,
	files,
	giveaways,
	offer,
	print,
	questions,
	refusals,
	site,
	tip,
	voice
};
