import { words } from '#country/words.ts';
import type { Messages } from '#lib/i18n/messages.ts';

const country = words.ht;

export const tip: Messages['tip'] = {
	title: 'Di nou',
	step: (now: number, of: number) => `Pati ${now} sou ${of}`,
	goBack: 'Tounen',
	before: {
		heading: 'Di nou sa ou konnen',
		lead: 'Ou pa oblije bay non ou. Ou pa oblije sèten.',
		danger: 'Èske gen yon moun ki an danje kounye a? Si ou kapab, rele:',
		cannotCall:
			'Si ou pa ka rele, ekri isit la epi voye l. Sa ka pran plizyè èdtan anvan yon moun li l.',
		who: 'Ki moun ki li sa ou ekri',
		whoText: (agencies: string) =>
			`Ajan gwoup travay nasyonal la ki gen kle a. Jodi a, yo soti nan: ${agencies}. Si youn nan biwo sa yo ta ka mele ladan, ou ka di sa nan fòmilè a, epi moun biwo sa a p ap jwenn li.`,
		policies: {
			'what-happens': {
				heading: 'Ki sa ki pase apre sa',
				example:
					'Pawòl ou yo sele. Yo louvri sa ki pi ijan yo an premye. Ekip la ka verifye, mande ou yon bagay sou sit sa a, oswa pase li bay yon lòt sèvis.'
			},
			'must-act': {
				heading: 'Kilè ekip la ka oblije aji',
				example:
					'Si yon timoun oswa lavi yon moun an danje, ekip la ka oblije aji, menm si ou mande yo pa fè sa.'
			},
			'cannot-promise': {
				heading: 'Sa pèsonn pa ka pwomèt',
				example:
					'Pa gen moun k ap veye fòmilè a chak minit. Sa ou rakonte a ka montre poukont li ki moun ou ye. Yon moun k ap veye telefòn ou ka wè sa w ap fè.'
			}
		},
		example: 'Tèks egzanp. Gwoup travay nasyonal la poko apwouve pwòp tèks pa li.',
		/** While no lane takes new tips: the custodians open what comes. */
		late: {
			lead: 'Kounye a pèsonn nan biwo nou an pa ka louvri sa ou voye. Li rete sele jiskaske moun ki deyò louvri li. Sa ka pran plizyè jou. Si ou bezwen èd pi vit, rele.',
			cannotCall:
				'Si ou pa ka rele, ekri isit la epi voye l. Sa ka pran plizyè jou anvan yon moun li l.',
			inDanger:
				'Si ou pa ka rele: nou resevwa sa ou voye a. Sa ka pran plizyè jou anvan yon moun li l.'
		},
		way: 'Kilès nan sa yo?',
		start: 'Kontinye',
		seconds: 'Ou ka kanpe apre yon sèl repons. Sa pran de minit oswa plis, jan ou vle.'
	},
	ways: {
		me: {
			label: 'Sa konsène mwen menm',
			hint: 'Mwen pa lib, oswa mwen pa sèten mwen lib.'
		},
		known: {
			label: 'Sa konsène yon moun mwen konnen',
			hint: 'Yon zanmi, yon vwazen, yon moun nan travay la.'
		},
		saw: {
			label: 'Mwen te wè oswa mwen te tande yon bagay',
			hint: 'Yon kote, yon moun, yon machin, yon anons.'
		},
		question: {
			label: 'Mwen gen yon kesyon',
			hint: 'Poze kesyon an anvan. Ou pa oblije di anyen.'
		}
	},
	questions: {
		heading: {
			me: 'Di nou sa k ap rive ou',
			known: 'Pale nou de moun ou konnen an',
			saw: 'Di nou sa ou te wè oswa sa ou te tande',
			question: 'Poze kesyon ou'
		},
		lead: 'Se sèlman bwat pou pwòp mo ou yo ou dwe ranpli. Kite vid sa ou pa konnen oswa sa ou pa vle di.',
		more: 'Ki kote, ki lè, ki moun',
		moreLead: 'Ou pa oblije ranpli anyen isit la. Kite vid sa ou pa konnen.',
		goOn: 'Kontinye: ki kote, ki lè, ki moun',
		goOnContact: 'Kontinye: kijan pou jwenn ou',
		enough: 'Se tout: gade l ankò',
		previous: 'Tounen nan premye pati a',
		next: 'Reli sa ou ekri',
		later:
			'Foto, oswa ou pito di l? Ekri yon liy isit la epi voye l. Ou ka ajoute rès la touswit apre, ak kòd ou.',
		topics: {
			now: { heading: 'Nan ki pwen sa ijan?' },
			where: { heading: { me: 'Ki kote ou ye?', other: 'Ki kote sa ye?' } },
			when: { heading: 'Ki lè?' },
			people: { heading: 'Ki moun?' },
			things: { heading: 'Machin, bato, telefòn, non sou entènèt', hint: 'Yonn sou chak liy.' },
			contact: {
				heading: 'Yon fason san danje pou nou jwenn ou',
				lead: 'Ou ka kite sa vid. Ou jwenn yon kòd pou ou li repons nou isit la, epi pèsonn pa bezwen rele ou.'
			}
		},
		asks: {
			what: {
				label: {
					me: 'Ki sa k ap pase?',
					known: 'Ki sa k ap rive moun nan?',
					saw: 'Ki sa ou te wè oswa ou te tande?',
					question: 'Ki sa ou vle mande?'
				},
				hint: {
					me: 'Ak pwòp mo pa ou. Anpil oswa tou piti, jan ou vle. Ou pa bezwen bay non.',
					known: 'Ak pwòp mo pa ou. Ki sa ou te wè ak je ou? Ki sa ou te tande nan bouch lòt moun?',
					saw: 'Ak pwòp mo pa ou. Ki sa ou te wè ak je ou? Ki sa ou te tande nan bouch lòt moun?',
					question: 'Ak pwòp mo pa ou.'
				}
			},
			area: {
				label: country.which,
				hint: 'Touche kat la, oswa chwazi nan lis la. Nou pa mande telefòn ou ki kote li ye.'
			},
			place: {
				label: 'Ki andwa?',
				hint: 'Yon ri, yon biznis, yon plaj. Kite sa vid si li montre ki moun ou ye.'
			},
			when: {
				label: 'Jou ak lè',
				hint: 'Ki jou, ki moman nan jounen an, konbyen fwa. Yon lè apeprè sifi, epi li gen mwens risk.'
			},
			pattern: {
				label: 'Chak kilè?',
				options: {
					once: 'Yon sèl fwa',
					some: 'Tanzantan',
					always: 'Chak jou oswa prèske',
					unknown: 'Mwen pa konnen'
				}
			},
			ongoing: { label: 'Èske sa ap kontinye?' },
			danger: {
				label: {
					me: 'Èske ou an danje kounye a?',
					other: 'Èske gen yon moun ki an danje kounye a?'
				}
			},
			child: {
				label: {
					me: 'Èske ou menm, oswa yon lòt moun ki la, gen mwens pase 18 an?',
					other: 'Èske gen yon timoun ladan?'
				}
			},
			leaving: {
				label: {
					me: 'Èske yo pral mennen ou yon kote byento?',
					other: 'Èske yo pral mennen yon moun ale byento, nan bato, nan avyon oswa nan machin?'
				}
			},
			people: {
				label: { me: 'Konbyen moun sa ap rive?', other: 'Konbyen moun y ap fè sa?' },
				options: {
					one: 'Yon moun',
					few: 'De a senk',
					many: 'Plis pase senk',
					unknown: 'Mwen pa konnen'
				}
			},
			who: {
				label: { me: 'Lòt moun sa ap rive', other: 'Moun y ap fè sa yo' },
				hint: 'Kijan yo ye, ki laj yo, non yo si ou konnen yo.'
			},
			doers: {
				label: { me: 'Moun ki ap fè ou sa', other: 'Moun ki ap fè sa' },
				hint: 'Kijan yo ye, non oswa ti non, ki travay yo fè.'
			},
			plates: { label: 'Plak machin', hint: 'Yon pati ladan l ede tou.' },
			vehicles: { label: 'Machin ak kamyonèt', hint: 'Koulè, mak, sa ki ekri sou li.' },
			boats: { label: 'Bato', hint: 'Non, koulè, kote li ye.' },
			phones: { label: 'Nimewo telefòn moun sa konsène yo' },
			online: { label: 'Non sou entènèt, sit entènèt, anons' },
			signs: {
				label: {
					me: 'Kilès nan siy sa yo ki vre pou ou?',
					other: 'Kilès nan siy sa yo ou te remake?'
				},
				options: {
					'not-free': 'Pa lib pou pati',
					watched: 'Toujou gen moun k ap veye, oswa toujou gen moun akote',
					'papers-held': 'Yon lòt moun kenbe paspò a oswa papye yo',
					'locked-in': 'Fèmen anndan ak kle',
					'no-pay': 'Touche tou piti, oswa pa touche ditou',
					debt: 'Yon dèt k ap monte toutan',
					'long-hours': 'Travay anpil anpil èdtan, pa gen jou repo',
					'lives-at-work': 'Dòmi menm kote ak travay la',
					threats: 'Menas sou moun nan oswa sou fanmi li',
					hurt: 'Blese, malad oswa grangou',
					'lied-to': 'Yo te bay manti sou travay la',
					young: 'Sanble jèn anpil'
				}
			},
			how: {
				label: 'Ki jan ou fè konnen sa?',
				options: {
					saw: 'Mwen te wè sa',
					heard: 'Mwen te tande sa',
					told: 'Yon moun te di mwen sa',
					online: 'Mwen te wè sa sou entènèt',
					'happened-to-me': 'Se mwen menm sa ap rive',
					unknown: 'Mwen pa vle di'
				}
			},
			involved: {
				label: 'Èske yon moun nan youn nan biwo sa yo ta ka mele ladan?',
				hint: 'Make biwo a, epi okenn moun ladan p ap jwenn sa ou voye a. Si pa rete pèsonn, li sele apa pou yon ekip deyò gade li.'
			},
			contact: { label: 'Ki jan nou ka jwenn ou?' },
			contactTimes: { label: 'Ki lè ki pa gen danje?' },
			contactSeenBy: { label: 'Ki lòt moun ki wè oswa ki tande telefòn sa a?' },
			mayLeaveMessage: { label: 'Èske nou ka kite yon mesaj?' }
		}
	},
	knows: { yes: 'Wi', no: 'Non', unknown: 'Mwen pa konnen' },
	areas: {
		...country.areas,
		elsewhere: 'Yon lòt kote',
		unknown: 'Mwen pa konnen'
	},
	check: {
		heading: 'Reli sa ou ekri',
		lead: 'Men sa ou pral voye. Anyen poko pati.',
		notSaid: 'kite vid',
		change: 'Chanje premye pati a',
		changeMore: 'Chanje ki kote, ki lè, ki moun',
		consent: {
			legend: 'Kisa nou ka fè ak sa?',
			hint: 'Ou ka chanje sa pita ak kòd ou a. Si yon timoun oswa yon lavi an danje, anplwaye yo ka oblije aji kèlkeswa sa ou chwazi.',
			options: {
				share: { label: 'Pataje l ak patnè yo', hint: 'Lòt ajans ki ede ka li tout sa ou ekri.' },
				'task-force': {
					label: 'Gwoup travay la sèlman',
					hint: 'Okenn moun deyò gwoup travay la p ap li l.'
				},
				'no-words': {
					label: 'Sèvi ak li san mo mwen yo',
					hint: 'Lòt moun ka konnen ki kote, ki lè ak sa yo remake, men okenn mo ou te ekri.'
				}
			}
		},
		robot: 'Montre se yon moun ou ye',
		robotLead: 'Se pou robo pa plen bwat la. Reponn kesyon sa a, epi peze bouton an.',
		robotDone: 'Navigatè ou montre se yon moun ou ye. Pa gen anyen pou reponn.',
		answer: 'Repons ou',
		other: 'Sèvi ak hCaptcha pito',
		otherLead:
			'hCaptcha se yon konpayi. Si ou sèvi ak li, li wè adrès ou sou entènèt. Ou pa oblije.',
		send: 'Voye enfòmasyon sa a'
	},
	entered: {
		form: 'W ap ekri sa pou yon moun ki rele. Kòd la se pou moun nan, li pa pou ou.',
		receipt: 'Li kòd sa a bay moun ki rele a, dousman, epi fè l repete l. Apre sa fèmen onglè sa a.'
	},
	hcaptcha: {
		heading: 'Montre se yon moun ou ye',
		lead: 'Verifikasyon sa a soti nan konpayi hCaptcha. Li ka wè adrès ou sou entènèt, men li pa wè sa ou ekri a.',
		send: 'Voye enfòmasyon sa a',
		back: 'Retounen san li'
	},
	receipt: {
		inDanger:
			'Si ou pa ka rele: nou resevwa sa ou voye a. Sa ka pran plizyè èdtan anvan yon moun li l.',
		title: 'Nou resevwa li',
		heading: 'Li sele, epi li an sekirite nan men nou.',
		lead: 'Men kòd ou. Note li kounye a. Nou pa sere li, epi nou pa ka montre li ankò.',
		code: 'Kòd ou',
		again: 'Nou te deja gen sa. Anyen pa pati de fwa.',
		unroutable:
			'Okenn nan biwo ki li enfòmasyon yo pa ka resevwa sa a. Se sa ki fè pèsonn nan biwo nou an pa ka louvri li. Li sele apa jiskaske yo mete yon ekip deyò pou gade li.',
		where: 'Kache li kote pèsonn pa gade: yon nòt san lòt mo bò kote li.',
		next: 'Ki sa ki pase apre sa',
		nextList: [
			'Yon ajan louvri li. Sa ki pi ijan yo pase an premye.',
			'Yo ka gen yon kesyon. Retounen ak kòd ou nan yon jou oswa de jou.',
			'Ou ka ajoute lòt bagay nenpòt lè.'
		],
		nextDanger: [
			'Yon ajan ap louvri l. Sa ki pi ijan yo pase an premye, men sa ka pran plizyè èdtan.',
			'Yo ka gen yon kesyon pou ou. Gade isit la ak kòd ou lè sa pa mete w an danje.',
			'Ou ka ajoute plis nenpòt lè.'
		],
		nextUnroutable: [
			'Li rete sele. Okenn moun ki li enfòmasyon jodi a pa ka louvri li.',
			'Lè yo nonmen moun ki nan ekip deyò a, se yo k ap louvri li. Nou pa ka di ki lè.',
			'Ou ka ajoute lòt bagay nenpòt lè. Sa tou ap sele apa.'
		],
		back: 'Retounen ak kòd la',
		done: 'Kite paj sa a'
	},
	back: {
		title: 'Retounen',
		heading: 'Retounen ak kòd ou',
		lead: 'Ekri kòd la jan ou te note li. Gwo lèt oswa ti lèt, ak tirè oswa san tirè: se menm bagay.',
		code: 'Kòd ou',
		noCode:
			'Ou pa gen kòd? Voye yon nouvo enfòmasyon, epi di ladan l ou te deja ekri nou. Pèsonn p ap di ou nan telefòn si yon enfòmasyon egziste.',
		open: 'Louvri',
		unknown: 'Nou pa jwenn anyen ak kòd sa a',
		unknownText:
			'Li ka mal ekri, li te anile, oswa sa yo te voye avèk li a efase depi lè sa a. Gade li yon lòt fwa, lèt pa lèt.',
		status: 'Ki kote sa rive',
		statuses: {
			received: 'Nou resevwa li. Pèsonn poko pran li an men.',
			'being-read': 'Yon ajan ap li sa ou voye a oswa ap travay sou li.',
			question: 'Nou gen yon kesyon pou ou.',
			'passed-on': 'Nou pase li bay yon lòt sèvis, oswa nou aji sou li.',
			closed: 'Li fèmen. Ou ka toujou ajoute yon bagay.'
		},
		record: {
			daily: 'Chak jou, nou mete nan rejis nou tout sa ki rive jwenn nou.',
			until: (day, time) =>
				`Tout sa ki te rive jwenn nou anvan ${day}, ${time}, nan rejis nou. Sa ki rive apre sa poko ladan l.`
		},
		alone: 'Èske ou poukont ou?',
		aloneText:
			'Pwochen paj la montre sa nou te ekri ou. Kontinye sèlman si pa gen moun k ap gade dèyè do ou.',
		show: 'Montre sa yo te ekri mwen',
		replies: 'Sa nou te ekri ou',
		noReplies: 'Nou poko ekri ou anyen.',
		asks: 'Yon kesyon pou ou',
		answered: 'Ou te reponn sa.',
		add: 'Ajoute yon bagay',
		addHint: 'Yon repons, oswa yon bagay nèf. Sa ou te voye anvan pa ka parèt isit la.',
		addSend: 'Voye sa',
		clear: 'Efase sa yo te ekri mwen',
		burnt: 'Kòd la anile. Ou ka kite paj sa a.',
		again: 'Louvri yon lòt kòd',
		forced: 'Èske yon moun ta ka fòse ou montre kòd ou a?',
		more: 'Lòt bagay ou ka fè',
		moreText: 'Chak se yon bagay apa, e li kite lòt yo jan yo ye.',
		done: {
			added: 'Nou ajoute l epi nou sele l.',
			cleared: 'Li efase. Li p ap parèt isit la ankò.',
			withdrawn: 'Nou konnen ou retire l. Kòd ou a toujou mache.',
			consent: 'Li chanje apati kounye a. Kòd ou a toujou mache.'
		},
		grave: {
			burn: {
				label: 'Boule kòd sa a',
				text: 'Apre sa kòd la pa louvri anyen ankò, ni pou ou ni pou okenn moun. Enfòmasyon an li menm rete nan men gwoup travay la.',
				sure: 'Wi, boule l kounye a',
				not: 'Non, kenbe l'
			},
			withdraw: {
				label: 'Retire enfòmasyon an',
				text: 'Nou sispann travay sou li epi nou pa sèvi ak li ankò, sof si yon timoun oswa yon lavi an danje. Sa ki te deja fèt oswa pase bay lòt moun, nou pa ka reprann li. Kòd ou a ap kontinye mache.',
				sure: 'Wi, retire l',
				not: 'Non, kite l'
			},
			consent: {
				label: 'Chanje sa moun ka fè ak li',
				text: 'Apati kounye a n ap respekte sa ou chwazi a. Sa ki te deja pase bay lòt moun, nou pa ka reprann li.',
				sure: 'Chanje l',
				not: 'Kite l jan li ye'
			}
		}
	},
	second: {
		title: 'Yon dezyèm kòd, si yon moun fòse ou',
		why: 'Yon moun ka fòse ou montre kòd ou a. Pou sa, ou ka gen yon dezyèm. Montre sa a pito.',
		ask: 'Ban m yon dezyèm kòd',
		lead: 'Men dezyèm kòd ou a. Li sanble ak nenpòt lòt.',
		ended: 'Yo boule dezyèm kòd kòd sa a. Pa gen lòt. Kòd sa a ap kontinye mache',
		where: 'Kenbe l apa de premye a, epi sonje kiyès ki kiyès. Pèsonn pa ka wè diferans lan.',
		list: [
			'Li louvri yon paj ki di sèlman «Nou resevwa l». Anyen yo te ekri ou pa la.',
			'Tout sa yo ajoute ak li rive jwenn nou ak yon mak: petèt ou pa t pou kont ou.',
			'Lè yo boule l, se li sèl ki boule. Premye kòd ou a ap kontinye mache.'
		]
	},
	errors: {
		heading: 'Tanpri gade sa yon lòt fwa',
		kept: 'Tout sa ou te ekri toujou la.',
		'what-missing': 'Ekri kèk mo sou sa ki te pase',
		tooLong: (longest: number) =>
			`Sa depase ${longest.toLocaleString('en')} lèt. Tanpri fè li pi kout`,
		unasked: 'Nou pa t ka mande ou sa anvan. Tanpri gade li, epi kontinye',
		nothing: 'Reponn kesyon an pou nou konnen se yon moun ou ye',
		wrong: 'Se pa repons sa a. Tanpri eseye yon lòt fwa',
		'too-soon': 'Sa te fèt vit anpil. Tanpri tann kèk segonn epi peze bouton an ankò',
		provider: 'Verifikasyon sa a pa mache kounye a. Tanpri reponn kesyon an pito',
		way: 'Chwazi youn nan kat yo, pou nou ka poze bon kesyon yo',
		unreadable:
			'Nou pa t ka li fòmilè ki te tounen an. Fè bak nan navigatè ou: sa ou te ekri a ka toujou la',
		renewed: 'Paj la te rete louvri lontan, kidonk nou renouvle li. Tanpri peze bouton an ankò',
		wait: 'Se pa repons sa a, epi jodi a nou resevwa twòp mesaj ki sanble mesaj robo. Eseye kesyon an yon lòt fwa, retounen demen, oswa rele',
		full: 'Jodi a nou resevwa anpil mesaj ki sanble mesaj robo, epi pa gen plas ankò. Sèvi ak yon telefòn oswa yon òdinatè ki gen JavaScript limen, retounen demen, oswa rele',
		failed: 'Li pa pase. Sa ou ekri toujou la. Peze ankò: anyen pa pati de fwa.',
		leaving: 'Sa ou ekri la a ap pèdi. Ale kanmenm?',
		busy: {
			heading: 'Anpil moun ap ekri nou kounye a',
			lead: 'Li poko voye. Tann kèk segonn, epi peze bouton an ankò, otan fwa li nesesè.',
			kept: {
				heading: 'Li sele epi nou kenbe l.',
				lead: 'Anpil anpil moun ap ekri kounye a. Tann kèk segonn epi peze bouton an pou wè kòd ou.',
				show: 'Montre kòd mwen'
			}
		},
		closed:
			'Nou pa ka pran enfòmasyon kounye a. Tanpri eseye ankò pita. Si yon moun an danje, rele',
		unavailable:
			'Nou pa ka pran li kounye a: yon pati nan sit nou an pa mache. Tanpri eseye ankò nan kèk minit, oswa rele',
		code: {
			length: 'Yon kòd gen 18 lèt ak chif. Gen ki manke oswa gen ki an plis',
			symbol: 'Gen yon lèt ladan ki pa nan okenn kòd. Gade li yon lòt fwa',
			check: 'Gen yon lèt oswa yon chif ki pa bon. Gade kòd la yon lòt fwa'
		},
		empty: 'Ekri yon bagay anvan',
		'too-long': 'Sa twò long. Tanpri fè li pi kout',
		'too-many': 'Se tout sa nou ka pran nan yon jou. Tanpri retounen demen'
	},
	closed: {
		heading: 'Fòmilè a fèmen kounye a',
		text: 'Nou pa ka pran enfòmasyon san risk kounye a. Tanpri retounen pita. Si yon moun an danje, rele.'
	}
};
