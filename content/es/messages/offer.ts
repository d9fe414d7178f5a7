import type { Messages } from '#lib/i18n/messages.ts';

export const offer: Messages['offer'] = {
	title: 'Revisar una oferta',
	description:
		'Diez preguntas sobre una oferta de trabajo, y lo que puede significar cada respuesta. No se guarda nada.',
	heading: 'Revise una oferta',
	lead: 'Diez preguntas sobre un trabajo, un viaje o una oportunidad que alguien le ofrece. No se guarda nada de lo que responde.',
	start: 'Responda lo que pueda. Puede dejar sin responder la que quiera.',
	answers: { yes: 'Sí', no: 'No', unknown: 'No sé' },
	submit: 'Ver lo que puede significar',
	nothing: 'Responda al menos una pregunta',
	questions: {
		pay: '¿La paga es muy alta para un trabajo fácil?',
		chat: '¿Le dieron el trabajo rápido, solo por chat?',
		unseen: '¿Nunca ha visto ni llamado a nadie que trabaje allí?',
		debt: '¿Tiene que devolver después el pasaje, el permiso o una comisión?',
		passport: '¿Quieren tener su pasaporte, o quedarse con él?',
		changed: '¿Cambió el trabajo, la paga o el lugar desde la primera oferta?',
		border: '¿Le dicen qué debe decir en la frontera?',
		hurry: '¿Tiene que decidir hoy, o muy pronto?',
		secret: '¿Le dijeron que no hable de esto con su familia o sus amigos?',
		unwritten: '¿No hay nada por escrito: ni nombre, ni lugar, ni paga?'
	},
	means: {
		pay: 'Mucho dinero por poco trabajo es a menudo el anzuelo. Pregunte cuánto ganan otros allí.',
		chat: 'Un jefe de verdad quiere conocerle y le deja ver el lugar. Pida una llamada con video.',
		unseen:
			'Hable con alguien que trabaje allí ahora, sin el jefe delante. Busque el número por su cuenta.',
		debt: 'Una deuda puede atar más que un candado. Antes de ir, pida por escrito la suma completa y quién lleva la cuenta.',
		passport:
			'Su pasaporte lo guarda usted. Alguien puede mirarlo o copiarlo. Quedarse con él es una señal de alerta.',
		changed:
			'Un trabajo que cambia en el camino es un viejo engaño. Todavía puede decir que no, también en el aeropuerto.',
		border:
			'Si lo que hay que decirle al funcionario no es verdad, alguien tiene una razón para esconder la verdad. Diga al funcionario que quiere hablar a solas.',
		hurry: 'La prisa no le deja preguntar. Un buen trabajo sigue ahí mañana.',
		secret:
			'Quien quiere tenerle a solas tiene una razón. Cuénteselo hoy a una persona de confianza.',
		unwritten: 'Pida por escrito el nombre, el lugar, el trabajo y la paga. Si no quieren, no siga.'
	},
	result: {
		heading: 'Lo que pueden significar sus respuestas',
		none: {
			title: 'No vemos ninguna señal de alerta en sus respuestas.',
			text: 'Eso no prueba que sea seguro. Haga las cuatro cosas de abajo antes de ir.'
		},
		some: {
			title: 'Hay señales de alerta.',
			text: 'No prueban que sea una trampa. Averigüe más antes de decir que sí.'
		},
		many: {
			title: 'Hay muchas señales de alerta, o una fuerte.',
			text: 'No vaya, y no les dé su pasaporte ni dinero, antes de saber más.'
		},
		before: 'Antes de decir que sí',
		steps: [
			'Pida por escrito el nombre, el lugar y la paga.',
			'Hable con alguien que trabaje allí ahora.',
			'Diga a alguien en casa adónde va. Elijan una palabra que quiera decir «necesito ayuda».',
			'Deje una foto de sus documentos con alguien de confianza.'
		],
		ask: 'Puede preguntar al grupo de trabajo nacional, sin dar su nombre.',
		askLink: 'Hacer una pregunta',
		again: 'Sus respuestas'
	}
};
