import type { CareRules } from '#lib/desk/care/rules.ts';

export const rules: CareRules = {
	review: 'source',
	sexual: [
		'rape|rapes|raped|raping|rapist|molest|molests|molested|molesting|prostitute|prostitutes|prostituted|prostitution|brothel|naked|nude|nudes|porn',
		'sex|sexual|sexually',
		'sexually abused|abuse|assaulted|assault',
		'touches|touching|touched her|him|them|me|a-girl|a-boy|the-girl|the-boy|children',
		'sleep|sleeps|slept with men|customers|clients|him|them'
	],
	death: [
		'dead|died|dies|killed|murder|murdered|murders|corpse|buried|drowned|suffocated',
		'dead|a body|bodies',
		'beaten|starved to death'
	],
	violence: [
		'beat|beats|beaten|beating|whip|whipped|whips|burn|burns|burned|burnt|torture|tortured|tortures|strangle|strangled|choke|choked|stab|stabbed',
		'hit|hits|hitting|kick|kicks|kicked|punch|punches|punched her|him|them|me|us|a-girl|a-boy|the-girl|the-boy'
	],
	harmless: ['burn|burns|burned|burnt the? food|rice|rubbish|garbage|trash|sugar', 'dead end']
};
