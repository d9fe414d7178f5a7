import { words } from '#country/words.ts';
import type { Messages } from '#lib/i18n/messages.ts';

const country = words.es;

export const site: Messages['site'] = {
	name: 'Plainsight',
	tagline: country.name,
	skips: 'Atajos',
	skip: 'Ir al texto',
	languages: 'Idiomas',
	exit: {
		label: 'Salir de esta página',
		emergency: '¿Tiene prisa? ',
		/** Said after too long a pause, after the second and after the first press of Shift. */
		presses: [
			'Pasó demasiado tiempo. Para salir, oprima tres veces la tecla Mayús (Shift).',
			'Oprima Mayús (Shift) una vez más para salir.',
			'Oprima Mayús (Shift) dos veces más para salir.'
		],
		loading: 'Cargando.'
	},
	nav: {
		label: 'Páginas',
		what: 'Qué es',
		signs: 'Las señales',
		help: 'Pedir ayuda',
		tip: 'Enviar un aviso',
		back: 'Tengo un código',
		search: 'Buscar'
	},
	home: {
		title: `${country.title}: gente y trabajo`,
		description: `Conozca las señales, pida ayuda o cuente lo que vio sin dar su nombre. ${country.title}.`,
		heading: 'Hay cosas ocultas a plena vista.',
		lead: 'Si usted no es libre, o vio a alguien que no lo es, aquí puede leer, preguntar y contar. No tiene que dar su nombre.',
		doors: {
			help: { title: 'Necesito ayuda', text: '¿Soy libre de irme? ¿Qué puedo hacer ahora?' },
			saw: { title: 'Vi algo', text: 'Cuéntenos. No hace falta su nombre.' },
			job: { title: 'Un trabajo o un permiso', text: 'Revise una oferta. Conozca los engaños.' },
			work: { title: 'Trabajo donde esto ocurre', text: 'Hoteles, barcos, puertos, escuelas.' }
		},
		promises: {
			heading: 'Cuando nos cuenta algo',
			list: [
				[
					'Sellado.',
					'Sus palabras se cierran con llave en cuanto llegan. Nuestro servidor no puede volver a abrirlas.'
				],
				['Sin nombre.', 'Sin cookies y sin cuenta. No guardamos su dirección de internet.'],
				['Una respuesta.', 'Recibe un código. Con él puede volver y leer lo que le decimos.']
			],
			more: 'Lo que no podemos prometer'
		},
		known: '¿Ya nos contó algo?',
		knownText: 'Vuelva con su código'
	},
	search: {
		title: 'Buscar',
		description:
			'Busque en las páginas de este sitio. Lo que escribe se usa una vez y no se guarda.',
		heading: 'Buscar en estas páginas',
		lead: 'Lo que escribe se usa una vez y no se guarda. No aparece en la dirección.',
		words: 'Una palabra o más',
		submit: 'Buscar',
		empty: 'Escriba primero una palabra',
		found: 'Encontrado',
		none: 'No se encontró ninguna página con estas palabras.',
		noneText: 'Pruebe otra palabra, mire las páginas de abajo o pregúntenos.',
		ask: 'Preguntar sin dar su nombre'
	},
	offline: {
		title: 'Guardar una copia',
		description: 'Guarde las páginas de este sitio en su teléfono para leerlas sin conexión.',
		heading: 'Guardar una copia en este teléfono',
		lead: 'Puede leer la orientación sin conexión. Lea primero qué rastro deja.',
		leaves: {
			heading: 'Lo que deja en el teléfono',
			list: [
				'Las páginas para leer, en este idioma. No el formulario, ningún código, nada de lo que usted escribió.',
				'El nombre de este sitio, en la lista de sitios que guardan datos.',
				'Quien abra este sitio en este teléfono podrá leer las páginas, también sin conexión.'
			]
		},
		goes: {
			heading: 'Cómo se borra',
			list: [
				'Con el botón de esta página.',
				'Cuando oprime «Salir de esta página», en cualquier página de este sitio.',
				'Cuando borra los datos de este sitio en el navegador.'
			]
		},
		not: 'Si alguien le revisa el teléfono, no guarde una copia.',
		keep: 'Guardar una copia',
		keeping: 'Se está copiando. Quédese en esta página.',
		kept: 'La copia está en este teléfono. Puede leer estas páginas sin conexión.',
		remove: 'Borrar la copia',
		removed: 'La copia se borró.',
		failed: 'No funcionó. No se guardó nada. Intente de nuevo con mejor conexión.',
		cannot:
			'Esto necesita JavaScript y un navegador más nuevo. No se guarda nada en este teléfono.',
		without:
			'Sin conexión no se puede llegar al formulario. Si alguien está en peligro, llame. Lo que lee aquí puede estar desactualizado.'
	},
	contacts: {
		heading: '¿En peligro ahora?',
		abroad: 'Desde el extranjero:',
		languages: 'Idiomas:',
		named: { en: 'inglés', es: 'español', ht: 'criollo haitiano', fr: 'francés' },
		islands: country.islands,
		none: 'Todavía no tenemos un número comprobado para esto. Estas oficinas hacen este trabajo:',
		ask: 'Pregúntenos cómo contactarlas',
		roles: {
			child: [
				'Servicios de Libertad Condicional y Protección de la Niñez (Probation and Child Protection Services)'
			],
			support: [
				'Departamento de Género (Department of Gender Affairs)',
				'Centro Nacional de Consejería (National Counselling Centre)'
			],
			legal: ['Asistencia Legal (Legal Aid)'],
			labour: ['Departamento de Trabajo (Department of Labour)'],
			refugee: ['ACNUR (UNHCR), la oficina de refugiados de las Naciones Unidas'],
			abroad: [
				'ACNUR (UNHCR), la oficina de refugiados de las Naciones Unidas, en Washington',
				'OIM (IOM), la oficina de migraciones de las Naciones Unidas, en Guyana'
			]
		}
	},
	updated: 'Último cambio',
	review: {
		unreviewed:
			'Ninguna persona que creció con este idioma ha revisado todavía esta página. Si algo no está claro, lea la página en inglés.',
		older: 'La página en inglés cambió después. Léala en inglés.',
		reviewed: (by: string) => `Traducción revisada: ${by}.`
	},
	basis: {
		practice:
			'Esta página se apoya en parte en la práctica común. Nadie la ha comparado todavía con una fuente.'
	},
	footer: {
		what: 'Más de este sitio',
		parts: {
			contacts: 'A quién llamar',
			job: 'Un trabajo o un permiso',
			work: 'Para trabajadores y personal',
			print: 'Para imprimir',
			handled: 'Qué pasa con un aviso',
			force: 'Quién hace qué',
			smuggling: 'El tráfico de migrantes es otra cosa',
			privacy: 'Su privacidad',
			tracks: 'Borre sus huellas',
			offline: 'Guardar una copia',
			accessibility: 'Accesibilidad',
			sources: 'Fuentes'
		},
		note: 'Sin cookies, sin rastreo. Nadie vigila este sitio a cada minuto.'
	},
	error: {
		home: 'La primera página',
		notFound: 'Aquí no hay ninguna página',
		notFoundText: 'La dirección puede ser vieja o estar mal escrita. Estas páginas sí existen:',
		broken: 'Esta página no funciona ahora',
		brokenText:
			'La falla es nuestra. Su teléfono está bien. Intente de nuevo en unos minutos, por favor.',
		unavailable: 'No podemos abrir esto ahora',
		unavailableText:
			'Una parte de este sitio no funciona. Las páginas para leer sí. Si alguien está en peligro, llame.',
		id: 'Si nos lo cuenta, dé este número:'
	}
};
