export const files = {
	title: 'Ajouter des fichiers',
	lead: 'Photos, son, vidéo, PDF ou autres documents. Cinq à la fois, 25 Mo chacun.',
	clean:
		'Nous enlevons ce qui s’y cache : le lieu, l’heure, le nom du téléphone. Puis nous les scellons.',
	look: 'Ce qui se voit ou s’entend y reste. Regardez d’abord : y a-t-il votre main, votre chambre ou votre voix ?',
	original: {
		label: 'Les garder aussi tels quels',
		hint: 'Seulement si cela compte comme preuve. Un fichier tel quel peut montrer où et quand il a été fait, et avec quel téléphone. Cela peut mener jusqu’à vous.'
	},
	choose: 'Vos fichiers',
	send: 'Envoyer ces fichiers',
	more: 'Ajouter des fichiers ou un enregistrement',
	sending: 'Envoi de {file} : {done}',
	waiting: 'La connexion est perdue. Cela reprendra tout seul à son retour.',
	slow: 'Votre connexion est lente. L’envoi continue.',
	crowded: 'Beaucoup de gens envoient en ce moment. L’envoi continue tout seul.',
	lost: 'Les fichiers n’ont pas pu être envoyés. Vos mots sont en sécurité chez nous. Appuyez sur le bouton, et cela reprend où cela s’est arrêté.',
	ends: {
		clean: 'Gardé, sans ce qui s’y cachait.',
		both: 'Gardé deux fois : sans ce qui s’y cachait, et tel quel.',
		original: 'Gardé tel quel. Ce qui s’y cache y est encore.',
		known: 'Nous l’avions déjà. Il n’a pas été envoyé deux fois.'
	},
	nothing: 'Nous n’y avons rien trouvé de caché.',
	anew: 'Nous gardons une nouvelle copie que nous en avons faite.',
	out: 'Nous avons trouvé et enlevé : {list}.',
	found: {
		place: 'le lieu',
		time: 'l’heure',
		device: 'le téléphone ou l’appareil',
		person: 'un nom',
		software: 'le logiciel',
		text: 'des notes',
		preview: 'une petite image à l’intérieur',
		file: 'un autre fichier à l’intérieur',
		other: 'd’autres détails cachés'
	},
	refused: {
		empty: 'Il n’y a rien dans ce fichier.',
		kind: 'Ce genre de fichier ne peut pas être envoyé. Envoyez des photos, du son, de la vidéo, des PDF ou du texte.',
		broken:
			'Nous n’avons pas pu ouvrir ce fichier. Envoyez-en une photo, ou la même chose sous une autre forme.',
		'too-large': 'Ce fichier est trop grand. Envoyez-en un plus petit, ou une partie.',
		'too-many-pages': 'Ce PDF a trop de pages. Envoyez celles qui comptent, 60 au plus.',
		'too-slow':
			'Ce fichier a mis trop de temps à s’ouvrir. Envoyez-en un plus petit, ou une photo de lui.',
		'only-as-it-is':
			'Ce fichier ne peut être envoyé que comme il est : nous ne pouvons rien en enlever. Pour l’envoyer, choisissez-le de nouveau et cochez la case.',
		'one-too-many':
			'Nous prenons cinq fichiers à la fois. Choisissez celui-ci de nouveau et envoyez-le maintenant.',
		'not-whole':
			'Ce fichier n’est pas arrivé entier. Choisissez-le de nouveau et envoyez-le, s’il vous plaît.',
		'too-many':
			'C’est tout ce que nous pouvons recevoir en un jour. Revenez demain, s’il vous plaît.',
		full: 'Nous ne pouvons plus recevoir de fichiers aujourd’hui. Vos mots sont en sécurité. Les fichiers pourront venir demain.',
		'not-yet':
			'On peut ajouter des fichiers quand un agent a regardé votre signalement. Ajoutez des mots maintenant, et revenez dans un jour.',
		'unknown-code': 'Rien n’a été trouvé avec ce code.',
		closed:
			'Nous ne pouvons pas recevoir de fichiers en ce moment. Réessayez plus tard, s’il vous plaît.'
	},
	noFile: 'Choisissez d’abord un fichier',
	brokenOff:
		'Les fichiers ne sont pas arrivés entiers. Envoyez-les encore une fois, s’il vous plaît',
	busy: 'Beaucoup de gens envoient des fichiers en ce moment. Réessayez dans quelques minutes, s’il vous plaît'
};
