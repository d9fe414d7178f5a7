export const voice = {
	heading: 'Oswa di l',
	lead: 'Anrejistre jiska 3 minit isit la. Yon vwa envante redi mo ou yo anvan anyen kite telefòn sa a. Nou pa voye ni kenbe pwòp vwa ou.',
	limits:
		'Sa fè l pi difisil pou rekonèt ou, men pa enposib. Sa ou di ak jan ou di l ka toujou mennen jwenn ou, epi yon moun tou pre ka tande ou.',
	browser: 'Navigatè ou ka sonje sit sa a te sèvi ak mikwo a.',
	write: 'Ekri pi an sekirite: pito ekri',
	record: 'Anrejistre',
	stop: 'Kanpe',
	again: 'Anrejistre ankò',
	send: 'Voye anrejistreman sa a',
	of: 'sou 3:00',
	time: 'Anrejistre jiskaprezan',
	sound: 'Sa ki t ap ale',
	look: 'Koute l anvan. Èske gen anyen ladan l ki mennen jwenn ou? Èske gen yon moun tou pre ki ka tande l?',
	said: {
		refused: 'Navigatè a pa t gen dwa sèvi ak mikwo a. Ou ka pèmèt li nan reglaj li yo, oswa ekri.',
		missing: 'Pa gen mikwo, oswa yon lòt bagay ap sèvi ak li. Ou ka ekri.',
		failed: 'Anrejistreman pa mache nan navigatè sa a. Ou ka ekri.',
		nothing: 'Nou pa tande pèsonn. Eseye ankò, pi pre mikwo a, oswa ekri.',
		recording: 'N ap anrejistre.',
		working: 'N ap fè vwa envante a. Sa ka pran yon minit.',
		full: '3 minit yo fini. N ap fè vwa envante a. Sa ka pran yon minit.',
		away: 'Anrejistreman an kanpe paske ou kite paj la. N ap fè vwa envante a.',
		made: 'Li pare. Anyen poko ale.',
		listen: 'Koute l anvan.'
	}
};
