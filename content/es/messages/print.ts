import type { Messages } from '#lib/i18n/messages.ts';

export const print: Messages['print'] = {
	title: 'Para imprimir',
	description:
		'Carteles, calcomanías y tarjetas para imprimir y colgar, en cuatro idiomas, con los números de hoy.',
	heading: 'Para imprimir',
	lead: 'Se hacen de nuevo cada día con las páginas y los números de este sitio. Imprima en negro o en color.',
	care: {
		heading: 'Antes de colgar o dar algo',
		list: [
			'No dé una tarjeta a una persona que puede estar vigilada o que pueden registrar. Déjela donde esté a solas: un baño, una clínica, una lavandería.',
			'Pregunte al dueño del lugar. Mire primero quién puede ver que usted la cuelga.',
			'La fecha está en la esquina. Imprima de nuevo cuando tenga más de un año, o cuando cambie un número.'
		]
	},
	weight: 'Cada hoja es un PDF de menos de 50 KB.',
	paper: { a4: 'A4', letter: 'Carta' },
	sheets: {
		'know-the-signs': {
			name: 'Cartel: Conozca las señales',
			hang: 'Para tiendas, oficinas, paradas de autobús, escuelas, iglesias.'
		},
		'free-to-leave': {
			name: 'Cartel: ¿Es usted libre de irse?',
			hang: 'Para baños, clínicas, lavanderías, cuartos del personal, la marina. No lleva ningún símbolo de la policía ni del Estado.'
		},
		stickers: {
			name: 'Calcomanías',
			hang: 'Diez en una hoja, para el lado de adentro de la puerta de un baño. Corte por las marcas.'
		},
		'fold-card': {
			name: 'Tarjetas pequeñas para doblar',
			hang: 'Cuatro en una hoja; dobladas son como una caja de fósforos. Por fuera no dicen nada.'
		},
		'card-hotels': { name: 'Tarjeta para el personal de hoteles', hang: 'Dos en una hoja.' },
		'card-taxis': { name: 'Tarjeta para taxis y barcos', hang: 'Dos en una hoja.' },
		'card-security': { name: 'Tarjeta para seguridad privada', hang: 'Dos en una hoja.' }
	},
	on: {
		danger: '¿En peligro ahora? Llame al',
		read: 'Lea o escríbanos. No hace falta su nombre.',
		date: (day: string) => `Impreso el ${day}`,
		unreviewed: 'Traducción aún sin revisar',
		fold: 'Corte por las marcas. Doble la parte derecha hacia adentro, y otra vez. Doble la parte de rayas hacia atrás.',
		signs: {
			question: '¿Hay alguien cerca que no es libre?',
			list: [
				'Nunca está a solas. Otra persona habla por ella.',
				'Otra persona guarda sus documentos.',
				'Poca paga o ninguna. Una deuda que solo crece.',
				'Vive donde trabaja y no puede salir.'
			],
			act: 'Una sola señal no prueba nada. Si son varias, cuéntenos. No hace falta tener certeza.'
		},
		free: {
			question: '¿Es usted libre de irse?',
			list: [
				'¿Puede dejar su trabajo o esta casa?',
				'¿Guarda usted sus propios documentos?',
				'¿Recibe la paga que le dijeron?',
				'¿Puede llamar a quien quiera?'
			],
			act: 'Si una respuesta es no: no es culpa suya. Puede pedir ayuda. Puede preguntar primero, sin dar su nombre.',
			short: 'Si no lo es, no es culpa suya. Puede pedir ayuda, sin dar su nombre.'
		},
		plan: {
			heading: 'Lo que puede hacer',
			list: [
				'Usted sabe mejor que nadie qué es seguro.',
				'Use un teléfono que nadie revise.',
				'Apréndase un número de memoria.',
				'Puede hacer solo una pregunta.'
			]
		},
		notice: 'Qué observar',
		avoid: 'Qué no hacer'
	}
};
