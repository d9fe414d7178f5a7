export const voice = {
	heading: 'Ou dites-le',
	lead: 'Enregistrez ici jusqu’à 3 minutes. Une voix inventée redit vos mots avant que rien ne quitte ce téléphone. Votre propre voix n’est ni envoyée ni gardée.',
	limits:
		'Il devient plus difficile de vous reconnaître, pas impossible. Ce que vous dites et votre façon de le dire peuvent encore mener jusqu’à vous, et quelqu’un tout près peut vous entendre.',
	browser: 'Votre navigateur peut se souvenir que ce site a utilisé le micro.',
	write: 'Écrire est plus sûr : écrire plutôt',
	record: 'Enregistrer',
	stop: 'Arrêter',
	again: 'Enregistrer de nouveau',
	send: 'Envoyer cet enregistrement',
	of: 'sur 3:00',
	time: 'Enregistré jusqu’ici',
	sound: 'Ce qui serait envoyé',
	look: 'Écoutez d’abord. Y a-t-il quelque chose qui mène jusqu’à vous ? Quelqu’un tout près peut-il l’entendre ?',
	said: {
		refused:
			'Le navigateur n’a pas eu le droit d’utiliser le micro. Vous pouvez l’autoriser dans ses réglages, ou écrire.',
		missing: 'Il n’y a pas de micro, ou autre chose l’utilise. Vous pouvez écrire.',
		failed: 'L’enregistrement ne marche pas dans ce navigateur. Vous pouvez écrire.',
		nothing: 'On n’a entendu personne. Réessayez plus près du micro, ou écrivez.',
		recording: 'Enregistrement en cours.',
		working: 'La voix inventée se prépare. Cela peut prendre une minute.',
		full: 'Les 3 minutes sont passées. La voix inventée se prépare. Cela peut prendre une minute.',
		away: 'L’enregistrement s’est arrêté parce que vous avez quitté la page. La voix inventée se prépare.',
		made: 'C’est prêt. Rien n’a encore été envoyé.',
		listen: 'Écoutez-le d’abord.'
	}
};
