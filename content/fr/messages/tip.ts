import { words } from '#country/words.ts';
import type { Messages } from '#lib/i18n/messages.ts';

const country = words.fr;

export const tip: Messages['tip'] = {
	title: 'Dites-nous',
	step: (now: number, of: number) => `Partie ${now} sur ${of}`,
	goBack: 'Retour',
	before: {
		heading: 'Dites-nous ce que vous savez',
		lead: 'Vous n’avez pas à donner votre nom. Il n’est pas nécessaire d’être sûr.',
		danger: 'Quelqu’un est en danger en ce moment ? Si vous le pouvez, appelez :',
		cannotCall:
			'Si vous ne pouvez pas appeler, écrivez ici et envoyez. Des heures peuvent passer avant que quelqu’un le lise.',
		who: 'Qui le lit',
		whoText: (agencies: string) =>
			`Les agents du groupe de travail national qui ont la clé. Aujourd’hui, ils viennent de\u00a0: ${agencies}. Si l’un de ces services peut être mêlé à l’affaire, vous pouvez le dire dans le formulaire, et il ne recevra pas votre signalement.`,
		policies: {
			'what-happens': {
				heading: 'Ce qui se passe ensuite',
				example:
					'Vos mots sont scellés. Les signalements les plus urgents sont ouverts en premier. L’équipe peut vérifier, vous poser une question sur ce site, ou transmettre.'
			},
			'must-act': {
				heading: 'Quand l’équipe peut être obligée d’agir',
				example:
					'Si un enfant ou une vie est en danger, l’équipe peut être obligée d’agir, même si vous demandez le contraire.'
			},
			'cannot-promise': {
				heading: 'Ce que personne ne peut promettre',
				example:
					'Personne ne surveille le formulaire à chaque minute. Votre récit peut, à lui seul, montrer qui vous êtes. Une personne qui surveille votre téléphone peut voir ce que vous faites.'
			}
		},
		example: 'Texte d’exemple. Le groupe de travail n’a pas encore approuvé son propre texte.',
		/** While no lane takes new tips: the custodians open what comes. */
		late: {
			lead: 'En ce moment, personne au bureau ne peut ouvrir ce que vous envoyez. Cela reste scellé jusqu’à ce que des personnes extérieures l’ouvrent. Des jours peuvent passer. S’il vous faut de l’aide plus tôt, appelez.',
			cannotCall:
				'Si vous ne pouvez pas appeler, écrivez ici et envoyez. Des jours peuvent passer avant que quelqu’un le lise.',
			inDanger:
				'Si vous ne pouvez pas appeler : nous avons ce que vous avez envoyé. Des jours peuvent passer avant que quelqu’un le lise.'
		},
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
		lead: 'Seule la case pour vos propres mots doit être remplie. Laissez vide ce que vous ne savez pas ou ne voulez pas dire.',
		more: 'Où, quand et qui',
		moreLead: 'Rien n’est obligatoire. Laissez vide ce que vous ne savez pas.',
		goOn: 'Continuer : où, quand, qui',
		goOnContact: 'Continuer : comment vous joindre',
		enough: 'C’est tout : relire',
		previous: 'Revenir à la première partie',
		next: 'Relire',
		later:
			'Des photos, ou préférez-vous le dire ? Écrivez ici une ligne et envoyez-la. Vous pourrez ajouter le reste juste après, avec votre code.',
		topics: {
			now: { heading: 'Est-ce urgent ?' },
			where: { heading: { me: 'Où êtes-vous ?', other: 'Où est-ce ?' } },
			when: { heading: 'Quand ?' },
			people: { heading: 'Qui ?' },
			things: {
				heading: 'Voitures, bateaux, téléphones, noms sur internet',
				hint: 'Un par ligne.'
			},
			contact: {
				heading: 'Un moyen sûr de vous joindre',
				lead: 'Vous pouvez laisser ceci vide. Vous recevrez un code : avec lui, vous lisez notre réponse ici, sans appel.'
			}
		},
		asks: {
			what: {
				label: {
					me: 'Que se passe-t-il ?',
					known: 'Que se passe-t-il pour cette personne ?',
					saw: 'Qu’avez-vous vu ou entendu ?',
					question: 'Que voulez-vous demander ?'
				},
				hint: {
					me: 'Avec vos mots. Beaucoup ou peu, comme vous voulez. Pas besoin de noms.',
					known: 'Avec vos mots. Qu’avez-vous vu vous-même ? Qu’avez-vous appris par d’autres ?',
					saw: 'Avec vos mots. Qu’avez-vous vu vous-même ? Qu’avez-vous appris par d’autres ?',
					question: 'Avec vos mots.'
				}
			},
			area: {
				label: country.which,
				hint: 'Touchez la carte, ou choisissez dans la liste. On ne demande pas à votre téléphone où il est.'
			},
			place: {
				label: 'Quel endroit ?',
				hint: 'Une rue, un commerce, une plage. Laissez vide si cela montre qui vous êtes.'
			},
			when: {
				label: 'Jour et heure',
				hint: 'Un jour, une heure, combien de fois. À peu près suffit, et c’est plus sûr.'
			},
			pattern: {
				label: 'À quelle fréquence ?',
				options: {
					once: 'Une fois',
					some: 'De temps en temps',
					always: 'Tous les jours ou presque',
					unknown: 'Je ne sais pas'
				}
			},
			ongoing: { label: 'Est-ce que cela continue ?' },
			danger: {
				label: {
					me: 'Êtes-vous en danger maintenant ?',
					other: 'Quelqu’un est-il en danger maintenant ?'
				}
			},
			child: {
				label: {
					me: 'Avez-vous moins de 18 ans, ou quelqu’un là-bas a-t-il moins de 18 ans ?',
					other: 'Est-ce qu’un enfant est concerné ?'
				}
			},
			leaving: {
				label: {
					me: 'Va-t-on bientôt vous emmener quelque part ?',
					other: 'Va-t-on bientôt emmener quelqu’un, en bateau, en avion ou en voiture ?'
				}
			},
			people: {
				label: {
					me: 'À combien de personnes cela arrive-t-il ?',
					other: 'À combien de personnes fait-on cela ?'
				},
				options: { one: 'Une', few: 'Deux à cinq', many: 'Plus de cinq', unknown: 'Je ne sais pas' }
			},
			who: {
				label: {
					me: 'Les autres personnes à qui cela arrive',
					other: 'Les personnes à qui on le fait'
				},
				hint: 'Comment elles sont, quel âge, leurs noms si vous les savez.'
			},
			doers: {
				label: { me: 'Les personnes qui vous le font', other: 'Les personnes qui le font' },
				hint: 'Comment elles sont, noms ou surnoms, leur travail.'
			},
			plates: { label: 'Plaques', hint: 'Une partie aide aussi.' },
			vehicles: {
				label: 'Voitures et camionnettes',
				hint: 'Couleur, marque, ce qui est écrit dessus.'
			},
			boats: { label: 'Bateaux', hint: 'Nom, couleur, où il se trouve.' },
			phones: { label: 'Numéros de téléphone des personnes concernées' },
			online: { label: 'Noms en ligne, sites, annonces' },
			signs: {
				label: {
					me: 'Lesquels sont vrais pour vous ?',
					other: 'Lesquels de ces signes avez-vous remarqués ?'
				},
				options: {
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
				}
			},
			how: {
				label: 'Comment le savez-vous ?',
				options: {
					saw: 'Je l’ai vu',
					heard: 'Je l’ai entendu',
					told: 'On me l’a dit',
					online: 'Je l’ai vu en ligne',
					'happened-to-me': 'Cela m’arrive à moi',
					unknown: 'Je ne veux pas le dire'
				}
			},
			involved: {
				label: 'Quelqu’un de l’un de ces services peut-il être mêlé à l’affaire ?',
				hint: 'Cochez le service, et personne de ce service ne recevra ce que vous envoyez. S’il ne reste plus personne, votre envoi est scellé et mis de côté pour un examen extérieur.'
			},
			contact: { label: 'Comment pouvons-nous vous joindre ?' },
			contactTimes: { label: 'À quel moment est-ce sans danger ?' },
			contactSeenBy: { label: 'Qui d’autre voit ou entend ce téléphone ?' },
			mayLeaveMessage: { label: 'Pouvons-nous laisser un message ?' }
		}
	},
	knows: { yes: 'Oui', no: 'Non', unknown: 'Je ne sais pas' },
	areas: {
		...country.areas,
		elsewhere: 'Ailleurs',
		unknown: 'Je ne sais pas'
	},
	check: {
		heading: 'Relisez',
		lead: 'Voici ce que vous allez envoyer. Rien n’est encore envoyé.',
		notSaid: 'laissé vide',
		change: 'Changer la première partie',
		changeMore: 'Changer où, quand, qui',
		consent: {
			legend: 'Que pouvons-nous en faire ?',
			hint: 'Vous pouvez changer cela plus tard avec votre code. Si un enfant ou une vie est en danger, le personnel peut devoir agir quoi que vous choisissiez.',
			options: {
				share: {
					label: 'Le partager avec nos partenaires',
					hint: 'D’autres organismes qui aident peuvent lire tout ce que vous avez écrit.'
				},
				'task-force': {
					label: 'Le groupe de travail seulement',
					hint: 'Personne hors du groupe de travail ne le lit.'
				},
				'no-words': {
					label: 'S’en servir sans mes mots',
					hint: 'D’autres peuvent savoir où, quand et ce qui a été remarqué, et aucun mot que vous avez écrit.'
				}
			}
		},
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
	entered: {
		form: 'Vous écrivez ceci pour quelqu’un qui a appelé. À la fin, le code est le sien, pas le vôtre.',
		receipt:
			'Lisez ce code à la personne au téléphone, lentement, et faites-le-lui répéter. Puis fermez cet onglet.'
	},
	hcaptcha: {
		heading: 'Montrez que vous êtes une personne',
		lead: 'Cette vérification vient de l’entreprise hCaptcha. Elle peut voir votre adresse sur Internet, pas ce que vous avez écrit.',
		send: 'Envoyer ce signalement',
		back: 'Revenir sans l’utiliser'
	},
	receipt: {
		inDanger:
			'Si vous ne pouvez pas appeler : nous avons ce que vous avez envoyé. Des heures peuvent passer avant que quelqu’un le lise.',
		title: 'Reçu',
		heading: 'C’est scellé et en sûreté chez nous.',
		lead: 'Voici votre code. Notez-le maintenant. Nous ne le gardons pas et nous ne pouvons plus le montrer.',
		code: 'Votre code',
		again: 'Nous l’avions déjà. Rien n’a été envoyé deux fois.',
		unroutable:
			'Aucun des services qui lisent les signalements ne peut recevoir celui-ci. Personne au bureau ne peut donc l’ouvrir. Il reste scellé et mis de côté jusqu’à ce qu’un examen extérieur soit organisé.',
		where: 'Cachez-le là où personne ne regarde : une note, sans autres mots autour.',
		next: 'Ce qui se passe ensuite',
		nextList: [
			'Un agent l’ouvre. Les plus urgents passent en premier.',
			'On vous pose peut-être une question. Revenez avec votre code dans un jour ou deux.',
			'Vous pouvez ajouter quelque chose à tout moment.'
		],
		nextDanger: [
			'Un agent l’ouvre. Les plus urgents passent en premier, mais cela peut prendre des heures.',
			'On vous pose peut-être une question. Regardez ici avec votre code dès que c’est sans danger.',
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
		noCode:
			'Pas de code ? Envoyez un nouveau signalement et dites-y que vous avez déjà écrit. Personne ne vous dira au téléphone si un signalement existe.',
		open: 'Ouvrir',
		unknown: 'Rien trouvé avec ce code',
		unknownText:
			'Il est peut-être mal tapé, il a été annulé, ou ce qui a été envoyé avec lui a été effacé depuis. Regardez-le encore une fois, lettre par lettre.',
		status: 'Où cela en est',
		statuses: {
			received: 'Reçu. Personne ne s’en occupe encore.',
			'being-read': 'Un agent le lit ou y travaille.',
			question: 'Nous avons une question pour vous.',
			'passed-on': 'Il a été transmis, ou une suite lui a été donnée.',
			closed: 'Il est fermé. Vous pouvez encore ajouter quelque chose.'
		},
		record: {
			daily: 'Tout ce qui nous arrive entre dans notre registre une fois par jour.',
			until: (day, time) =>
				`Tout ce qui nous est arrivé avant le ${day}, ${time}, est dans notre registre. Ce qui est arrivé après n’y est pas encore.`
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
		clear: 'Effacer ce qu’on m’a écrit',
		burnt: 'Le code est annulé. Vous pouvez quitter cette page.',
		again: 'Ouvrir un autre code',
		forced: 'Quelqu’un pourrait-il vous forcer à montrer votre code ?',
		more: 'Ce que vous pouvez faire d’autre',
		moreText: 'Chacune de ces choses est à part et laisse les autres comme elles sont.',
		done: {
			added: 'C’est ajouté et scellé.',
			cleared: 'C’est effacé. Cela ne s’affichera plus ici.',
			withdrawn: 'Nous sommes avertis que vous le retirez. Votre code marche toujours.',
			consent: 'C’est changé à partir de maintenant. Votre code marche toujours.'
		},
		grave: {
			burn: {
				label: 'Brûler ce code',
				text: 'Le code n’ouvre alors plus rien, ni pour vous ni pour personne. Le signalement lui-même reste au groupe de travail.',
				sure: 'Oui, le brûler maintenant',
				not: 'Non, le garder'
			},
			withdraw: {
				label: 'Retirer le signalement',
				text: 'Nous cessons d’y travailler et ne nous en servons plus, sauf si un enfant ou une vie est en danger. Ce qui a été fait ou transmis avant ne peut pas être repris. Votre code continue de marcher.',
				sure: 'Oui, le retirer',
				not: 'Non, le laisser'
			},
			consent: {
				label: 'Changer ce qu’on peut en faire',
				text: 'Nous respectons ce que vous choisissez à partir de maintenant. Ce qui a été transmis avant ne peut pas être repris.',
				sure: 'Changer',
				not: 'Laisser comme c’est'
			}
		}
	},
	second: {
		title: 'Un second code, au cas où on vous force',
		why: 'Quelqu’un peut vous obliger à montrer votre code. Pour cela, vous pouvez en avoir un second. Montrez celui-là à la place.',
		ask: 'Donnez-moi un second code',
		lead: 'Voici votre second code. Il ressemble à tous les autres.',
		ended:
			'Le second code de ce code a été brûlé. Il n’y en a pas d’autre. Ce code continue de marcher',
		where:
			'Gardez-le à part du premier, et retenez lequel est lequel. Personne ne peut les distinguer en les regardant.',
		list: [
			'Il ouvre une page qui dit seulement « Reçu ». Rien de ce qu’on vous a écrit n’y est.',
			'Tout ce qui est ajouté avec lui nous arrive avec une marque : peut-être n’étiez-vous pas seul.',
			'Si on le brûle, lui seul est brûlé. Votre premier code continue de marcher.'
		]
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
		full: 'Aujourd’hui, nous avons reçu beaucoup de messages qui ressemblent à ceux d’une machine, et il n’y a plus de place. Utilisez un téléphone ou un ordinateur avec JavaScript activé, revenez demain, ou appelez',
		failed:
			'L’envoi n’a pas marché. Vos mots sont encore là. Appuyez encore : rien ne part deux fois.',
		leaving: 'Vos mots seront perdus. Y aller quand même ?',
		busy: {
			heading: 'Beaucoup de personnes nous écrivent en ce moment',
			lead: 'Ce n’est pas encore envoyé. Attendez quelques secondes, puis appuyez encore sur le bouton, autant de fois qu’il le faut.',
			kept: {
				heading: 'C’est scellé et gardé.',
				lead: 'Beaucoup de personnes écrivent en ce moment. Attendez quelques secondes et appuyez sur le bouton pour voir votre code.',
				show: 'Montrer mon code'
			}
		},
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
