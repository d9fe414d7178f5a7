import type { Messages } from '#lib/i18n/messages.ts';

export const print: Messages['print'] = {
	title: 'À imprimer',
	description:
		'Affiches, autocollants et cartes à imprimer et à accrocher, en quatre langues, avec les numéros d’aujourd’hui.',
	heading: 'À imprimer',
	lead: 'Ces feuilles sont refaites chaque jour avec les pages et les numéros de ce site. Imprimez-les en noir ou en couleur.',
	care: {
		heading: 'Avant d’accrocher ou de donner quelque chose',
		list: [
			'Ne donnez pas de carte à une personne qu’on surveille ou qu’on fouille peut-être. Laissez-la là où la personne est seule : des toilettes, un centre de santé, une laverie.',
			'Demandez au propriétaire du lieu. Regardez d’abord qui peut vous voir l’accrocher.',
			'La date est dans le coin. Imprimez de nouveau quand elle a plus d’un an, ou quand un numéro change.'
		]
	},
	weight: 'Chaque feuille est un PDF de moins de 50 Ko.',
	paper: { a4: 'A4', letter: 'Letter' },
	sheets: {
		'know-the-signs': {
			name: 'Affiche : Reconnaître les signes',
			hang: 'Pour les magasins, les bureaux, les arrêts de bus, les écoles, les églises.'
		},
		'free-to-leave': {
			name: 'Affiche : Êtes-vous libre de partir ?',
			hang: 'Pour les toilettes, les centres de santé, les laveries, les salles du personnel, la marina. Elle ne porte aucun signe de la police ni de l’État.'
		},
		stickers: {
			name: 'Autocollants',
			hang: 'Dix par feuille, pour l’intérieur d’une porte de toilettes. Coupez le long des marques.'
		},
		'fold-card': {
			name: 'Petites cartes à plier',
			hang: 'Quatre par feuille. Pliées, elles sont petites comme une boîte d’allumettes. L’extérieur ne dit rien.'
		},
		'card-hotels': { name: 'Carte pour le personnel d’hôtel', hang: 'Deux par feuille.' },
		'card-taxis': { name: 'Carte pour les taxis et les bateaux', hang: 'Deux par feuille.' },
		'card-security': { name: 'Carte pour la sécurité privée', hang: 'Deux par feuille.' }
	},
	on: {
		danger: 'En danger maintenant ? Appelez le',
		read: 'Lisez ou écrivez-nous. Pas besoin de nom.',
		date: (day: string) => `Imprimé le ${day}`,
		unreviewed: 'Traduction pas encore relue',
		fold: 'Coupez le long des marques. Pliez la partie droite vers l’intérieur, puis encore une fois. Pliez la partie à rayures vers l’arrière.',
		signs: {
			question: 'Quelqu’un près de vous n’est pas libre ?',
			list: [
				'Jamais seul. Quelqu’un d’autre parle à sa place.',
				'Quelqu’un d’autre garde ses papiers.',
				'Peu de paie, ou rien. Une dette qui ne fait que grandir.',
				'Vit sur son lieu de travail et n’a pas le droit de sortir.'
			],
			act: 'Un seul signe ne prouve rien. Plusieurs ensemble : dites-le-nous. Il n’est pas nécessaire d’être sûr.'
		},
		free: {
			question: 'Êtes-vous libre de partir ?',
			list: [
				'Pouvez-vous quitter votre travail ou cette maison ?',
				'Gardez-vous vous-même vos papiers ?',
				'Recevez-vous la paie qu’on vous a annoncée ?',
				'Pouvez-vous appeler qui vous voulez ?'
			],
			act: 'Si une réponse est non : ce n’est pas votre faute. Vous pouvez demander de l’aide. Vous pouvez d’abord poser une question, sans donner votre nom.',
			short:
				'Sinon, ce n’est pas votre faute. Vous pouvez demander de l’aide, sans donner votre nom.'
		},
		plan: {
			heading: 'Ce que vous pouvez faire',
			list: [
				'Vous savez mieux que personne ce qui est sûr.',
				'Utilisez un téléphone que personne ne contrôle.',
				'Apprenez un numéro par cœur.',
				'Vous pouvez poser juste une question.'
			]
		},
		notice: 'Ce qu’il faut remarquer',
		avoid: 'Ce qu’il ne faut pas faire'
	}
};
