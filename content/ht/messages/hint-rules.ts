import type { HintRules } from '#lib/gist/hint-rules.ts';

/** Whom it is done to: after the verb, and short where it is spoken. */
const THEM = 'li|l|yo|m|mwen|nou|fi-a|ti-fi-a|timoun-yo|timoun-nan|fanm-yo|gason-yo|moun';
const CANNOT = 'pa-ka|paka|pa-kapab|pat-ka|pa-gen-dwa|pa-janm|pa-gen-dwa-pou';

export const rules: HintRules = {
	review: 'unreviewed',
	suicide: [
		'swisid|suicide|swiside',
		'touye|pann|blese tèt mwen|m|li|yo|mwen-menm|li-menm|mwen-yo',
		'touye|pann tèt|tet mwen|m|li|yo',
		'vle|ta-vle|anvi|pito|pi-bon mouri',
		'pa vle viv|viv-ankò'
	],
	medical: [
		'senyen|ap-senyen|san-koule|endispoze|pèdi-konesans|san-konesans|overdoz|kriz|foskouch|enfeksyon|enfekte|blese',
		`${CANNOT} respire|mache|leve|kanpe|pran-souf`,
		'bra|janm|pye|ponyèt|zo|kòt|men kase|l-kase|li-kase|m-kase',
		'kase bra|janm|pye|ponyèt|zo',
		'bezwen|mande wè|ale|al|ale-nan|ale-kay? yon|nan? doktè|lopital|anbilans|medikaman|remèd|swen',
		'malad anpil|grav|gravman|nèt|serye',
		'gen|gwo|ap-fè gwo? lafyèv',
		'san medikaman|remèd|doktè',
		'ap akouche'
	],
	'danger-now': [
		`bat|frape|trangle|toufe|boule|kale|vyole|maltrete|tòtire ${THEM}`,
		`pral|ap|ta|vle|menase|di-l-ap|pou|kapab touye|tire|bat|boule|koupe ${THEM}`,
		`touye|vyole ${THEM}`,
		'rele|kriye|mande|ap-rele|ap-mande|ap-kriye anmwe|sekou|èd',
		'anmwe',
		'tande|tande-yon|tande-fi-a yon|moun|fi|fanm? k-ap|ki-ap|ap|yo? rele|kriye',
		'an|nan gwo|yon-gwo? danje',
		'lavi li|l|yo|m|mwen|nou an|nan danje',
		'voye lapolis|polis|sekou|èd|moun',
		'vyòl|vyole'
	],
	weapon: [
		'zam|revòlvè|pistolè|fizi|zam-afe',
		'ak|gen|pote|kenbe|rale|avèk yon|manchèt|kouto? manchèt|kouto|ponya?'
	],
	'locked-in': [
		`fèmen|bare|klete ${THEM} a-kle|akle|nan|anndan|andedan|sou-kle|deyò?`,
		'fèmen a-kle|akle|ak-kadna|sou-kle',
		'pòt|baryè|chanm la|a|an|yo? fèmen|gen|kadnase|toujou akle|a-kle|chenn|kadna|fèmen|ak-kadna',
		'kadna|anchene|mare-l|mare-yo|mare-m|sekestre|nan-prizon',
		`${CANNOT} soti|sòti|ale|sove|kite|pati`,
		'pa kite|lese|vle-kite li|l|yo|m|mwen|nou soti|sòti|ale|pati',
		'gen? bawo|ba-fè|fè nan fenèt|fenet'
	],
	'about-to-be-moved': [
		'bato|avyon|vòl a|an|la|nan|yo? ap|pral|k-ap|ki-pral pati|kite|soti',
		`ap|pral|vle|pou mennen|voye|vann|pati-ak|deplase ${THEM} ale|aswè-a|aswè|demen|lòt-bò|lòt-kote|nan-yon-lòt|lwen|bay-yon-lòt|bay|talè`,
		`vann ${THEM}`
	],
	child: [
		'timoun|ti-moun|tibebe|ti-bebe|bebe|minè|tifi|ti-fi|tigason|ti-gason|pitit|ti-nèg|elèv|restavèk',
		'# an|ane|lane|zan',
		'ti jenn? fi|gason|moun'
	],
	harm: [
		'bat|ap-bat|frape|kale|maltrete|boule|blese',
		'vyole|vyòl|abize|abi|manyen|touche-kò|sèks|toutouni|pwostitisyon|bouzen',
		'vann|lwe',
		'san rad|manje',
		'kriye|ap-kriye|rele|mak|bese|grangou|pè|mare|fèmen|drog|dwoge',
		'gason|kliyan|mesye-yo',
		'disparèt'
	],
	harmless: [
		'pa|san|pat|pa-gen|pa-t-gen|pa-janm|okenn gen|wè|te? okenn|yon|nan? zam|fizi|pistolè|danje|malad|blese|kouto|manchèt|fèmen|mare',
		'touye|pase tan',
		'touche|touché kòb|lajan|salè'
	],
	again: [
		'se mwen|m ankò',
		'mwen|m te? deja|gentan te? ekri|voye|di-nou|rapòte',
		'mwen|m te ekri|voye|rapòte deja|avan|anvan|yè|semenn-pase',
		'mwen|m ap|tounen? ekri ankò',
		'pèdi|bliye kòd|resi mwen|m|la|a',
		'mwen|m te? twonpe|fè-erè',
		'mwen|m te? bliye di|ekri|rakonte',
		'premye|dènye|lòt mesaj|rapò mwen|m|mwen-an'
	]
};
