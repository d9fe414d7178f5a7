import type { Templates } from '#lib/desk/answers/template.ts';

export const templates: Templates = {
	review: 'unreviewed',
	read: 'Nou li sa ou ekri a, epi n ap travay sou li. Mèsi dèske ou ekri. Tanpri gade isit la ankò ak kòd ou: nou ka gen kesyon.',
	where:
		'Tanpri di nou ki kote sa ye: lari a, kay la, oswa yon bagay ki toupre. Ekri sèlman lè ou poukont ou.',
	when: 'Tanpri di nou kilè sa rive: ki jou, epi a ki lè. Kilè dènye fwa ou konnen an te ye? Ekri sèlman lè ou poukont ou.',
	'safe-to-write':
		'Èske ou ka li ak ekri isit la san pèsonn pa wè? Èske yon lòt moun sèvi ak telefòn sa a, oswa gade l? Di nou kijan ak kilè ki pi bon pou ou. Si ou pa poukont ou kounye a, kite paj sa a.',
	child:
		'Nou bezwen konnen si gen yon timoun: nenpòt moun ki poko gen 18 an. Konbyen yo ye, epi ki laj ou kwè yo genyen? Si ou pa sèten, di sa ou panse.',
	danger:
		'Si ou menm oswa yon lòt moun an danje kounye a, rele {{emergency}}. Nou pa wè touswit sa ki ekri isit la.',
	'come-back':
		'Ou ka retounen isit la ak menm kòd la, menm apre sa a fèmen. Chwazi «Retounen ak kòd la» sou sit sa a epi ekri kòd ou. Ou ka ajoute yon bagay nenpòt lè. Sere kòd la kote pèsonn pa gade, epi pa janm voye l bay pèsonn.',
	waiting:
		'Nou oblije tann lòt moun anvan nou ka kontinye. Se pa akòz yon bagay ou fè. Tanpri gade isit la ankò ak kòd ou. Pandan tan sa a, ou ka ajoute yon bagay.',
	'cannot-help':
		'Nou menm, nou pa ka ede ak sa. Ou ka mande isit la: [[ki moun ki ka ede, ak kijan pou jwenn yo]]. Ou pa oblije di yo ou te ekri nou.',
	'thank-you':
		'Mèsi pou sa ou di nou. Ou pa bezwen fè anyen ankò. Tanpri pa al chèche plis poukont ou. Si yon bagay chanje, ou ka ekri isit la ankò ak menm kòd la.'
};
