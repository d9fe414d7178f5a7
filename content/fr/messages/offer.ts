import type { Messages } from '#lib/i18n/messages.ts';

export const offer: Messages['offer'] = {
	title: 'Vérifier une offre',
	description:
		'Dix questions sur une offre de travail, et ce que chaque réponse peut vouloir dire. Rien n’est gardé.',
	heading: 'Vérifier une offre',
	lead: 'Dix questions sur un travail, un voyage ou une chance que quelqu’un vous propose. Aucune de vos réponses n’est gardée.',
	start: 'Répondez à ce que vous pouvez. Vous pouvez laisser des questions sans réponse.',
	answers: { yes: 'Oui', no: 'Non', unknown: 'Je ne sais pas' },
	submit: 'Voir ce que cela peut vouloir dire',
	nothing: 'Répondez à une question au moins',
	questions: {
		pay: 'La paie est-elle très haute pour un travail facile ?',
		chat: 'L’embauche a-t-elle été rapide, seulement par messages ?',
		unseen: 'Est-il vrai que vous n’avez jamais vu ni appelé quelqu’un qui travaille là-bas ?',
		debt: 'Devez-vous rembourser plus tard le billet, le permis ou des frais ?',
		passport: 'Veulent-ils avoir votre passeport, ou le garder ?',
		changed: 'Le travail, la paie ou le lieu ont-ils changé depuis la première offre ?',
		border: 'Vous disent-ils quoi répondre à la frontière ?',
		hurry: 'Devez-vous décider aujourd’hui, ou très vite ?',
		secret: 'Vous ont-ils dit de ne pas en parler à votre famille ou à vos amis ?',
		unwritten: 'Est-il vrai que rien n’est écrit : ni nom, ni lieu, ni paie ?'
	},
	means: {
		pay: 'Beaucoup d’argent pour peu de travail, c’est souvent l’appât. Demandez combien les autres sont payés là-bas.',
		chat: 'Un vrai patron veut vous connaître et vous laisse voir le lieu. Demandez un appel vidéo.',
		unseen:
			'Parlez à quelqu’un qui travaille là-bas maintenant, sans le patron. Trouvez le numéro par vous-même.',
		debt: 'Une dette peut vous retenir plus qu’une serrure. Avant de partir, demandez par écrit la somme totale, et qui tient le compte.',
		passport:
			'C’est vous qui gardez votre passeport. On peut le regarder ou le copier. Le garder est un signe d’alerte.',
		changed:
			'Le travail qui change en route, c’est une vieille ruse. Vous pouvez encore dire non, même à l’aéroport.',
		border:
			'Si l’histoire à raconter à l’agent n’est pas vraie, quelqu’un a une raison de cacher la vraie. Dites à l’agent que vous voulez lui parler en privé.',
		hurry:
			'Quand on vous presse, vous n’avez pas le temps de poser des questions. Un bon travail sera encore là demain.',
		secret:
			'Celui qui veut vous isoler a une raison. Parlez-en à une personne de confiance, aujourd’hui.',
		unwritten:
			'Demandez par écrit le nom, le lieu, le travail et la paie. S’ils refusent, arrêtez là.'
	},
	result: {
		heading: 'Ce que vos réponses peuvent vouloir dire',
		none: {
			title: 'Nous ne voyons pas de signe d’alerte dans vos réponses.',
			text: 'Cela ne prouve pas que l’offre est sûre. Faites les quatre choses ci-dessous avant de partir.'
		},
		some: {
			title: 'Il y a des signes d’alerte.',
			text: 'Ils ne prouvent pas que c’est un piège. Renseignez-vous encore avant de dire oui.'
		},
		many: {
			title: 'Il y a beaucoup de signes d’alerte, ou un signe fort.',
			text: 'Ne partez pas, et ne leur donnez ni votre passeport ni argent, avant d’en savoir plus.'
		},
		before: 'Avant de dire oui',
		steps: [
			'Demandez par écrit le nom, le lieu et la paie.',
			'Parlez à quelqu’un qui travaille là-bas maintenant.',
			'Dites à une personne chez vous où vous allez. Choisissez un mot qui veut dire « j’ai besoin d’aide ».',
			'Laissez une photo de vos papiers à une personne de confiance.'
		],
		ask: 'Vous pouvez poser une question au groupe de travail national, sans donner votre nom.',
		askLink: 'Poser une question',
		again: 'Vos réponses'
	}
};
