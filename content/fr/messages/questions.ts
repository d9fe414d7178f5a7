import type { Messages } from '#lib/i18n/messages.ts';

export const questions: Messages['questions'] = {
	groups: [
		{
			ask: 'un animal',
			words: ['chat', 'chien', 'lion', 'tigre', 'âne', 'araignée', 'souris', 'fourmi']
		},
		{
			ask: 'une couleur',
			words: ['bleu', 'vert', 'jaune', 'rouge', 'blanc', 'gris', 'violet']
		},
		{
			ask: 'quelque chose à manger',
			words: ['pain', 'riz', 'mangue', 'ananas', 'fromage', 'soupe', 'gâteau', 'tomate']
		},
		{
			ask: 'un jour de la semaine',
			words: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
		},
		{
			ask: 'une partie du corps',
			words: ['main', 'genou', 'coude', 'épaule', 'oreille', 'nez', 'pouce', 'doigt']
		},
		{
			ask: 'un vêtement',
			words: ['chemise', 'jupe', 'pantalon', 'robe', 'manteau', 'veste', 'chaussette']
		},
		{
			ask: 'quelque chose dans le ciel',
			words: ['nuage', 'lune', 'étoile', 'soleil', 'arc-en-ciel', 'orage']
		},
		{
			ask: 'un meuble',
			words: ['table', 'chaise', 'lit', 'étagère', 'banc', 'tabouret', 'armoire', 'fauteuil']
		}
	],
	nth: ['premier', 'deuxième', 'troisième', 'dernier'],
	ordinals: 'Écrivez le {nth} mot de cette liste : {list}',
	which: 'Quel mot de cette liste est {ask} ? {list}'
};
