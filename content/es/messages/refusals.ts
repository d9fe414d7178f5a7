import type { Messages } from '#lib/i18n/messages.ts';

export const refusals: Messages['refusals'] = {
	tooLong: [
		'Es demasiado largo',
		'Era más de lo que cabe en esta página, así que no se guardó nada. Envíelo más corto, o en dos partes.'
	],
	busy: [
		'Hay muchísima gente aquí en este momento',
		'Lo que envió todavía no entró. Espere unos segundos y cargue esta página otra vez. Si su teléfono pregunta si quiere enviarlo de nuevo, diga que sí.'
	],
	brokenOff: [
		'No llegó completo',
		'La conexión era muy débil, así que no se guardó nada. Cargue esta página otra vez. Si su teléfono pregunta si quiere enviarlo de nuevo, diga que sí.'
	],
	unreadable: [
		'No pudimos leer eso',
		'Lo que llegó no estaba completo, o no venía de una de nuestras páginas. No se guardó nada. Vuelva atrás e intente de nuevo.'
	],
	pageBusy: [
		'Hay muchísima gente aquí en este momento',
		'Espere unos segundos y cargue esta página otra vez.'
	],
	danger: '¿Hay alguien en peligro ahora? Llame al'
};
