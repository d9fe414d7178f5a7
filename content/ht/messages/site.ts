import { words } from '#country/words.ts';
import type { Messages } from '#lib/i18n/messages.ts';

const country = words.ht;

export const site: Messages['site'] = {
	name: 'Plainsight',
	tagline: country.name,
	skips: 'Rakousi',
	skip: 'Ale dirèk nan tèks la',
	languages: 'Lang',
	exit: {
		label: 'Kite paj sa a',
		emergency: 'Ou prese? ',
		presses: [
			'Sa pran twòp tan. Pou kite paj la, peze Shift twa fwa.',
			'Peze Shift yon lòt fwa pou kite paj la.',
			'Peze Shift de lòt fwa pou kite paj la.'
		],
		loading: 'L ap chaje.'
	},
	nav: {
		label: 'Paj yo',
		what: 'Ki sa sa ye',
		signs: 'Siy yo',
		help: 'Jwenn èd',
		tip: 'Ba nou enfòmasyon',
		back: 'Mwen gen yon kòd',
		search: 'Chèche'
	},
	home: {
		title: `${country.title}: moun ak travay`,
		description: `Aprann konnen siy yo, jwenn èd, oswa di sa ou te wè san ou pa bay non ou. ${country.name}.`,
		heading: 'Gen bagay ki kache devan je tout moun.',
		lead: 'Si ou pa lib, oswa si ou te wè yon moun ki pa lib, ou ka li, poze kesyon epi di sa ou konnen isit la. Ou pa oblije bay non ou.',
		doors: {
			help: {
				title: 'Mwen bezwen èd',
				text: 'Èske mwen lib pou mwen pati? Ki sa mwen ka fè kounye a?'
			},
			saw: { title: 'Mwen te wè yon bagay', text: 'Di nou sa. Ou pa bezwen bay non.' },
			job: {
				title: 'Yon travay oswa yon pèmi',
				text: 'Verifye yon òf. Konnen ki jan yo konn twonpe moun.'
			},
			work: { title: 'Mwen travay kote sa konn rive', text: 'Otèl, bato, pò, lekòl.' }
		},
		promises: {
			heading: 'Lè ou di nou yon bagay',
			list: [
				['Sele.', 'Pawòl ou yo fèmen ak kle depi yo rive. Sèvè nou an pa ka louvri yo ankò.'],
				['San non.', 'Pa gen cookie, pa gen kont. Nou pa sere adrès ou sou entènèt.'],
				['Yon repons.', 'Ou jwenn yon kòd. Avèk li, ou ka retounen pou li sa nou di ou.']
			],
			more: 'Sa nou pa ka pwomèt'
		},
		known: 'Ou te deja di nou yon bagay?',
		knownText: 'Retounen ak kòd ou'
	},
	search: {
		title: 'Chèche',
		description: 'Chèche nan paj sit sa a. Sa ou ekri a sèvi yon sèl fwa, epi nou pa sere li.',
		heading: 'Chèche nan paj sa yo',
		lead: 'Sa ou ekri a sèvi yon sèl fwa, epi nou pa sere li. Li pa parèt nan adrès paj la.',
		words: 'Yon mo oswa plis',
		submit: 'Chèche',
		empty: 'Ekri yon mo anvan',
		found: 'Sa nou jwenn',
		none: 'Nou pa jwenn okenn paj ki gen mo sa yo.',
		noneText: 'Eseye yon lòt mo, gade paj ki anba yo, oswa mande nou.',
		ask: 'Poze yon kesyon san ou pa bay non ou'
	},
	offline: {
		title: 'Sere yon kopi',
		description: 'Sere paj sit sa a sou telefòn ou pou ou ka li yo san koneksyon.',
		heading: 'Sere yon kopi sou telefòn sa a',
		lead: 'Ou ka li konsèy yo san koneksyon. Anvan sa, li ki tras kopi a kite.',
		leaves: {
			heading: 'Sa li kite sou telefòn nan',
			list: [
				'Paj pou li yo, nan lang sa a. Pa gen fòmilè, pa gen kòd, pa gen anyen ou te ekri.',
				'Non sit sa a, nan lis sit ki sere done.',
				'Apre sa, yon moun ki louvri sit sa a sou telefòn sa a ka li paj yo, menm san koneksyon.'
			]
		},
		goes: {
			heading: 'Ki jan li disparèt',
			list: [
				'Ak bouton ki isit la a.',
				'Lè ou peze “Kite paj sa a”, sou nenpòt paj nan sit sa a.',
				'Lè ou efase done sit sa a nan navigatè a.'
			]
		},
		not: 'Si gen moun ki fouye nan telefòn ou, pa sere kopi.',
		keep: 'Sere yon kopi',
		keeping: 'N ap fè kopi a. Rete sou paj sa a.',
		kept: 'Kopi a sou telefòn sa a. Ou ka li paj sa yo san koneksyon.',
		remove: 'Retire kopi a',
		removed: 'Kopi a pa la ankò.',
		failed: 'Sa pa mache. Anyen pa sere. Eseye ankò ak yon pi bon koneksyon.',
		cannot:
			'Pou sa, fòk gen JavaScript ak yon navigatè ki pi nouvo. Anyen pa sere sou telefòn sa a.',
		without:
			'San koneksyon, ou pa ka rive sou fòmilè a. Si yon moun an danje, rele. Sa ou li isit la ka pa ajou.'
	},
	contacts: {
		heading: 'An danje kounye a?',
		abroad: 'Depi nan yon lòt peyi:',
		languages: 'Lang:',
		named: { en: 'Anglè', es: 'Panyòl', ht: 'Kreyòl ayisyen', fr: 'Franse' },
		islands: country.islands,
		none: 'Nou poko gen yon nimewo ki verifye pou sa. Men biwo ki fè travay sa a:',
		ask: 'Mande nou kijan pou jwenn yo',
		roles: {
			child: ['Sèvis Pwobasyon ak Pwoteksyon Timoun (Probation and Child Protection Services)'],
			support: [
				'Biwo pou zafè fanm ak gason (Department of Gender Affairs)',
				'Sant Nasyonal Konsèy (National Counselling Centre)'
			],
			legal: ['Asistans Legal (Legal Aid)'],
			labour: ['Biwo Travay la (Department of Labour)'],
			refugee: ['UNHCR, biwo Nasyonzini pou refijye'],
			abroad: [
				'UNHCR, biwo Nasyonzini pou refijye, nan Washington',
				'IOM, biwo Nasyonzini pou migrasyon, nan Giyana'
			]
		}
	},
	updated: 'Dènye chanjman',
	review: {
		unreviewed:
			'Poko gen moun ki grandi nan lang sa a ki verifye paj sa a. Si yon bagay pa klè, li paj anglè a.',
		older: 'Paj anglè a chanje depi lè sa a. Ale li paj anglè a.',
		reviewed: (by: string) => `Moun ki verifye tradiksyon an: ${by}.`
	},
	basis: {
		practice:
			'Yon pati nan paj sa a chita sou sa moun abitye fè. Pèsonn poko verifye li ak yon sous.'
	},
	footer: {
		what: 'Lòt bagay sou sit sa a',
		parts: {
			contacts: 'Ki moun pou rele',
			job: 'Yon travay oswa yon pèmi',
			work: 'Pou travayè ak anplwaye',
			print: 'Bagay pou enprime',
			handled: 'Ki sa nou fè ak enfòmasyon ou',
			force: 'Ki moun ki fè ki sa',
			smuggling: 'Pase moun an kachèt se lòt bagay',
			privacy: 'Vi prive ou',
			tracks: 'Kache tras ou',
			offline: 'Sere yon kopi',
			accessibility: 'Aksè pou tout moun',
			sources: 'Sous yo'
		},
		note: 'Pa gen cookie, nou pa swiv ou. Pa gen moun k ap veye sit sa a chak minit.'
	},
	error: {
		home: 'Premye paj la',
		notFound: 'Pa gen paj isit la',
		notFoundText: 'Adrès la ka ansyen oswa mal ekri. Men paj ki gen isit la:',
		broken: 'Paj sa a pa mache kounye a',
		brokenText: 'Se fòt nou. Telefòn ou pa gen anyen. Tanpri eseye ankò nan kèk minit.',
		unavailable: 'Nou pa ka louvri sa kounye a',
		unavailableText:
			'Yon pati nan sit sa a pa mache. Paj pou li yo toujou mache. Si yon moun an danje, rele.',
		id: 'Si ou di nou sa, ba nou nimewo sa a:'
	}
};
