import type { Rules } from '#lib/giveaways/rules.ts';

/** After the noun, and short where it is spoken: “bòs mwen”, “kouzen m”, in the north “manman an m”. */
const MY = 'mwen|m|mw|nou|anm|an-m|pa-m|pa-mwen';
const PEOPLE =
	'bòs|patwon|patwòn|chèf|sipèvizè|jeran|manadjè|met-kay|mèt-kay|mèt-travay|metrès|madanm|mari|mesye|mennaj|menaj|kopin|kopen|fiyanse|kouzen|kouzin|frè|gwo-frè|ti-frè|=sè|gran-sè|ti-sè|bofrè|bèlsè|bòpè|bèlmè|manman|papa|paran|pitit|pitit-fi|pitit-gason|tifi|ti-fi|gason|tonton|monnonk|matant|neve|nyès|granmè|grann|granpapa|granpè|parenn|marenn|fiyèl|fanmi|zanmi|kamarad|vwazen|vwazin|vwazinaj|kòlèg|kolèg|lokatè|pastè|pwofesè|doktè|enfimyè|kliyan|monpè|makomè|konpè';
const JOB =
	'bòn|sèvant|menajè|netwayè|kizinye|kizinyè|sèvez|sèvè|enfimyè|doktè|pwofesè|chofè|gad|gadyen|sekirite|polisye|resepsyonis|kesye|kesyè|pechè|kapitèn|elèv|etidyan|pastè|nounou|gadò|mason|dansè|dansèz|kwafè|kwafèz|vwazen|vwazin|lokatè|sekretè|jadinye|jeran|travayè';
const HEARERS =
	'lapolis|polis|polisye|chèf|ajan|imigrasyon|ladwann|depatman|ministè|anbasad|konsila|911|pastè|monpè|=pè|legliz|pwofesè|direktè|lekòl|enfimyè|doktè|lopital|klinik|travayè-sosyal|bòs|patwon|avoka|leta|gouvènman';
const MONTH =
	'janvye|fevriye|fevrye|mas|avril|me|jen|jiyè|jiye|out|dawout|septanm|oktòb|novanm|desanm';
const I = 'mwen|m|mw|nou';
const NOW = 't|te|ap|t-ap|tap|konn|toujou';

export const rules: Rules = {
	relation: [`ansyen|pwòp|pi-bon|bon? ${PEOPLE} ${MY}`],
	'only-me': [
		`se ${I} menm? sèl|sèlman`,
		`se sèl ${I}`,
		'mwen|m sèl ki|te',
		'mwen menm sèl|sèlman',
		'sèl|sèlman mwen|m-menm ki|menm|te?',
		'sèl moun ki te? la|wè|konnen|tande se',
		'pèsonn|okenn lòt|lòt-moun pa te? konnen|wè|tande|la|okouran',
		'pa|pat gen te? gen? okenn? lòt moun ki te? la|konnen|wè|tande',
		`sof|eksepte|apa|esepte mwen`,
		'di|rakonte|konfye|montre mwen|m sèl|sèlman|an-sekrè|an-kachèt|an-prive',
		'di|mande mwen|m pou? m? pa di|pale|rakonte|repete',
		'ant li|yo|nou ak|avèk|e mwen|m',
		`mwen|m te poukont mwen|m`
	],
	self: [
		'mwen|m rele ^',
		'yo rele mwen|m ^',
		'non|siyati mwen|m|pa-m|pa-mwen se|^ ^?',
		'mwen|m se ^',
		'se mwen ^',
		'nimewo telefòn|whatsapp|selilè? mwen|m|pa-m|pa-mwen se #?',
		'telefòn|whatsapp|imel|email|facebook|instagram mwen|m|pa-m se #?',
		'imel|email|adrès|paspò-nimewo|nimewo-paspò|nif mwen|m|pa-m',
		'dat|jou nesans mwen|m',
		'mwen|m te? fèt|fet nan|le|an'
	],
	'place-of-mine': [
		`ti? chanm|kay|lakay|apatman|pyès|lari|ri|katye|zòn|vilaj|biwo|magazen|boutik|otèl|restoran|ba|legliz|lekòl|klas|bilding|salon|fenèt|pòt|balkon|galri|lakou|kizin|taksi|bis|bato|konpayi|antrepriz|biznis ${MY}`,
		'travay|djòb mwen|m|pa-m|pa-mwen se|nan',
		`kote|lè|pandan|kay ${I} ${NOW}? travay|rete|dòmi|abite|viv|netwaye|etidye|lwe`,
		`${I} ${NOW}? travay nan|kay|pou|kòm|ak|bò|la|lannwit|isit`,
		`${I} ${NOW}? rete|abite|dòmi|viv nan|kay|bò|anba|anwo|ak|toupre|pre|kole|anfas|dèyè|sou`,
		`${I} ${NOW}? netwaye|lave|pase|kondui|kondwi|sèvi|gade|okipe|livre yon|chanm|kay|taksi|bis|timoun|rad|tab|kliyan`,
		`${I} ${NOW}? fè menaj|netwayaj|sekirite|chanm|manje`,
		`${I} se youn-nan|yon|yon-nan|chèf? ${JOB}`,
		'kay|bò|akote|devan|dèyè|anfas lakay mwen|m'
	],
	'exact-time': ['egzakteman|ekzakteman a', 'a # è|zè|h egzak|egzakteman|#', 'minit egzak|pase'],
	'exact-date': [`le? jou? #|premye ${MONTH}`],
	'told-before': [
		`jan|kòm|menm-jan ${I} te|gentan|deja? deja? di|rakonte|esplike|rapòte`,
		`${I} te|gentan|deja|te-deja|te-gentan? deja? di|rakonte|pale|rapòte|rele|esplike|ekri|avèti|denonse tout|sa? bay|ak|avèk|kote|nan|yon|bay-yon|mesye? ${HEARERS}`,
		`${I} te|deja|te-deja|gentan pote|fè plent|deklarasyon|rapò`,
		`${I} te? deja te? di|rakonte sa|li|yo|tout`
	],
	harmless: [
		'se pa mwen|m sèl|sèlman',
		'pa sèlman mwen|m',
		'mwen|m se ayisyen|ayisyèn|dominiken|dominikèn|panyòl|kretyen|katolik|pwotestan|levanjil|fanm|gason|yon',
		'mwen|m ap? viv ak|nan laperèz|lapè',
		'sòm|jan|matye|lik|mak|pwovèb|women # #?'
	],
	firstPerson: ['mwen', 'm', 'mw', 'nou']
};
