import { country } from '#country/country.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { files } from './files.ts';
import { giveaways } from './giveaways.ts';
import { offer } from './offer.ts';
import { print } from './print.ts';
import { questions } from './questions.ts';
import { refusals } from './refusals.ts';
import { site } from './site.ts';
import { tip } from './tip.ts';
import { voice } from './voice.ts';

/** Everything of a language that is not a page. `review`: as in the front matter of a page. */
export const messages = {
	review: 'source',
	writing: writingOf(`en-${country.code}`),
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
