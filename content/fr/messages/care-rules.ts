import type { CareRules } from '#lib/desk/care/rules.ts';

export const rules: CareRules = {
	review: 'unreviewed',
	sexual: [
		'viole|violent|violé|violée|violées|=viol|=viols|violeur|prostitue|prostituée|prostituées|prostituer|prostitution|bordel|nue|nues|dénudée|porno',
		'sexe|sexuel|sexuelle|sexuelles|sexuels|sexuellement',
		'abuse|abusent|abusée|abusé d’|de|d’elle|des?',
		'la|le|les|me touche|touchent|tripote|tripotent',
		'coucher|couche|couchent avec des|les? hommes|clients'
	],
	death: [
		'mort|morte|morts|mortes|décédé|décédée|tué|tuée|tués|assassiné|assassinée|meurtre|cadavre|cadavres|enterré|enterrée|noyé|noyée'
	],
	violence: [
		'bat|battent|battue|battu|battues|frappe|frappent|frappée|frappé|fouette|fouettée|brûle|brûlée|brûlures|torture|torturent|torturée|étrangle|poignardée|poignardé|gifle|coups'
	],
	harmless: ['brûle|brûlent des|les? ordures|déchets', 'point|temps mort', 'coups de téléphone|fil']
};
