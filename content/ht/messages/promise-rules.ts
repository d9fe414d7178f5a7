import type { PromiseRules } from '#lib/desk/answers/promises.ts';

const YOU = 'w|ou|li|l|yo|nou|mwen|m';
const WE_WILL =
	'n-ap|nou-ap|nap|nou-pral|nou-pwal|n-pral|pral|m-ap|map|mwen-pral|lapolis-ap|yo-pral';

export const rules: PromiseRules = {
	review: 'unreviewed',
	safety: [
		'ou|li|yo an-sekirite|pwoteje|san-danje|pa-an-danje',
		'ou|w|li|l|yo ap|pral|va an-sekirite|byen|pwoteje|sove|anfòm',
		`${WE_WILL} pwoteje|sove|kenbe|mete|defann ${YOU}`,
		'anyen|pèsonn p-ap|pa-ka|pap|pa-pral rive|fè|jwenn|touche ou|w|li|l|yo|mal?',
		`${WE_WILL}|nou|mwen|m pwomèt|garanti|asire ${YOU}`,
		'tout bagay|sa? ap|pral|va byen|anfòm|pase-byen|ale-byen|regle',
		'ou pa bezwen|dwe pè'
	],
	stay: [
		'ou|li|yo|w ka|kapab|mèt|ap|ap-ka|pral-ka rete isit|nan-peyi-a|sou-zile-a|la|nan-peyi',
		'yo|nou|pèsonn|lapolis p-ap|pap|pa-pral|pa-ka depòte|arete|ranvoye|voye|mete ou|w|li|l|yo|tounen|nan-prizon?',
		`${WE_WILL}|yo-pral|y-ap|yap ba|bay|jwenn|fè ${YOU} yon|papye|viza|pèmi|rezidans|azil|paspò viza|papye|pèmi|rezidans|azil|paspò?`,
		'ou|w|li|yo ap|pral jwenn|resevwa|gen yon|papye? viza|papye|pèmi|rezidans|azil|paspò'
	],
	pay: [
		`${WE_WILL}|yo-pral|y-ap|yap peye|rekonpanse|dedomaje|ranbouse ${YOU}`,
		`${WE_WILL} ba|bay|voye ${YOU} lajan|kòb|rekonpans`,
		'ou|w|li|yo ap|pral jwenn|touche|resevwa|gen lajan|kòb|salè|pèman|rekonpans',
		'gen yon rekonpans'
	],
	time: [
		`${WE_WILL} vini|rive|reponn|ekri|rele|ede|aji|la|di ou|w|li|yo|ankò? jodi-a|demen|talè|byento|touswit|aswè-a|nan|anvan`,
		'nan mwens-pase? #|yon|de|twa|kèk èdtan|jou|semèn|minit|mwa',
		'pi-vit-posib|touswit-touswit|sou-wout|talè-konsa'
	],
	meeting: [
		'rankontre nou|ou|w|mwen|m|ak|avè',
		'ann|annou|fòk-nou|nou-ka|nou-kapab|nou-ta-ka|èske-nou-ka|mwen-ka rankontre|wè|vizite|kontre|chèche|pran',
		'vini|vin|pase nan|wè|lakay|bò biwo|komisarya|estasyon|lapolis|nou|kay|mwen',
		`${WE_WILL} vin|vini|pase|al|ale? chèche|wè|pran|vizite|rankontre|tann ${YOU}`,
		'tann|ret-tann nou|mwen la|isit|nan|bò',
		'an pèsonn',
		'fas a fas'
	],
	outcome: [
		'nou|yo|lapolis te|deja|gentan|fin? arete|libere|sove|delivre|fouye|kondane|akize|jwenn|depòte|entewoje li|l|yo|moun|patwon|fi|kay|bòs',
		`${WE_WILL}|yo-pral|y-ap|yap|l-ap arete|libere|fouye|fèmen|kondane|pini|delivre li|l|yo|moun|patwon|kay|bòs`,
		'li|yo|patwon an|nan|pral|ap|ale? nan? prizon|tribinal',
		'ankèt|dosye|ka la|a? fini|fèmen|louvri|kòmanse',
		'te|vin arete|libere|kondane|depòte'
	],
	harmless: [
		'pa|p-ap|pap|pèsonn pa? ka|kapab? pwomèt|garanti|asire ou|w?',
		'nou|mwen|m|pèsonn pa ka|kapab? pwomèt|garanti|asire ou|w?',
		'si|lè|kilè|kote|èske ou|li|yo|w an-sekirite|pwoteje|byen|san-danje'
	]
};
