import type { Messages } from '#lib/i18n/messages.ts';

export const tip: Messages['tip'] = {
	title: 'Dites-nous',
	step: (now: number, of: number) => `Partie ${now} sur ${of}`,
	before: {
		heading: 'Dites-nous ce que vous savez',
		lead: 'Vous n’avez pas à donner votre nom. Il n’est pas nécessaire d’être sûr.',
		danger: 'Quelqu’un est en danger en ce moment ? N’écrivez pas. Appelez :',
		who: 'Qui le lit',
		whoText: (agencies: string) =>
			`Les agents du groupe de travail national qui ont la clé. Aujourd’hui, ils viennent de\u00a0: ${agencies}. Si l’un de ces services peut être mêlé à l’affaire, vous pouvez le dire dans le formulaire, et il ne recevra pas votre signalement.`,
		what: 'Ce qui se passe ensuite',
		whatText:
			'Vos mots sont scellés. Les signalements les plus urgents sont ouverts en premier. L’équipe peut vérifier, vous poser une question sur ce site, ou transmettre. Si un enfant ou une vie est en danger, elle peut être obligée d’agir.',
		cannot: 'Ce que personne ne peut promettre',
		cannotText:
			'Personne ne surveille le formulaire à chaque minute. Votre récit peut, à lui seul, montrer qui vous êtes. Une personne qui surveille votre téléphone peut voir ce que vous faites.',
		example: 'Texte d’exemple. Le groupe de travail n’a pas encore approuvé son propre texte.',
		way: 'De quoi s’agit-il ?',
		start: 'Continuer',
		seconds:
			'Vous pouvez vous arrêter après une seule réponse. Cela prend deux minutes ou plus, comme vous voulez.'
	},
	ways: {
		me: {
			label: 'Il s’agit de moi',
			hint: 'Je ne suis pas libre, ou je ne sais pas vraiment si je le suis.'
		},
		known: {
			label: 'Il s’agit de quelqu’un que je connais',
			hint: 'Un ami, une voisine, quelqu’un au travail.'
		},
		saw: {
			label: 'J’ai vu ou entendu quelque chose',
			hint: 'Un lieu, une personne, une voiture, une annonce.'
		},
		question: {
			label: 'J’ai une question',
			hint: 'Demandez d’abord. Rien ne vous oblige à raconter.'
		}
	},
	questions: {
		heading: {
			me: 'Dites-nous ce qui vous arrive',
			known: 'Parlez-nous de la personne que vous connaissez',
			saw: 'Dites-nous ce que vous avez vu ou entendu',
			question: 'Posez votre question'
		},
		lead: 'Seule la première case est à remplir. Laissez vide ce que vous ne savez pas ou ne voulez pas dire.',
		what: {
			me: 'Que se passe-t-il ?',
			known: 'Que se passe-t-il pour cette personne ?',
			saw: 'Qu’avez-vous vu ou entendu ?',
			question: 'Que voulez-vous demander ?'
		},
		whatHint: {
			me: 'Avec vos mots. Beaucoup ou peu, comme vous voulez. Pas besoin de noms.',
			known: 'Avec vos mots. Qu’avez-vous vu vous-même ? Qu’avez-vous appris par d’autres ?',
			saw: 'Avec vos mots. Qu’avez-vous vu vous-même ? Qu’avez-vous appris par d’autres ?',
			question: 'Avec vos mots.'
		},
		now: 'Est-ce urgent ?',
		danger: {
			me: 'Êtes-vous en danger maintenant ?',
			other: 'Quelqu’un est-il en danger maintenant ?'
		},
		child: {
			me: 'Avez-vous moins de 18 ans, ou quelqu’un là-bas a-t-il moins de 18 ans ?',
			other: 'Est-ce qu’un enfant est concerné ?'
		},
		leaving: {
			me: 'Va-t-on bientôt vous emmener quelque part ?',
			other: 'Va-t-on bientôt emmener quelqu’un, en bateau, en avion ou en voiture ?'
		},
		ongoing: 'Est-ce que cela continue ?',
		where: 'Où est-ce ?',
		island: 'Quelle île ?',
		parish: 'Quelle paroisse (parish) ?',
		parishUnknown: 'Je ne sais pas, ou je ne réponds pas',
		place: 'Quel endroit ?',
		placeHint: 'Une rue, un commerce, une plage. Laissez vide si cela montre qui vous êtes.',
		when: 'Quand ?',
		whenHint:
			'Un jour, un moment de la journée, combien de fois. Une heure approximative suffit, et c’est plus sûr.',
		people: 'Qui et quoi ?',
		who: 'Personnes',
		whoHint: 'Combien, de quoi elles ont l’air, leurs noms si vous les connaissez.',
		vehicles: 'Voitures, camionnettes, bateaux',
		vehiclesHint: 'Couleur, marque, plaque, nom du bateau.',
		phones: 'Numéros de téléphone des personnes concernées',
		online: 'Noms en ligne, sites, annonces',
		signs: 'Lesquels de ces signes avez-vous remarqués ?',
		signsMe: 'Lesquels sont vrais pour vous ?',
		how: 'Comment le savez-vous ?',
		involved: 'Quelqu’un de l’un de ces services peut-il être mêlé à l’affaire ?',
		involvedHint:
			'Cochez le service, et personne de ce service ne recevra ce que vous envoyez. S’il ne reste plus personne, votre envoi est scellé et mis de côté pour un examen extérieur.',
		contact: 'Un moyen sûr de vous joindre',
		contactLead:
			'Vous pouvez laisser cette partie vide. Vous recevez un code pour lire notre réponse ici, et personne n’a besoin de vous appeler.',
		contactHow: 'Comment pouvons-nous vous joindre ?',
		contactTimes: 'À quel moment est-ce sans danger ?',
		contactSeenBy: 'Qui d’autre voit ou entend ce téléphone ?',
		mayLeaveMessage: 'Pouvons-nous laisser un message ?',
		next: 'Relire'
	},
	knows: { yes: 'Oui', no: 'Non', unknown: 'Je ne sais pas' },
	islands: {
		'st-kitts': 'Saint-Kitts',
		nevis: 'Nevis',
		elsewhere: 'Ailleurs',
		unknown: 'Je ne sais pas'
	},
	hows: {
		saw: 'Je l’ai vu',
		heard: 'Je l’ai entendu',
		told: 'On me l’a dit',
		online: 'Je l’ai vu en ligne',
		'happened-to-me': 'Cela m’arrive à moi',
		unknown: 'Je ne veux pas le dire'
	},
	signs: {
		'not-free': 'Pas libre de partir',
		watched: 'Toujours sous surveillance, ou jamais sans quelqu’un',
		'papers-held': 'Quelqu’un d’autre garde le passeport ou les papiers',
		'locked-in': 'Enfermé(e) à clé',
		'no-pay': 'Peu de paie, ou aucune',
		debt: 'Une dette qui ne fait que grandir',
		'long-hours': 'Des journées très longues, aucun jour de repos',
		'lives-at-work': 'Dort sur le lieu de travail',
		threats: 'Des menaces contre la personne ou sa famille',
		hurt: 'Blessures, maladie ou faim',
		'lied-to': 'Des mensonges sur le travail',
		young: 'A l’air très jeune'
	},
	check: {
		heading: 'Relisez',
		lead: 'Voici ce que vous allez envoyer. Rien n’est encore envoyé.',
		notSaid: 'laissé vide',
		change: 'Changer quelque chose',
		whoKnows: 'Qui peut savoir cela ?',
		whoKnowsLead:
			'Relisez une fois, comme si vous étiez la personne dont il s’agit. Peut-elle deviner que c’est vous ? Enlevez :',
		whoKnowsList: [
			'« mon patron », « ma cousine » : dites « un homme », « une femme »',
			'ce que personne d’autre n’a vu, ou qu’on n’a dit qu’à vous',
			'la minute exacte : « un soir » suffit',
			'votre propre numéro de téléphone, votre chambre ou votre travail'
		],
		robot: 'Montrez que vous êtes une personne',
		robotLead:
			'C’est pour que des machines ne remplissent pas la boîte. Répondez, puis appuyez sur le bouton.',
		robotDone: 'Votre navigateur a montré que vous êtes une personne. Vous n’avez pas à répondre.',
		answer: 'Votre réponse',
		other: 'Utiliser plutôt hCaptcha',
		otherLead:
			'hCaptcha est une entreprise. Si vous l’utilisez, elle voit votre adresse sur Internet. Ce n’est pas obligatoire.',
		send: 'Envoyer ce signalement'
	},
	hcaptcha: {
		heading: 'Montrez que vous êtes une personne',
		lead: 'Cette vérification vient de l’entreprise hCaptcha. Elle peut voir votre adresse sur Internet, pas ce que vous avez écrit.',
		send: 'Envoyer ce signalement',
		back: 'Revenir sans l’utiliser'
	},
	receipt: {
		title: 'Reçu',
		heading: 'C’est scellé et en sûreté chez nous.',
		lead: 'Voici votre code. Notez-le maintenant. Nous ne le gardons pas et nous ne pouvons plus le montrer.',
		code: 'Votre code',
		again: 'Nous l’avions déjà. Rien n’a été envoyé deux fois.',
		unroutable:
			'Vous avez indiqué des personnes de tous les services qui lisent les signalements. Personne au bureau ne peut donc l’ouvrir. Il reste scellé et mis de côté jusqu’à ce qu’un examen extérieur soit organisé.',
		where: 'Cachez-le là où personne ne regarde : une note, sans autres mots autour.',
		next: 'Ce qui se passe ensuite',
		nextList: [
			'Un agent l’ouvre. Les plus urgents passent en premier.',
			'On vous pose peut-être une question. Revenez avec votre code dans un jour ou deux.',
			'Vous pouvez ajouter quelque chose à tout moment.'
		],
		nextUnroutable: [
			'Il reste scellé. Parmi ceux qui lisent aujourd’hui les signalements, personne ne peut l’ouvrir.',
			'Quand des personnes extérieures seront nommées pour cet examen, elles l’ouvriront. Nous ne pouvons pas dire quand.',
			'Vous pouvez ajouter quelque chose à tout moment. Ce sera aussi scellé et mis de côté.'
		],
		back: 'Revenir avec le code',
		done: 'Quitter cette page'
	},
	back: {
		title: 'Revenir',
		heading: 'Revenez avec votre code',
		lead: 'Tapez le code comme vous l’avez noté. Grandes ou petites lettres, avec ou sans tirets : c’est pareil.',
		code: 'Votre code',
		open: 'Ouvrir',
		unknown: 'Rien trouvé avec ce code',
		unknownText:
			'Il est peut-être mal tapé, ou il a été annulé. Regardez-le encore une fois, lettre par lettre.',
		status: 'Où cela en est',
		statuses: {
			received: 'Reçu. Personne ne s’en occupe encore.',
			'being-read': 'Un agent le lit ou y travaille.',
			question: 'Nous avons une question pour vous.',
			'passed-on': 'Il a été transmis, ou une suite lui a été donnée.',
			closed: 'Il est fermé. Vous pouvez encore ajouter quelque chose.'
		},
		alone: 'Y a-t-il quelqu’un près de vous ?',
		aloneText:
			'La page suivante montre ce qu’on vous a écrit. Continuez seulement si personne ne regarde par-dessus votre épaule.',
		show: 'Montrer ce qu’on m’a écrit',
		replies: 'Ce qu’on vous a écrit',
		noReplies: 'On ne vous a encore rien écrit.',
		asks: 'Une question pour vous',
		answered: 'Vous y avez répondu.',
		add: 'Ajouter quelque chose',
		addHint:
			'Une réponse, ou du nouveau. Ce que vous avez envoyé avant ne peut pas être montré ici.',
		addSend: 'Envoyer',
		added: 'C’est ajouté et scellé.',
		clear: 'Effacer ce qu’on m’a écrit',
		cleared: 'C’est effacé. Cela ne s’affichera plus ici.',
		burn: 'Annuler ce code',
		burnText:
			'Ensuite, le code n’ouvre plus rien, ni pour vous ni pour personne. Le signalement, lui, reste au groupe de travail.',
		burnSure: 'Oui, annuler le code maintenant',
		burnNot: 'Non, le garder',
		burnt: 'Le code est annulé. Vous pouvez quitter cette page.',
		again: 'Ouvrir un autre code'
	},
	errors: {
		heading: 'Regardez encore une fois, s’il vous plaît',
		kept: 'Tout ce que vous avez écrit est encore là.',
		'what-missing': 'Écrivez quelques mots sur ce qui s’est passé',
		tooLong: (longest: number) =>
			`C’est plus long que ${longest.toLocaleString('fr')} lettres. Raccourcissez le texte, s’il vous plaît`,
		unasked:
			'Nous n’avons pas pu vous demander cela avant. Regardez-le, s’il vous plaît, puis continuez',
		nothing: 'Répondez à la question, pour que nous sachions que vous êtes une personne',
		wrong: 'Ce n’était pas la réponse. Essayez encore une fois, s’il vous plaît',
		'too-soon':
			'C’était très rapide. Attendez quelques secondes et appuyez encore sur le bouton, s’il vous plaît',
		provider:
			'Cette vérification ne marche pas en ce moment. Répondez plutôt à la question, s’il vous plaît',
		way: 'Choisissez une des quatre réponses, pour que nous posions les bonnes questions',
		unreadable:
			'Nous n’avons pas pu lire le formulaire reçu. Revenez en arrière dans votre navigateur : ce que vous avez écrit y est peut-être encore',
		renewed:
			'La page était ouverte depuis longtemps, nous l’avons donc renouvelée. Appuyez encore sur le bouton, s’il vous plaît',
		wait: 'Ce n’était pas la réponse, et nous avons reçu aujourd’hui trop de messages qui ressemblent à ceux d’une machine. Essayez encore une fois la question, revenez demain, ou appelez',
		closed:
			'Nous ne pouvons pas recevoir de signalements en ce moment. Réessayez plus tard, s’il vous plaît. Si quelqu’un est en danger, appelez',
		unavailable:
			'Nous ne pouvons pas le recevoir en ce moment : une partie de notre site est en panne. Réessayez dans quelques minutes, s’il vous plaît, ou appelez',
		code: {
			length: 'Un code a 18 lettres et chiffres. Il en manque, ou il y en a trop',
			symbol: 'Il y a une lettre qui n’est dans aucun code. Regardez-le encore une fois',
			check: 'Une lettre ou un chiffre est faux. Regardez le code encore une fois'
		},
		empty: 'Écrivez d’abord quelque chose',
		'too-long': 'C’est trop long. Raccourcissez le texte, s’il vous plaît',
		'too-many':
			'C’est tout ce que nous pouvons recevoir en un jour. Revenez demain, s’il vous plaît'
	},
	closed: {
		heading: 'Le formulaire est fermé en ce moment',
		text: 'Nous ne pouvons pas recevoir de signalements en sécurité pour le moment. Revenez plus tard, s’il vous plaît. Si quelqu’un est en danger, appelez.'
	}
};
