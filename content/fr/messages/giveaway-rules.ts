import type { Rules } from '#lib/giveaways/rules.ts';

const MY = 'mon|ma|mes|notre|nos';
const PEOPLE =
	'patron|patronne|chef|cheffe|boss|gérant|gérante|manager|superviseur|supérieur|responsable|employeur|propriétaire|proprio|logeur|logeuse|bailleur|madame|cousin|cousine|frère|sœur|frangin|frangine|beau-frère|belle-sœur|beau-père|belle-mère|mère|père|maman|papa|parent|fils|fille|oncle|tonton|tante|tatie|neveu|neveux|nièce|grand-mère|grand-père|mamie|papi|mari|femme|épouse|époux|copain|copine|compagnon|compagne|conjoint|conjointe|fiancé|fiancée|ex|parrain|marraine|famille|ami|amie|amis|pote|voisin|voisine|collègue|coloc|colocataire|camarade|locataire|pasteur|prêtre|curé|prof|professeur|maître|maîtresse|médecin|docteur|infirmière|client|cliente';
const JOB =
	'femme-de-ménage|agent-d-entretien|femme-de-chambre|serveuse|serveur|cuisinière|cuisinier|chef|infirmière|infirmier|médecin|docteur|prof|professeur|enseignante|enseignant|institutrice|chauffeur|taxi|gardien|gardienne|vigile|agent-de-sécurité|policier|policière|réceptionniste|caissière|caissier|barman|barmaid|pêcheur|capitaine|étudiant|étudiante|élève|pasteur|nounou|baby-sitter|aide-soignante|jardinier|maçon|danseuse|coiffeuse|coiffeur|voisin|voisine|locataire|secrétaire|gérant|gérante|propriétaire';
const HEARERS =
	'police|policier|policiers|gendarme|gendarmes|gendarmerie|agent|immigration|douane|ministère|ambassade|consulat|911|17|pasteur|prêtre|curé|église|prof|professeur|directeur|directrice|école|infirmière|médecin|docteur|hôpital|assistante-sociale|assistant-social|patron|patronne|chef|avocat|avocate|gouvernement|inspection';
const SAID =
	'dit|raconté|parlé|signalé|expliqué|déclaré|rapporté|prévenu|averti|appelé|alerté|écrit|dénoncé|informé';
const MONTH =
	'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const WHERE =
	'à|a|au|aux|en|dans|chez|près|avec|sur|sous|là-bas|juste|en-face|à-côté|derrière|au-dessus';

