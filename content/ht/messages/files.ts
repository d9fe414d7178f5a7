export const files = {
	title: 'Ajoute fichye',
	lead: 'Foto, son, videyo, PDF oswa lòt dokiman. Senk alafwa, 25 MB chak.',
	clean: 'Nou retire sa ki kache ladan yo: kote a, lè a, non telefòn nan. Apre sa nou sele yo.',
	look: 'Sa moun ka wè oswa tande rete ladan l. Gade anvan: èske men ou, chanm ou oswa vwa ou ladan l?',
	original: {
		label: 'Kenbe yo jan yo ye tou',
		hint: 'Sèlman si sa enpòtan kòm prèv. Yon fichye jan l ye ka montre ki kote ak ki lè yo te fè l, ak ki telefòn. Sa ka mennen jwenn ou.'
	},
	choose: 'Fichye ou yo',
	send: 'Voye fichye sa yo',
	more: 'Ajoute fichye oswa yon anrejistreman',
	sending: 'N ap voye {file}: {done}',
	waiting: 'Koneksyon an pèdi. L ap kontinye poukont li lè l tounen.',
	slow: 'Koneksyon ou dousman. L ap kontinye voye.',
	crowded: 'Anpil moun ap voye kounye a. L ap kontinye poukont li.',
	lost: 'Fichye yo pa t ka ale. Mo ou yo an sekirite nan men nou. Peze bouton an, l ap kontinye kote l te rete a.',
	ends: {
		clean: 'Nou kenbe l, san sa ki te kache ladan l.',
		both: 'Nou kenbe l de fwa: san sa ki te kache ladan l, ak jan l ye a.',
		original: 'Nou kenbe l jan l ye. Sa ki kache ladan l toujou la.',
		known: 'Nou te gen sa deja. Li pa voye de fwa.'
	},
	nothing: 'Nou pa jwenn anyen ki kache ladan l.',
	anew: 'Nou kenbe yon nouvo kopi nou fè ladan l.',
	out: 'Nou jwenn epi nou retire: {list}.',
	found: {
		place: 'kote a',
		time: 'lè a',
		device: 'telefòn oswa kamera a',
		person: 'yon non',
		software: 'pwogram nan',
		text: 'nòt',
		preview: 'yon ti imaj anndan',
		file: 'yon lòt fichye anndan',
		other: 'lòt detay kache'
	},
	refused: {
		empty: 'Pa gen anyen nan fichye sa a.',
		kind: 'Ou pa ka voye kalite fichye sa a. Voye foto, son, videyo, PDF oswa tèks.',
		broken: 'Nou pa t ka louvri fichye sa a. Voye yon foto li, oswa menm bagay la nan yon lòt fòm.',
		'too-large': 'Fichye sa a twò gwo. Voye yon pi piti, oswa yon pati ladan l.',
		'too-many-pages': 'PDF sa a gen twòp paj. Voye paj ki enpòtan yo, 60 pou pi plis.',
		'too-slow': 'Fichye sa a pran twòp tan pou louvri. Voye yon pi piti, oswa yon foto li.',
		'only-as-it-is':
			'Ou ka voye fichye sa a sèlman jan li ye a: nou pa ka retire anyen ladan l. Pou voye l, chwazi l ankò epi make bwat la.',
		'one-too-many': 'Nou pran senk fichye alafwa. Chwazi sa a ankò epi voye l kounye a.',
		'not-whole': 'Fichye sa a pa rive antye. Tanpri chwazi l ankò epi voye l.',
		'too-many': 'Se tout sa nou ka pran nan yon jou. Tanpri tounen demen.',
		full: 'Nou pa ka pran plis fichye jodi a. Mo ou yo an sekirite. Fichye yo ka vini demen.',
		'not-yet':
			'Ou ka ajoute fichye apre yon anplwaye gade enfòmasyon ou an. Ajoute mo kounye a, epi tounen nan yon jou.',
		'unknown-code': 'Nou pa jwenn anyen ak kòd sa a.',
		closed: 'Nou pa ka pran fichye kounye a. Tanpri eseye ankò pita.'
	},
	noFile: 'Chwazi yon fichye anvan',
	brokenOff: 'Fichye yo pa rive antye. Tanpri voye yo yon lòt fwa',
	busy: 'Anpil moun ap voye fichye kounye a. Tanpri eseye ankò nan kèk minit'
};
