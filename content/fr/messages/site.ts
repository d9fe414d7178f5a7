import { words } from '#country/words.ts';
import type { Messages } from '#lib/i18n/messages.ts';

const country = words.fr;

export const site: Messages['site'] = {
	name: 'Plainsight',
	tagline: country.name,
	skips: 'Raccourcis',
	skip: 'Aller au texte',
	languages: 'Langues',
	exit: {
		label: 'Quitter cette page',
		emergency: 'Besoin de partir vite ? ',
		/** Said after too long a pause, after the second and after the first press of Shift. */
		presses: [
			'C’était trop lent. Pour quitter, appuyez trois fois sur la touche Maj (Shift).',
			'Appuyez encore une fois sur Maj (Shift) pour quitter.',
			'Appuyez encore deux fois sur Maj (Shift) pour quitter.'
		],
		loading: 'La page se charge.'
	},
	nav: {
		label: 'Pages',
		what: 'Ce que c’est',
		signs: 'Les signes',
		help: 'Trouver de l’aide',
		tip: 'Envoyer un signalement',
		back: 'J’ai un code',
		search: 'Chercher'
	},
	home: {
		title: `${country.title} : les gens et le travail`,
		description: `Apprenez les signes, trouvez de l’aide, ou dites ce que vous avez vu sans donner votre nom. ${country.name}.`,
		heading: 'Certaines choses se cachent sous nos yeux.',
		lead: 'Vous n’êtes pas libre, ou vous avez vu quelqu’un qui ne l’est pas ? Ici, vous pouvez lire, poser des questions et parler. Vous n’avez pas à donner votre nom.',
		doors: {
			help: {
				title: 'J’ai besoin d’aide',
				text: 'Suis-je libre de partir ? Que puis-je faire maintenant ?'
			},
			saw: { title: 'J’ai vu quelque chose', text: 'Dites-le-nous. Pas besoin de nom.' },
			job: {
				title: 'Un travail ou un permis',
				text: 'Vérifiez une offre. Apprenez à voir les pièges.'
			},
			work: {
				title: 'Je travaille là où cela arrive',
				text: 'Hôtels, bateaux, ports, écoles.'
			}
		},
		promises: {
			heading: 'Quand vous nous dites quelque chose',
			list: [
				[
					'Scellé.',
					'Vos mots sont mis sous clé dès qu’ils arrivent. Notre serveur ne peut plus les ouvrir.'
				],
				[
					'Sans nom.',
					'Pas de cookies, pas de compte. Nous ne gardons pas votre adresse sur Internet.'
				],
				[
					'Une réponse.',
					'Vous recevez un code. Avec ce code, vous pouvez revenir et lire notre réponse.'
				]
			],
			more: 'Ce que nous ne pouvons pas promettre'
		},
		known: 'Vous nous avez déjà écrit ?',
		knownText: 'Revenez avec votre code'
	},
	search: {
		title: 'Chercher',
		description:
			'Cherchez dans les pages de ce site. Ce que vous tapez sert une seule fois et n’est pas gardé.',
		heading: 'Chercher dans ces pages',
		lead: 'Ce que vous tapez sert une seule fois et n’est pas gardé. Ce n’est pas écrit dans l’adresse de la page.',
		words: 'Un mot ou plus',
		submit: 'Chercher',
		empty: 'Écrivez d’abord un mot',
		found: 'Trouvé',
		none: 'Aucune page trouvée avec ces mots.',
		noneText: 'Essayez un autre mot, regardez les pages ci-dessous, ou demandez-nous.',
		ask: 'Poser une question sans donner votre nom'
	},
	offline: {
		title: 'Garder une copie',
		description: 'Gardez les pages de ce site sur votre téléphone pour les lire sans connexion.',
		heading: 'Garder une copie sur ce téléphone',
		lead: 'Vous pouvez lire les conseils sans connexion. Lisez d’abord ce que cela laisse sur le téléphone.',
		leaves: {
			heading: 'Ce qui reste sur le téléphone',
			list: [
				'Les pages à lire, dans cette langue. Pas le formulaire, aucun code, rien de ce que vous avez écrit.',
				'Le nom de ce site, dans la liste des sites qui gardent des données.',
				'Une personne qui ouvre ce site sur ce téléphone peut alors lire les pages, même hors connexion.'
			]
		},
		goes: {
			heading: 'Comment la copie s’efface',
			list: [
				'Avec le bouton ici.',
				'Quand vous appuyez sur « Quitter cette page », sur n’importe quelle page de ce site.',
				'Quand vous supprimez les données de ce site dans le navigateur.'
			]
		},
		not: 'Si quelqu’un contrôle votre téléphone, ne gardez pas de copie.',
		keep: 'Garder une copie',
		keeping: 'La copie est en cours. Restez sur cette page.',
		kept: 'La copie est sur ce téléphone. Vous pouvez lire ces pages sans connexion.',
		remove: 'Effacer la copie',
		removed: 'La copie est effacée.',
		failed: 'Cela n’a pas marché. Rien n’a été gardé. Réessayez avec une meilleure connexion.',
		cannot: 'Il faut JavaScript et un navigateur plus récent. Rien n’est gardé sur ce téléphone.',
		without:
			'Sans connexion, le formulaire ne s’ouvre pas. Si quelqu’un est en danger, appelez. Ce que vous lisez ici n’est peut-être plus à jour.'
	},
	contacts: {
		heading: 'En danger maintenant ?',
		abroad: 'De l’étranger :',
		languages: 'Langues :',
		named: { en: 'anglais', es: 'espagnol', ht: 'créole haïtien', fr: 'français' },
		islands: country.islands,
		none: 'Nous n’avons pas encore de numéro vérifié pour cela. Ces services font ce travail :',
		ask: 'Demandez-nous comment les joindre',
		roles: {
			child: [
				'Services de probation et de protection de l’enfance (Probation and Child Protection Services)'
			],
			support: [
				'Service pour l’égalité des femmes et des hommes (Department of Gender Affairs)',
				'Centre national d’écoute (National Counselling Centre)'
			],
			legal: ['Aide juridique (Legal Aid)'],
			labour: ['Bureau du Travail (Department of Labour)'],
			refugee: ['HCR (UNHCR), le bureau des Nations Unies pour les réfugiés'],
			abroad: [
				'HCR (UNHCR), le bureau des Nations Unies pour les réfugiés, à Washington',
				'OIM (IOM), le bureau des Nations Unies pour les migrations, au Guyana'
			]
		}
	},
	updated: 'Dernière modification',
	review: {
		unreviewed:
			'Cette page n’a pas encore été relue par une personne qui a grandi avec cette langue. Si quelque chose n’est pas clair, lisez la page en anglais.',
		older: 'La page en anglais a changé depuis. Lisez-la en anglais.',
		reviewed: (by: string) => `Traduction vérifiée\u00a0: ${by}.`
	},
	basis: {
		practice:
			'Cette page s’appuie en partie sur des pratiques courantes. Personne ne l’a encore comparée à une source.'
	},
	footer: {
		what: 'Autres pages de ce site',
		parts: {
			contacts: 'Qui appeler',
			job: 'Un travail ou un permis',
			work: 'Pour les travailleurs et le personnel',
			print: 'À imprimer',
			handled: 'Ce que devient un signalement',
			force: 'Qui fait quoi',
			smuggling: 'Le trafic de migrants, c’est autre chose',
			privacy: 'Votre vie privée',
			tracks: 'Effacez vos traces',
			offline: 'Garder une copie',
			accessibility: 'Accessibilité',
			sources: 'Sources'
		},
		note: 'Pas de cookies, pas de suivi. Personne ne surveille ce site à chaque minute.'
	},
	error: {
		home: 'La première page',
		notFound: 'Il n’y a pas de page ici',
		notFoundText: 'L’adresse est peut-être ancienne ou mal tapée. Ces pages existent :',
		broken: 'Cette page ne marche pas en ce moment',
		brokenText:
			'La faute vient de nous. Votre téléphone n’a rien. Réessayez dans quelques minutes, s’il vous plaît.',
		unavailable: 'Nous ne pouvons pas ouvrir cela en ce moment',
		unavailableText:
			'Une partie de ce site est en panne. Les pages à lire marchent encore. Si quelqu’un est en danger, appelez.',
		id: 'Si vous nous en parlez, donnez ce numéro :'
	}
};
