import type { Messages } from '#lib/i18n/messages.ts';

export const giveaways: Messages['giveaways'] = {
	heading: '¿Quién podría saber esto?',
	mark: 'esto podría mostrar quién es usted',
	limits:
		'Su navegador buscó esto por sí solo. No puede saberlo todo. Solo usted sabe quién podría adivinar que fue usted.',
	change: 'Cambiar estas palabras',
	other: {
		lead: 'Léalo una vez como si fuera la persona de la que se trata. ¿Podría adivinar que fue usted? Quite:',
		list: [
			'«mi jefe», «mi primo»: diga «un hombre», «una mujer»',
			'cosas que solo usted vio o que solo a usted le contaron',
			'el minuto exacto: «una noche» basta',
			'su propio número de teléfono, cuarto o trabajo'
		],
		found:
			'Por estas palabras, la persona de la que se trata podría saber que fue usted. Cámbielas, o envíelo como está.',
		nothing:
			'Su navegador buscó palabras que a menudo delatan a quien escribe y no encontró ninguna. No puede saberlo todo.',
		kinds: {
			relation: 'Muestra qué relación tiene usted con esa persona. Diga «un hombre» o «una mujer».',
			'only-me': 'Si solo usted lo vio o lo oyó, sabrán que fue usted. No diga cómo lo sabe.',
			self: 'Dice quién es usted. Quítelo.',
			'place-of-mine':
				'Muestra dónde vive o trabaja usted. Nombre el lugar donde pasa, no el suyo.',
			'exact-time':
				'Pocas personas estaban allí en ese minuto. Diga «una noche» o «como a las diez».',
			'exact-date': 'Muestra qué día estuvo usted allí. Diga «un día de marzo» o «el mes pasado».',
			contact:
				'Si es de usted, quítelo: su lugar es «Una forma segura de contactarle». Si es de esas personas, puede quedarse.',
			'told-before': 'La persona a quien se lo contó conoce su historia. No diga que ya lo contó.'
		}
	},
	me: {
		lead: 'Es su propia historia, y se notará que es suya. Está bien. Si todavía no quiere que sepan quién es, quite:',
		list: [
			'su nombre',
			'su propio teléfono o correo, si no es seguro que lo usemos',
			'su cuarto o su casa, a menos que debamos ir allí',
			'el minuto exacto: «una noche» basta'
		],
		found:
			'Es su propia historia, y se notará que es suya. Está bien. Estas palabras dicen además quién es o dónde está. Déjelas si quiere que lo sepamos.',
		nothing:
			'Su navegador buscó un nombre, un número o un lugar suyo y no encontró ninguno. No puede saberlo todo.',
		kinds: {
			self: 'Dice quién es usted. Quítelo si todavía no hace falta que lo sepamos.',
			'place-of-mine': 'Muestra dónde está usted. Déjelo si debemos ir allí.',
			'exact-time': 'Pocas personas estaban allí en ese minuto. «Una noche» basta.',
			contact:
				'Si es de usted, déjelo solo si es seguro que lo usemos. Si es de esas personas, puede quedarse.'
		}
	}
};
