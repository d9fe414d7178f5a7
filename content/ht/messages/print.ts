import type { Messages } from '#lib/i18n/messages.ts';

export const print: Messages['print'] = {
	title: 'Pou enprime',
	description: 'Afich, etikèt ak kat pou enprime epi kole, nan kat lang, ak nimewo jodi a.',
	heading: 'Pou enprime',
	lead: 'Yo fèt tou nèf chak jou, ak paj ak nimewo sit sa a. Enprime yo an nwa oswa an koulè.',
	care: {
		heading: 'Anvan ou kole oswa bay anyen',
		list: [
			'Pa lonje yon kat bay yon moun si petèt y ap veye li oswa yo ka fouye li. Kite li kote moun nan poukont li: yon twalèt, yon klinik, yon kote yo lave rad.',
			'Mande mèt kote a. Gade anvan ki moun ki ka wè w ap kole li.',
			'Dat la nan kwen an. Enprime li ankò lè li gen plis pase yon ane, oswa lè yon nimewo chanje.'
		]
	},
	weight: 'Chak fèy se yon PDF ki pi piti pase 50 KB.',
	paper: { a4: 'A4', letter: 'Letter' },
	sheets: {
		'know-the-signs': {
			name: 'Afich: Konnen siy yo',
			hang: 'Pou magazen, biwo, estasyon bis, lekòl, legliz.'
		},
		'free-to-leave': {
			name: 'Afich: Èske ou lib pou ou pati?',
			hang: 'Pou twalèt, klinik, kote yo lave rad, chanm anplwaye, marina. Pa gen okenn mak lapolis ni Leta sou li.'
		},
		stickers: {
			name: 'Etikèt',
			hang: 'Dis sou yon fèy, pou anndan pòt yon twalèt. Koupe sou mak yo.'
		},
		'fold-card': {
			name: 'Ti kat pou pliye',
			hang: 'Kat sou yon fèy, pliye piti tankou yon bwat alimèt. Deyò a pa di anyen.'
		},
		'card-hotels': { name: 'Kat pou moun ki travay nan otèl', hang: 'De sou yon fèy.' },
		'card-taxis': { name: 'Kat pou taksi ak bato', hang: 'De sou yon fèy.' },
		'card-security': { name: 'Kat pou sekirite prive', hang: 'De sou yon fèy.' }
	},
	on: {
		danger: 'An danje kounye a? Rele',
		read: 'Li oswa ekri nou. Ou pa bezwen bay non ou.',
		date: (day: string) => `Enprime ${day}`,
		unreviewed: 'Pèsonn poko verifye tradiksyon an',
		fold: 'Koupe sou mak yo. Pliye bò dwat la anndan, epi yon lòt fwa ankò. Pliye bò ki gen ba yo pa dèyè.',
		signs: {
			question: 'Èske gen yon moun toupre ou ki pa lib?',
			list: [
				'Li pa janm poukont li. Yon lòt moun pale pou li.',
				'Yon lòt moun kenbe papye li.',
				'Yo peye li tou piti, oswa pa ditou. Yon dèt k ap monte toutan.',
				'Li rete kote li travay epi li pa gen dwa soti.'
			],
			act: 'Yon sèl siy pa pwouve anyen. Si gen kèk ansanm: di nou. Ou pa oblije sèten.'
		},
		free: {
			question: 'Èske ou lib pou ou pati?',
			list: [
				'Èske ou ka kite travay ou oswa kay sa a?',
				'Èske se ou ki kenbe papye ou?',
				'Èske yo peye ou jan yo te di ou a?',
				'Èske ou ka rele moun ou vle?'
			],
			act: 'Si yon repons se non: se pa fòt ou. Ou ka mande èd. Ou ka poze kesyon anvan, san ou pa bay non ou.',
			short: 'Si ou pa lib, se pa fòt ou. Ou ka mande èd, san ou pa bay non ou.'
		},
		plan: {
			heading: 'Sa ou ka fè',
			list: [
				'Se ou ki pi konnen sa ki san danje.',
				'Sèvi ak yon telefòn pèsonn pa fouye.',
				'Aprann yon nimewo pa kè.',
				'Ou ka jis poze yon kesyon.'
			]
		},
		notice: 'Sa pou ou gade',
		avoid: 'Sa pou ou pa fè'
	}
};
