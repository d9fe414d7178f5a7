import type { Messages } from '#lib/i18n/messages.ts';

export const giveaways: Messages['giveaways'] = {
	heading: 'Qui peut savoir cela ?',
	mark: 'cela peut montrer qui vous êtes',
	limits:
		'Votre navigateur a cherché cela tout seul. Il ne peut pas tout savoir. Vous seul savez qui pourrait deviner que c’est vous.',
	change: 'Changer ces mots',
	other: {
		lead: 'Relisez une fois, comme si vous étiez la personne dont il s’agit. Peut-elle deviner que c’est vous ? Enlevez :',
		list: [
			'« mon patron », « ma cousine » : dites « un homme », « une femme »',
			'ce que personne d’autre n’a vu, ou qu’on n’a dit qu’à vous',
			'la minute exacte : « un soir » suffit',
			'votre propre numéro de téléphone, votre chambre ou votre travail'
		],
		found:
			'À ces mots, la personne dont il s’agit peut savoir que c’est vous. Changez-les, ou envoyez tel quel.',
		nothing:
			'Votre navigateur a cherché les mots qui trahissent souvent, et n’en a trouvé aucun. Il ne peut pas tout savoir.',
		kinds: {
			relation: 'Cela montre votre lien avec la personne. Dites « un homme » ou « une femme ».',
			'only-me':
				'Si vous seul l’avez vu ou entendu, on saura que c’est vous. Ne dites pas comment vous le savez.',
			self: 'Cela dit qui vous êtes. Enlevez-le.',
			'place-of-mine':
				'Cela montre où vous vivez ou travaillez. Nommez l’endroit où cela se passe, pas le vôtre.',
			'exact-time':
				'Peu de gens étaient là à cette minute. Dites « un soir » ou « vers dix heures ».',
			'exact-date':
				'Cela montre quel jour vous y étiez. Dites « un jour de mars » ou « le mois dernier ».',
			contact:
				'Si c’est à vous, enlevez-le : sa place est sous « Un moyen sûr de vous joindre ». Si c’est à ces gens, cela peut rester.',
			'told-before':
				'La personne à qui vous l’avez dit connaît votre histoire. Ne dites pas que vous en avez déjà parlé.'
		}
	},
	me: {
		lead: 'C’est votre propre histoire, et cela se verra. Ce n’est pas grave. Si vous ne voulez pas encore qu’on sache qui vous êtes, enlevez :',
		list: [
			'votre nom',
			'votre propre numéro ou e-mail, s’il n’est pas sûr pour nous de l’utiliser',
			'votre chambre ou votre maison, sauf si nous devons y venir',
			'la minute exacte : « un soir » suffit'
		],
		found:
			'C’est votre propre histoire, et cela se verra. Ce n’est pas grave. Ces mots disent aussi qui vous êtes ou où vous êtes. Gardez-les si vous voulez que nous le sachions.',
		nothing:
			'Votre navigateur a cherché un nom, un numéro ou un lieu à vous, et n’en a trouvé aucun. Il ne peut pas tout savoir.',
		kinds: {
			self: 'Cela dit qui vous êtes. Enlevez-le si nous n’avons pas encore besoin de le savoir.',
			'place-of-mine': 'Cela montre où vous êtes. Gardez-le si nous devons y venir.',
			'exact-time': 'Peu de gens étaient là à cette minute. « Un soir » suffit.',
			contact:
				'Si c’est à vous, gardez-le seulement s’il est sûr pour nous de l’utiliser. Si c’est à ces gens, cela peut rester.'
		}
	}
};
