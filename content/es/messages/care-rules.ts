import type { CareRules } from '#lib/desk/care/rules.ts';

export const rules: CareRules = {
	review: 'unreviewed',
	sexual: [
		'viola|violan|violó|violaron|violada|violado|violadas|violación|violador|prostituye|prostituyen|prostituta|prostitución|prostíbulo|burdel|desnuda|desnudo|desnudas|porno',
		'sexo|sexual|sexuales|sexualmente',
		'abusa|abusan|abusó|abusada|abusado|abuso|abusos|manosea|manosean',
		'la|lo|las|los|me|le|les toca|tocan|tocó',
		'acostarse|acostarme|dormir con hombres|clientes'
	],
	death: [
		'muerto|muerta|muertos|muertas|murió|murieron|mataron|mató|asesinado|asesinada|asesinato|cadáver|cadáveres|enterrado|enterrada|ahogado|ahogada'
	],
	violence: [
		'golpea|golpean|golpeada|golpeado|golpes|pega|pegan|paliza|azota|azotan|quema|queman|quemada|quemaduras|tortura|torturan|torturada|estrangula|apuñalada|apuñalado|patea|patean'
	],
	harmless: ['quema|queman la? basura', 'mar muerto', 'golpe|golpes de suerte|calor']
};
