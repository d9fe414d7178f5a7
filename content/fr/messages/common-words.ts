import type { CommonWords } from '#lib/gist/common-words.ts';

export const common: CommonWords = {
	small:
		'a ai ainsi alors apres as au aucun aucune aussi autre autres aux avant avec avoir avons bien c ca ce cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de deja depuis des deux devant dit dire dois doit donc dont du elle elles en encore entre es est et etait etaient etc ete etre eu eux fait faire faut fois font grand grande hier ici il ils j je jamais jour jours l la le les leur leurs lui m ma mais me meme mes mieux mis moi moins mon n ne ni non nos notre nous on ont ou par parce pas pendant personne peu peut peuvent plus plusieurs pour pourquoi pris qu quand que quel quelle quelque quelques quelqu qui quoi rien s sa sait sans se ses seul seule si soit son sont sous sur t ta te tes toi ton toujours tous tout toute toutes tres trois trop tu un une va vers veut veulent viens vient viennent voir vois vont vos votre vous vu y quatre cinq six sept huit neuf dix seize',
	usual:
		'aide ami amie annonce argent bar bateau billet boit chambre clients club cuisine cuisinier dame dette dort dorment dollars emmene emploi employee employees enfant enfants famille femme femmes fille filles garde garcon gens heures homme hommes hotel ile jeunes journee logement maison matin mer mere mois nuit numero paie paye papiers passeport passeports patron payer permis peur plage plaque police porte prend restaurant salon semaine semaines serveuse sort sortent sortir soir soeur temps travail travaille travaillent voiture vit vivent',
	capitals:
		'lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre noel paques dieu haitien haitienne dominicaine venezuelienne colombienne haiti domingue guyane guadeloupe martinique jamaique canada france republique dominicaine philippines facebook whatsapp instagram',
	titles:
		'monsieur madame mademoiselle m mme mlle maitre docteur pasteur oncle tante tonton capitaine chef',
	places:
		'aeroport anse avenue baie bourg chemin clinique cote ecole eglise gare gendarmerie hopital hotel ile iles marche morne mont montagne nord plage place pointe pont port quai quartier riviere route rue saint sainte sud supermarche village villa ville',
	given:
		'alain andre anne antoine bernard catherine claude daniel david francois francoise gerard jacques jean joseph louis luc marc marie michel nadege nathalie nicolas paul philippe pierre rose sophie therese',
	greetings:
		'bonjour bonsoir salut monsieur madame messieurs s il vous plait je veux voudrais signaler vous dire que attention'
};
