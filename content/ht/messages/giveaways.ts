import type { Messages } from '#lib/i18n/messages.ts';

export const giveaways: Messages['giveaways'] = {
	heading: 'Ki moun ki ta ka konnen sa?',
	mark: 'sa ka montre ki moun ou ye',
	limits:
		'Navigatè ou a chache sa poukont li. Li pa ka konnen tout bagay. Se ou sèl ki konnen ki moun ki ta ka devine se ou menm.',
	change: 'Chanje mo sa yo',
	other: {
		lead: 'Li sa ou ekri a yon fwa, tankou si se ou ki moun w ap pale de li a. Èske li ta ka devine se te ou menm? Retire:',
		list: [
			'“patwon mwen”, “kouzin mwen”: di “yon gason”, “yon fi”',
			'bagay se ou sèl ki te wè oswa se ou sèl yo te di',
			'minit egzak la: “yon swa” sifi',
			'nimewo telefòn pa ou, chanm ou oswa travay ou'
		],
		found:
			'Ak mo sa yo, moun w ap pale de li a ta ka konnen se ou menm. Chanje yo, oswa voye l jan l ye a.',
		nothing:
			'Navigatè ou a chache mo ki konn montre ki moun ki ekri, epi li pa jwenn youn. Li pa ka konnen tout bagay.',
		kinds: {
			relation: 'Sa montre ki relasyon ou gen ak moun nan. Di “yon gason” oswa “yon fi”.',
			'only-me':
				'Si se ou sèl ki te wè l oswa ki te tande l, y ap konnen se ou menm. Pa di kijan ou fè konnen sa.',
			self: 'Sa di ki moun ou ye. Retire l.',
			'place-of-mine':
				'Sa montre kote ou rete oswa kote ou travay. Di kote bagay la ap fèt, pa di kote pa ou.',
			'exact-time': 'Pa gen anpil moun ki te la minit sa a. Di “yon swa”, oswa “bò dizè”.',
			'exact-date': 'Sa montre ki jou ou te la. Di “yon jou nan mwa mas”, oswa “mwa pase”.',
			contact:
				'Si se pou ou li ye, retire l: plas li se nan “Yon fason san danje pou nou jwenn ou”. Si se pou moun sa yo li ye, li mèt rete.',
			'told-before': 'Moun ou te di sa konnen istwa ou. Pa di ou te rakonte l deja.'
		}
	},
	me: {
		lead: 'Se pwòp istwa pa ou, kidonk sa ap parèt. Sa pa yon pwoblèm. Si ou poko vle yo konnen ki moun ou ye, retire:',
		list: [
			'non ou',
			'nimewo telefòn ou oswa imel ou, si li gen danje pou nou sèvi ak li',
			'chanm ou oswa kay ou, sof si nou dwe vin la',
			'minit egzak la: “yon swa” sifi'
		],
		found:
			'Se pwòp istwa pa ou, kidonk sa ap parèt. Sa pa yon pwoblèm. Mo sa yo di tou ki moun ou ye oswa ki kote ou ye. Kite yo si ou vle nou konnen.',
		nothing:
			'Navigatè ou a chache yon non, yon nimewo oswa yon kote ki pou ou, epi li pa jwenn anyen. Li pa ka konnen tout bagay.',
		kinds: {
			self: 'Sa di ki moun ou ye. Retire l si nou poko bezwen konnen sa.',
			'place-of-mine': 'Sa montre ki kote ou ye. Kite l si nou dwe vin la.',
			'exact-time': 'Pa gen anpil moun ki te la minit sa a. “Yon swa” sifi.',
			contact:
				'Si se pou ou li ye, kite l sèlman si pa gen danje pou nou sèvi ak li. Si se pou moun sa yo li ye, li mèt rete.'
		}
	}
};
