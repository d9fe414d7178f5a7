import type { Messages } from '#lib/i18n/messages.ts';

export const refusals: Messages['refusals'] = {
	tooLong: [
		'C’est trop long',
		'C’était plus que ce que cette page peut prendre, et rien n’a été gardé. Envoyez-le plus court, ou en deux fois.'
	],
	busy: [
		'Il y a énormément de monde ici en ce moment',
		'Ce que vous avez envoyé n’est pas encore entré. Attendez quelques secondes, puis rechargez cette page. Si votre téléphone demande s’il faut l’envoyer à nouveau, dites oui.'
	],
	brokenOff: [
		'Tout n’est pas arrivé',
		'La connexion était trop faible, et rien n’a été gardé. Rechargez cette page. Si votre téléphone demande s’il faut l’envoyer à nouveau, dites oui.'
	],
	unreadable: [
		'Nous n’avons pas pu lire cela',
		'Ce qui est arrivé n’était pas complet, ou ne venait pas d’une de nos pages. Rien n’a été gardé. Revenez en arrière et réessayez.'
	],
	pageBusy: [
		'Il y a énormément de monde ici en ce moment',
		'Attendez quelques secondes, puis rechargez cette page.'
	],
	danger: 'Quelqu’un est en danger maintenant ? Appelez le'
};
