import type { HintRules } from '#lib/gist/hint-rules.ts';

const NUMBER = 'cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept';

export const rules: HintRules = {
	review: 'unreviewed',
	suicide: [
		'suicide|suicider|suicidaire|suicidaires',
		'se|me|s’est|veut-se|va-se tuer|pendre|couper-les-veines|faire-du-mal',
		'mettre|met|mettrai fin à mes|ses|leurs jours',
		'veut|veux|voulait|voudrait|envie-de|préfère mourir|être-morte|être-mort',
		'veut|veux plus vivre',
		'plus envie de vivre'
	],
	medical: [
		'saigne|saignent|saignait|inconsciente|inconscient|évanouie|évanoui|overdose|surdose|convulsions|fausse-couche|poignardée|poignardé|infecté|infectée|infection|blessée|blessé|blessés|blessées|blessure',
		'peut|peuvent|peux|arrive plus|pas|à-peine|plus-à|pas-à respirer|marcher|se-lever|bouger',
		'bras|jambe|poignet|côte|os|main cassé|cassée|fracturé|fracturée',
		'besoin d’un|d’une|de-voir-un|d’aller-à-l’|de? médecin|docteur|hôpital|ambulance|médicament|médicaments|insuline|soins',
		'très|gravement|vraiment malade|malades|blessée|blessé',
		'sans|pas-de|refuse médicament|médicaments|insuline|médecin|soins|docteur',
		'forte|grosse fièvre',
		'va|en-train-d’ accoucher',
		'accouche|accouché'
	],
	'danger-now': [
		'la|le|les|me|nous|l’ bat|battent|frappe|frappent|torture|torturent|étrangle|viole|violent|violé|violée|a-violée|a-frappée|a-frappé',
		'va|vont|veut|veulent|menace-de|menacent-de|a-menacé-de|il-va|dit-qu’il-va me|la|le|les|nous? tuer|me-tuer|la-tuer|frapper|brûler|tirer|battre',
		'crie|crient|criait|hurle|hurlent|appelle|demande|demandent|supplie à? l’aide|au-secours|de-l’aide|aide',
		'au secours',
		'entends|entendu|entendait|entendons des|une-femme|une-fille|quelqu’un? cris|crier|hurler',
		'en grand|grave|réel? danger',
		'vie|vies est|sont|en en? danger|péril',
		'envoyez|envoyer de-l’aide|la-police|quelqu’un|du-secours',
		'battue|battues|violée|violées|torturée|frappée'
	],
	weapon: [
		'pistolet|revolver|fusil|arme|armes|armé|armés|arme-à-feu',
		'avec|a|avait|porte|tient|sort|sorti un|une|son|sa? machette|couteau|coutelas|poignard'
	],
	'locked-in': [
		'enfermée|enfermé|enfermées|enfermés|enferme|enferment|séquestrée|séquestré|séquestrées|séquestrés|séquestre|cadenas|cadenassée|cadenassé|enchaînée|enchaîné|menottée|ligotée|attachée',
		'peut|peuvent|peux|pouvons|peut-jamais|doit|a-pas-le-droit|pas-le-droit|laisse|laissent pas|plus|jamais|de? sortir|partir|quitter',
		'pas|jamais le? droit|autorisée|autorisés|autorisé de|à|d’? sortir|partir|quitter',
		'ne? la|le|les|nous|me laisse|laissent pas|jamais|plus sortir|partir',
		'fermée|fermé|fermées|ferme|ferment à|la-porte-à? clé|clef',
		'barreaux aux|à|sur|à-toutes toutes|chaque|les? fenêtres|fenêtre'
	],
	'about-to-be-moved': [
		'bateau|avion|vol|ferry part|partent|décolle ce-soir|demain|bientôt|aujourd’hui|cette-nuit',
		'va|vont|veut|veulent la|le|les|nous|me|l’? emmener|envoyer|vendre|déplacer|transférer ce-soir|demain|ailleurs|à-l’étranger|cette-nuit|sur-une-autre|loin',
		'la|le|les|nous|l’ emmène|emmènent|envoie|vend|vendent|déplace ce-soir|demain|ailleurs|à-l’étranger|cette-nuit',
		'part|partent|partir ce-soir|demain en-bateau|en-avion|par?'
	],
	child: [
		'enfant|enfants|bébé|mineur|mineure|mineures|mineurs|fillette|fillettes|écolière|adolescente|adolescent|gamine|gamin|collégienne|lycéenne',
		'petite|jeune|petit|jeunes|petites fille|filles|garçon|garçons',
		'# ans',
		`${NUMBER} ans`
	],
	harm: [
		'bat|battent|battue|battu|frappe|frappent|frappée|frappé|maltraite|maltraitée|maltraité|brûle|brûlée|brûlures',
		'viole|violée|violé|abuse|abusée|abus|touche|touchent|sexe|sexuel|sexuelle|nue|nues|prostitue|prostitution|attouchements',
		'vend|vendent|vendue|loue|louent',
		'sans vêtements|manger|nourriture',
		'pleure|pleurent|pleurait|crie|crient|bleus|cicatrices|faim|terrorisée|droguée|attachée|enfermée|enfermé',
		'hommes|clients',
		'disparue|disparu|disparaît'
	],
	harmless: [
		'pas|sans|aucun|aucune|jamais|ni d’|de|une|un|est|en? arme|armes|armé|pistolet|fusil|danger|enfermée|enfermé|blessée|blessé|malade|couteau|machette',
		'tuer|tue le temps',
		'touche pas|plus? son|mon|leur|de|d’|salaire|argent'
	],
	again: [
		'ai|avais déjà écrit|signalé|envoyé',
		'j’ai|j’avais écrit|envoyé avant|hier|la-semaine-dernière|plus-tôt|déjà',
		'écris|réécris à? nouveau|encore|de-nouveau|encore-une-fois|une-deuxième-fois',
		'réécris',
		'perdu|oublié mon|le code|reçu',
		'c’est encore moi',
		'me suis trompé|trompée',
		'ai oublié de dire|préciser|raconter',
		'mon|ma dernier|dernière|premier|premier|premier|première|autre|précédent message|signalement|lettre'
	]
};
