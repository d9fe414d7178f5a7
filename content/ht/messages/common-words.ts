import type { CommonWords } from '#lib/gist/common-words.ts';

export const common: CommonWords = {
	small:
		'a ak ake ale alo an anba ankò anko anpil anvan ap apre avan ave avèk ba bagay bay be bò chak chita ye de deja depi devan deye di dwe e en epi fe fek fin gen genyen ou ou ouè wè we gade ja jan jis jiska jodi jou k ka kap kapab ke ki kijan kikote kisa kite kote kou kounye kounyea ko l la lan le li lot lè m mem menm men mwen n nan ni non nou o oswa pa pal pafwa pat pi plis pou poukisa pral pran pre rive sa sak san se selman si sou sot soti t ta tankou tap te tou tout toujou tounen trè twa twop va vin vini vle w wi y ye yo yon youn zot kat senk sis set uit nef dis',
	usual:
		'ayiti bato biye bon chanm chay dwe djòb djob dlo dòmi domi fanm fanmi fi fèmen femen gason gouvenman gwo jaden jwenn kay kenbe kenbe kite kizin kouzen kouzin kriye lajan lakay lannuit lannwit lapolis lekol legliz lopital lwe machin madanm manje maten mennen mesye minui minwi msye mwa moun nimewo otel papye paspo paspò patwon peye pè pitit plak pote pwomèt pwomet rele rete semen tan tike timoun touche travay vann vwazen vwazin zanmi zile',
	capitals:
		'lendi madi mekredi jedi vandredi samdi dimanch janvye fevriye mas avril me jen jiye out septanm oktob novanm desanm nowel bondye ayisyen ayisyèn dominiken dominikèn panyol panyòl ayiti sendomeng kanada miyami facebook whatsapp instagram',
	titles:
		'msye mesye madan madanm manzel met doktè dokte paste pastè tonton matant konpe komè kapiten kapitèn chef',
	places:
		'aewopo bouk gran katye lakou lari lekol legliz lopital mache plaj pwent rivye vil vilaj wout zile otèl otel',
	given:
		'jan jak jean jozef joseph mari marie pyè pye pol paul rose woz wòz luk mak milè daniel samyel manno ti-jan',
	greetings: 'bonjou bonswa alo tanpri silvouplè silvouple m ta mwen vle di nou ke'
};
