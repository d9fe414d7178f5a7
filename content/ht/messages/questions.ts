import type { Messages } from '#lib/i18n/messages.ts';

export const questions: Messages['questions'] = {
	groups: [
		{
			ask: 'yon bèt',
			words: ['chwal', 'bourik', 'milèt', 'zandolit', 'zarenyen', 'sourit', 'foumi', 'koulèv']
		},
		{
			ask: 'yon koulè',
			words: ['wouj', 'jòn', 'vèt', 'gri', 'wòz', 'vyolèt', 'blan']
		},
		{
			ask: 'yon bagay moun manje',
			words: ['pen', 'diri', 'mango', 'kokoye', 'fwomaj', 'bannann', 'zaboka', 'labouyi']
		},
		{
			ask: 'yon jou nan semèn nan',
			words: ['lendi', 'madi', 'mèkredi', 'jedi', 'vandredi', 'samdi', 'dimanch']
		},
		{
			ask: 'yon pati nan kò moun',
			words: ['zòrèy', 'jenou', 'zepòl', 'nen', 'bouch', 'cheve', 'dwèt']
		},
		{
			ask: 'yon bagay moun mete pou abiye',
			words: ['chemiz', 'chapo', 'sandal', 'wòb', 'sentiwon', 'chosèt', 'pantalon', 'foula']
		},
		{
			ask: 'yon bagay moun wè nan syèl la',
			words: ['nyaj', 'lalin', 'zetwal', 'lakansyèl', 'solèy', 'zeklè']
		},
		{
			ask: 'yon mèb nan kay',
			words: ['tab', 'chèz', 'kabann', 'etajè', 'amwa', 'dodin', 'fotèy', 'kanape']
		}
	],
	nth: ['premye', 'dezyèm', 'twazyèm', 'dènye'],
	ordinals: 'Ekri {nth} mo ki nan lis sa a: {list}',
	which: 'Kilès nan mo sa yo ki se {ask}? {list}'
};
