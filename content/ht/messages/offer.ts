import type { Messages } from '#lib/i18n/messages.ts';

export const offer: Messages['offer'] = {
	title: 'Verifye yon òf',
	description: 'Dis kesyon sou yon òf travay, ak sa chak repons ka vle di. Nou pa sere anyen.',
	heading: 'Verifye yon òf',
	lead: 'Dis kesyon sou yon travay, yon vwayaj oswa yon chans yon moun ofri ou. Nou pa sere okenn repons.',
	start: 'Reponn sa ou ka reponn. Ou ka kite nenpòt ladan yo vid.',
	answers: { yes: 'Wi', no: 'Non', unknown: 'Mwen pa konnen' },
	submit: 'Montre sa sa ka vle di',
	nothing: 'Reponn omwen yon kesyon',
	questions: {
		pay: 'Èske yo peye anpil anpil pou yon travay fasil?',
		chat: 'Èske yo te pran ou vit, sou mesaj sèlman?',
		unseen: 'Èske se vre ou pa janm wè ni rele okenn moun ki travay la?',
		debt: 'Èske ou dwe remèt pita lajan tikè a, lajan pèmi a oswa lajan pou sèvis yo?',
		passport: 'Èske yo vle ou ba yo paspò ou, oswa yo vle kenbe li?',
		changed: 'Èske travay la, lajan an oswa kote a chanje depi premye òf la?',
		border: 'Èske yo di ou sa pou ou di nan fwontyè a?',
		hurry: 'Èske ou dwe deside jodi a, oswa byento?',
		secret: 'Èske yo te di ou pa pale ak fanmi ou oswa zanmi ou sou sa?',
		unwritten: 'Èske pa gen anyen ki ekri: ni non, ni kote, ni kantite lajan?'
	},
	means: {
		pay: 'Anpil lajan pou ti travay, souvan se lamòs la. Mande konbyen yo peye lòt moun ki la.',
		chat: 'Yon vrè patwon vle konnen ou, epi li kite ou wè kote a. Mande yon apèl ak videyo.',
		unseen:
			'Pale ak yon moun ki travay la kounye a, san patwon an pa la. Chèche nimewo a poukont ou.',
		debt: 'Yon dèt ka kenbe ou pi rèd pase yon kadna. Anvan ou ale, mande pou yo ekri tout kantite lajan an, ak ki moun k ap kenbe kont la.',
		passport:
			'Se ou ki kenbe paspò pa ou. Yon moun ka gade li oswa fè kopi li. Si li kenbe li, se yon siy danje.',
		changed:
			'Travay ki chanje sou wout, se yon vye mannèv. Ou ka toujou di non, menm nan ayewopò a.',
		border:
			'Si istwa pou ajan an pa vre, gen yon moun ki gen rezon pou kache verite a. Di ajan an ou vle pale avèk li poukont ou.',
		hurry: 'Lè yo prese ou, ou pa gen tan poze kesyon. Yon bon travay ap toujou la demen.',
		secret: 'Moun ki vle ou poukont ou gen rezon li. Di yon moun ou fè konfyans sa, jodi a menm.',
		unwritten:
			'Mande pou yo ekri non an, kote a, travay la ak kantite lajan an. Si yo pa vle, kanpe la.'
	},
	result: {
		heading: 'Sa repons ou yo ka vle di',
		none: {
			title: 'Nou pa wè okenn siy danje nan repons ou yo.',
			text: 'Sa pa pwouve pa gen danje. Fè kat bagay ki anba yo anvan ou ale.'
		},
		some: {
			title: 'Gen siy danje.',
			text: 'Yo pa pwouve se yon pèlen. Chèche konnen plis anvan ou di wi.'
		},
		many: {
			title: 'Gen anpil siy danje, oswa gen youn ki fò.',
			text: 'Pa ale, pa ba yo paspò ou ni lajan, anvan ou konnen plis.'
		},
		before: 'Anvan ou di wi',
		steps: [
			'Mande pou yo ekri non an, kote a ak kantite lajan an.',
			'Pale ak yon moun ki travay la kounye a.',
			'Di yon moun lakay ou ki kote w ap ale. Chwazi yon mo ki vle di “mwen bezwen èd”.',
			'Kite yon foto papye ou yo nan men yon moun ou fè konfyans.'
		],
		ask: 'Ou ka mande gwoup travay nasyonal la, san ou pa bay non ou.',
		askLink: 'Poze yon kesyon',
		again: 'Repons ou yo'
	}
};