export const rules: Rules = {
	relation: [
		`${MY} ancien|ancienne|ex|petit|petite|grand|grande|propre|meilleur|meilleure? ${PEOPLE}`,
		`${PEOPLE} à moi|nous`
	],
	'only-me': [
		'moi seul|seule|uniquement',
		'seul|seule|seulement|uniquement|juste moi',
		`je|j suis|étais|ai-été|fus le|la seul|seule`,
		`j'étais tout|toute? seul|seule`,
		`qu'à moi`,
		`a|avait|y-a|y-avait|sait|savait|étais que moi`,
		`personne d'autre ne|n|n-y|ne-l|ne-le|ne-la|n-a|n-avait? sait|savait|vu|entendu|était|avait-vu|remarqué`,
		'rien|nul que moi',
		`sauf|excepté|hormis|à-part moi`,
		`m'a|m'ont|m'avait|me-l-a|me-l-ont tout? dit|confié|raconté|montré en secret|confidence|privé`,
		`m'a|m'ont|m'avait tout? dit|confié|raconté juste|seulement? qu|seulement|à-moi`,
		`m'a dit|demandé de ne rien|pas|le dire|répéter|parler`,
		`entre elle|lui|eux|elles|nous et moi`,
		'entre moi et'
	],
	self: [
		`je m'appelle|me-nomme ^?`,
		`on m'appelle ^?`,
		'mon vrai? nom|prénom complet|de-famille? est|^ ^?',
		`moi c'est ^`,
		'je suis ^',
		`mon numéro|téléphone|portable|mobile|whatsapp|mail|email|e-mail|adresse|facebook|instagram de|mail|email|e-mail? téléphone|portable|whatsapp? est|c'est #?`,
		'mon adresse e-mail|email|mail|personnelle',
		'mon anniversaire|passeport-numéro|numéro-de-passeport',
		'je suis né|née'
	],
	'place-of-mine': [
		`mon|ma|notre propre|petit|petite? chambre|maison|case|appartement|appart|studio|rue|quartier|village|bureau|magasin|boutique|hôtel|restaurant|resto|bar|église|école|classe|lycée|immeuble|bâtiment|salon|fenêtre|porte|balcon|galerie|cour|cuisine|taxi|bus|bateau|entreprise|société|lieu-de-travail|équipe|service|poste-de-travail`,
		'chez moi',
		`mon travail|boulot|job est|c-est|à|au|en|comme|dans|chez`,
		'où|quand|pendant-que je travaille|travaillais|bosse|vis|vivais|habite|dors|loge|loue|étudie|nettoie',
		`où|quand|pendant-que j'habite|habite|habitais`,
		`je travaille|travaillais|bosse|bossais à|a|au|aux|en|dans|chez|comme|pour|avec|sur|là-bas|ici|de-nuit|la-nuit|à-côté`,
		`j'ai travaillé|bossé|habité|vécu|logé à|a|au|aux|en|dans|chez|comme|pour|avec`,
		`je vis|vivais|loge|dors|loue|reste|réside ${WHERE}`,
		`j'habite|habitais ${WHERE}|la|le|rue`,
		'je nettoie|nettoyais|cuisine|garde|gardais|conduis|conduisais|livre|sers|servais|lave|repasse|tiens|enseigne les|la|le|un|une|des|chez|dans|leur|leurs|à|au',
		`je fais|faisais le? ménage|cuisine|lessive`,
		`je m'occupe|m'occupais des|de|du`,
		`je suis|j'étais le|la|un|une|leur|sa|son|l|une-des? ${JOB}`,
		`à-côté|en-face|près|devant|derrière de chez-moi|chez-nous`
	],
	'exact-time': [
		'exactement à|a',
		'à|a exactement',
		'# heures|heure|h pile',
		'heure|heures précises'
	],
	'exact-date': [`le? #|premier|1er ${MONTH}`],
	'told-before': [
		`comme je|j l|vous|leur|lui? ai? déjà? ${SAID}`,
		`comme je l'ai|vous-l-ai|leur-ai|lui-ai|vous-ai déjà? ${SAID}`,
		`j'ai|j'avais|je-l-ai|je-leur-ai|je-lui-ai déjà? tout? ${SAID} tout|ça|cela|cette-histoire? à|au|aux|avec|la|le|l|un|une? la|le|l|mon|ma|un|une|des? ${HEARERS}`,
		`j'en ai déjà? parlé`,
		`j'ai déjà porté|déposé|fait une|ma? plainte|signalement|déclaration`,
		`j'ai porté|déposé plainte`,
		`je suis allé|allée à|au|voir la|le|l|un|une? police|gendarmerie|gendarmes|immigration|ministère|ambassade|consulat|inspection|avocat`
	],
	harmless: [
		'plus|moins|autant|mieux|aussi-bien|pire que moi',
		'pas|non seulement|juste moi',
		'je suis haïtien|haïtienne|dominicain|dominicaine|français|française|cubain|cubaine|martiniquais|guadeloupéen|guadeloupéenne|antillais|antillaise|africain|africaine|jamaïcain|jamaïcaine|chrétien|chrétienne|catholique|musulman|musulmane',
		'je vis|vivais dans|avec la|dans? peur',
		'psaume|jean|matthieu|luc|marc|proverbes|romains # #?'
	],
	firstPerson: ['je', 'j', 'moi', 'me', 'm', 'mon', 'ma', 'mes', 'nous', 'notre', 'nos']
};
