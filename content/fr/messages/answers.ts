import type { Templates } from '#lib/desk/answers/template.ts';

export const templates: Templates = {
	review: 'unreviewed',
	read: 'Nous avons lu ce que vous avez écrit et nous y travaillons. Merci d’avoir écrit. Revenez voir ici avec votre code : nous aurons peut-être des questions.',
	where:
		'Dites-nous, s’il vous plaît, où cela se passe : la rue, le bâtiment, ou quelque chose qui est à côté. N’écrivez que lorsque vous êtes seul.',
	when: 'Dites-nous, s’il vous plaît, quand cela se passe : quels jours et à quelle heure. Quand était-ce la dernière fois, à votre connaissance ? N’écrivez que lorsque vous êtes seul.',
	'safe-to-write':
		'Pouvez-vous lire et écrire ici sans que personne ne le voie ? Quelqu’un d’autre utilise-t-il ce téléphone, ou le regarde-t-il ? Dites-nous comment et quand cela vous convient le mieux. Si vous n’êtes pas seul maintenant, quittez cette page.',
	child:
		'Nous avons besoin de savoir s’il y a un enfant : une personne de moins de 18 ans. Combien sont-ils, et quel âge ont-ils à votre avis ? Une estimation suffit.',
	danger:
		'Si vous ou quelqu’un d’autre êtes en danger maintenant, appelez le {{emergency}}. Nous ne voyons pas tout de suite ce qui est écrit ici.',
	'come-back':
		'Vous pouvez revenir ici avec le même code, même après la clôture. Choisissez « Revenir avec le code » sur ce site et tapez votre code. Vous pouvez ajouter quelque chose à tout moment. Gardez le code là où personne ne regarde, et ne l’envoyez jamais à personne.',
	waiting:
		'Nous devons attendre quelqu’un d’autre avant de continuer. Ce n’est pas à cause de quelque chose que vous avez fait. Revenez voir ici avec votre code. En attendant, vous pouvez ajouter quelque chose.',
	'cannot-help':
		'Pour cela, nous ne pouvons pas aider nous-mêmes. Vous pouvez demander ici : [[qui peut aider, et comment les joindre]]. Vous n’avez pas à leur dire que vous nous avez écrit.',
	'thank-you':
		'Merci pour ce que vous nous avez raconté. Vous n’avez rien d’autre à faire. S’il vous plaît, n’allez pas chercher plus par vous-même. Si quelque chose change, vous pouvez écrire ici à nouveau avec le même code.'
};
