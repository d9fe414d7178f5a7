import type { Messages } from '#lib/i18n/messages.ts';

export const refusals: Messages['refusals'] = {
	tooLong: [
		'Li twò long',
		'Se te plis pase sa paj sa a ka pran, kidonk nou pa kenbe anyen. Voye l pi kout, oswa an de pati.'
	],
	busy: [
		'Gen anpil anpil moun isit la kounye a',
		'Sa ou voye a poko antre. Tann kèk segonn, epi chaje paj sa a ankò. Si telefòn ou mande si pou li voye l ankò, di wi.'
	],
	brokenOff: [
		'Li pa rive antye',
		'Koneksyon an te twò fèb, kidonk nou pa kenbe anyen. Chaje paj sa a ankò. Si telefòn ou mande si pou li voye l ankò, di wi.'
	],
	unreadable: [
		'Nou pa t ka li sa',
		'Sa ki rive a pa t antye, oswa li pa t soti nan youn nan paj nou yo. Nou pa kenbe anyen. Tounen dèyè epi eseye ankò.'
	],
	pageBusy: ['Gen anpil anpil moun isit la kounye a', 'Tann kèk segonn, epi chaje paj sa a ankò.'],
	danger: 'Èske yon moun an danje kounye a? Rele'
};
