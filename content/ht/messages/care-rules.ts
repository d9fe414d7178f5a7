import type { CareRules } from '#lib/desk/care/rules.ts';

export const rules: CareRules = {
	review: 'unreviewed',
	sexual: [
		'vyole|vyòl|kadejak|kadejake|pwostitisyon|jenès|bouzen|bòdèl|toutouni|pònografi',
		'seks|seksyèl|sèks',
		'fè bagay|sèks|seks',
		'kouche ak|avè|avèk gason|kliyan|li|yo|nèg',
		'abize|abi sou? li|l|fi|ti-fi|timoun|yo|seksyèl',
		'touche|manyen li|l|yo|fi-a|ti-fi-a|timoun-nan|timoun-yo|mwen'
	],
	death: ['mouri|touye|tiye|asasinen|kadav|antere|nwaye', 'yon|moun|kò mò'],
	violence: [
		'bat|bate|frape|kale|fwete|boule|tòtire|maltrete|trangle|ponyade|kout|kou',
		'ba|bay li|l|yo|m|mwen kou|kout|baton|souflèt|kalòt'
	],
	harmless: ['boule fatra|manje', 'kout telefòn|fil', 'bat men|bravo', 'touye tan']
};
