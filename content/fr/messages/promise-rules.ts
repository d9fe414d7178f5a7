import type { PromiseRules } from '#lib/desk/answers/promises.ts';

const ARRESTED =
	'arrêté|arrêtée|arrêtés|arrêtées|libéré|libérée|libérés|libérées|inculpé|inculpés|condamné|condamnés|expulsé|expulsée|expulsés|expulsées|puni|punis|secouru|secourue|secourues|sauvée|sauvées|sauvés|interrogé|interrogés';
const PAPERS = 'visa|permis|titre-de-séjour|papiers|asile|passeport|carte-de-séjour|résidence';

export const rules: PromiseRules = {
	review: 'unreviewed',
	safety: [
		'vous|tu|elle|elles|ils|il êtes|es|est|sont|serez|seras|sera|seront maintenant|bientôt|désormais? en-sécurité|à-l’abri|protégée|protégé|protégées|sauvée|sauvé|hors-de-danger',
		'nous|on|je vous|te|la|le|les protégerons|protégeons|protégera|sauverons|sauvera|mettrons-à-l’abri|mettrons-en-sécurité|garderons-en-sécurité|allons-protéger|allons-sauver|va-protéger|sortirons-de-là',
		'rien|personne ne? de-mal? ne? vous|t’|te? arrivera|fera-de-mal|trouvera|peut-arriver|pourra-arriver|retrouvera',
		'promets|promettons|garantis|garantissons|assure|assurons',
		'tout ira|va|se-passera bien|aller-bien|s’arranger',
		'n’|avez|ayez rien-à-craindre|pas-peur'
	],
	stay: [
		'vous|tu|elle|elles|ils|il pouvez|peux|peut|peuvent|pourrez|pourras|pourra|pourront rester|demeurer',
		'vous|tu|elle|elles|ils|il ne? serez|seras|sera|seront pas|jamais expulsée|expulsé|expulsées|expulsés|arrêtée|arrêté|renvoyée|renvoyé|détenue|détenu',
		'personne ne? vous|te? expulsera|renverra|arrêtera',
		`nous|on vous|te|lui|leur donnerons|obtiendrons|aurons|allons-obtenir|allons-donner|donnera|fournirons un|une|des|le|la|les|vos|l’? ${PAPERS}`,
		`vous|tu|elle|ils|elles|il aurez|auras|aura|auront|recevrez|recevras|obtiendrez|obtiendras un|une|des|le|la|vos|tes|l’? ${PAPERS}`
	],
	pay: [
		'nous|on|ils vous|te|les|lui|leur paierons|payerons|paiera|paieront|indemniserons|récompenserons|rembourserons|donnerons-de-l’argent|enverrons-de-l’argent|allons-payer',
		'vous|tu serez|seras payée|payé|indemnisée|indemnisé|remboursée|remboursé|récompensée',
		'vous|tu recevrez|recevras|aurez|auras|toucherez|récupérerez votre|ton|un|une|le|la|de-l’? argent|salaire|paie|récompense|indemnité|dû',
		'y-a|avec|contre une récompense'
	],
	time: [
		'nous|on viendrons|arriverons|répondrons|écrirons|appellerons|agirons|aiderons|reviendrons|serons-là|viendra|répondra|arrivons aujourd’hui|demain|bientôt|tout-de-suite|immédiatement|ce-soir|dans|sous|d’ici|avant',
		'vous|te répondrons|écrirons|appellerons|aiderons|tiendrons-au-courant aujourd’hui|demain|bientôt|tout-de-suite|immédiatement|ce-soir|dans|sous|d’ici|avant',
		'sous|d’ici # heures|jours|semaines|heure|jour|semaine',
		'd’ici|sous une|un|deux|trois|quelques heures|jours|semaines|heure|jour|semaine',
		'dès-que-possible|au-plus-vite|le-plus-vite-possible|en-route'
	],
	meeting: [
		'se|nous|vous rencontrer|retrouver|voir-en-personne|rencontrons|retrouverons|verrons|rencontrerons',
		'rendez-vous|en-personne|rencontrons-nous|retrouvons-nous|voyons-nous',
		'venez|viens|passez|présentez-vous à|au|dans|chez|nous-voir notre|le|la|l’|mon? commissariat|bureau|poste|maison|police|ministère|nous?',
		'nous|on|je|quelqu’un viendrons|viendra|viendrai|pouvons|peut|peux|passerons|passera vous|te chercher|voir|rencontrer|prendre|visiter',
		'viendrons|viendra|passerons|venons vous|te chercher|voir|prendre',
		'attendez nous|moi'
	],
	outcome: [
		`avons|ont|a|ai|été|est|sont|sera|seront|était|étaient été? ${ARRESTED}`,
		'avons|ont perquisitionné|fouillé|ouvert-une-enquête|clos|parlé-à|rendu-visite',
		'nous|on|ils|police allons|va|vont|les|l’? arrêter|arrêterons|arrêtera|arrêteront|libérer|libérerons|perquisitionner|fermer|punir',
		'ira|iront|est|sont en prison|justice|détention',
		'enquête|affaire|perquisition est|a ouverte|close|terminée|en-cours|été-ouverte|été-close|commencé'
	],
	harmless: [
		'ne|n’|sans|nous-ne|on-ne|personne vous|te|le|la? pouvons|puis|peut|pouvez|peux? rien|pas|vous? promettre|garantir|assurer|promettons|garantissons|assurons|promets|garantis',
		'si|quand|lorsque|où vous|tu|elle|il|elles|ils êtes|es|est|sont|serez en-sécurité|à-l’abri|protégée|protégé|hors-de-danger',
		'est-ce que vous|tu|elle|elles êtes|es|est|sont en-sécurité|à-l’abri|protégée|protégé'
	]
};
