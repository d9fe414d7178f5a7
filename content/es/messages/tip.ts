import { words } from '#country/words.ts';
import type { Messages } from '#lib/i18n/messages.ts';

const country = words.es;

export const tip: Messages['tip'] = {
	title: 'Cuéntenos',
	step: (now: number, of: number) => `Parte ${now} de ${of}`,
	goBack: 'Atrás',
	before: {
		heading: 'Cuéntenos lo que sabe',
		lead: 'No tiene que dar su nombre. No hace falta tener certeza.',
		danger: '¿Hay alguien en peligro ahora mismo? Si puede, llame:',
		cannotCall:
			'Si no puede llamar, escriba aquí y envíelo. Pueden pasar horas hasta que alguien lo lea.',
		who: 'Quién lo lee',
		whoText: (agencies: string) =>
			`Funcionarios del grupo de trabajo nacional que tienen la llave. Hoy son de: ${agencies}. Si una de estas oficinas pudiera estar involucrada, puede decirlo en el formulario y esa oficina no lo recibirá.`,
		policies: {
			'what-happens': {
				heading: 'Qué pasa después',
				example:
					'Sus palabras se sellan. Lo más urgente se abre primero. El personal puede comprobar algo, hacerle una pregunta por medio de este sitio o pasarlo a otros.'
			},
			'must-act': {
				heading: 'Cuándo el personal puede tener que actuar',
				example:
					'Si un niño, una niña o una vida está en peligro, el personal puede tener que actuar, aunque usted pida que no lo haga.'
			},
			'cannot-promise': {
				heading: 'Lo que nadie puede prometer',
				example:
					'El formulario no se vigila a cada minuto. Su propia historia puede mostrar quién es usted. Quien vigila su teléfono puede ver lo que usted hace.'
			}
		},
		example:
			'Texto de ejemplo. El grupo de trabajo nacional todavía no ha aprobado sus propias palabras.',
		/** While no lane takes new tips: the custodians open what comes. */
		late: {
			lead: 'Ahora mismo nadie del equipo puede abrir lo que envíe. Queda sellado hasta que lo abran personas de fuera. Pueden pasar días. Si necesita ayuda antes, llame.',
			cannotCall:
				'Si no puede llamar, escriba aquí y envíelo. Pueden pasar días hasta que alguien lo lea.',
			inDanger:
				'Si no puede llamar: ya tenemos lo que envió. Pueden pasar días hasta que alguien lo lea.'
		},
		way: '¿De qué se trata?',
		start: 'Seguir',
		seconds: 'Puede parar después de una respuesta. Lleva dos minutos o más, como usted quiera.'
	},
	ways: {
		me: { label: 'Es sobre mí', hint: 'No soy libre, o no sé si lo soy.' },
		known: {
			label: 'Es sobre alguien que conozco',
			hint: 'Una amistad, alguien del barrio, alguien del trabajo.'
		},
		saw: { label: 'Vi u oí algo', hint: 'Un lugar, una persona, un carro, un anuncio.' },
		question: { label: 'Tengo una pregunta', hint: 'Pregunte primero. No tiene que contar nada.' }
	},
	questions: {
		heading: {
			me: 'Cuéntenos lo que le pasa',
			known: 'Cuéntenos sobre la persona que conoce',
			saw: 'Cuéntenos lo que vio u oyó',
			question: 'Haga su pregunta'
		},
		lead: 'Solo hay que llenar la casilla para sus propias palabras. Deje en blanco lo que no sabe o no quiere decir.',
		more: 'Dónde, cuándo y quién',
		moreLead: 'Aquí no hay que llenar nada. Deje en blanco lo que no sabe.',
		goOn: 'Seguir: dónde, cuándo, quién',
		goOnContact: 'Seguir: cómo contactarle',
		enough: 'Eso es todo: revisarlo',
		previous: 'Volver a la primera parte',
		next: 'Revisarlo',
		later:
			'¿Fotos, o prefiere decirlo? Escriba aquí una línea y envíela. Justo después puede añadir lo demás, con su código.',
		topics: {
			now: { heading: '¿Qué tan urgente es?' },
			where: { heading: { me: '¿Dónde está usted?', other: '¿Dónde es?' } },
			when: { heading: '¿Cuándo?' },
			people: { heading: '¿Quién?' },
			things: {
				heading: 'Carros, barcos, teléfonos, nombres en internet',
				hint: 'Uno en cada línea.'
			},
			contact: {
				heading: 'Una forma segura de contactarle',
				lead: 'Puede dejar esto en blanco. Recibe un código para leer nuestra respuesta aquí, y nadie tiene que llamarle.'
			}
		},
		asks: {
			what: {
				label: {
					me: '¿Qué está pasando?',
					known: '¿Qué le está pasando a esa persona?',
					saw: '¿Qué vio u oyó?',
					question: '¿Qué quiere preguntar?'
				},
				hint: {
					me: 'Con sus propias palabras. Mucho o poco, como quiera. No hacen falta nombres.',
					known: 'Con sus propias palabras. ¿Qué vio usted? ¿Qué oyó de otras personas?',
					saw: 'Con sus propias palabras. ¿Qué vio usted? ¿Qué oyó de otras personas?',
					question: 'Con sus propias palabras.'
				}
			},
			area: {
				label: country.which,
				hint: 'Toque el mapa o elija de la lista. No se le pregunta a su teléfono dónde está.'
			},
			place: {
				label: '¿En qué lugar?',
				hint: 'Una calle, un negocio, una playa. Déjelo en blanco si muestra quién es usted.'
			},
			when: {
				label: 'Día y hora',
				hint: 'Un día, una hora del día, cada cuánto. Una hora aproximada basta y es más segura.'
			},
			pattern: {
				label: '¿Cada cuánto?',
				options: {
					once: 'Una vez',
					some: 'De vez en cuando',
					always: 'Todos los días o casi',
					unknown: 'No sé'
				}
			},
			ongoing: { label: '¿Sigue pasando?' },
			danger: {
				label: { me: '¿Está usted en peligro ahora?', other: '¿Hay alguien en peligro ahora?' }
			},
			child: {
				label: {
					me: '¿Tiene usted, o alguien de allí, menos de 18 años?',
					other: '¿Hay un niño o una niña de por medio?'
				}
			},
			leaving: {
				label: {
					me: '¿Le van a llevar pronto a otro lugar?',
					other: '¿Se van a llevar pronto a alguien, en barco, avión o carro?'
				}
			},
			people: {
				label: { me: '¿A cuántas personas les pasa?', other: '¿A cuántas personas se lo hacen?' },
				options: { one: 'Una', few: 'De dos a cinco', many: 'Más de cinco', unknown: 'No sé' }
			},
			who: {
				label: {
					me: 'Otras personas a quienes les pasa',
					other: 'Las personas a quienes se lo hacen'
				},
				hint: 'Cómo son, qué edad tienen, nombres si los sabe.'
			},
			doers: {
				label: { me: 'Las personas que se lo hacen a usted', other: 'Las personas que lo hacen' },
				hint: 'Cómo son, nombres o apodos, en qué trabajan.'
			},
			plates: { label: 'Placas', hint: 'Una parte también ayuda.' },
			vehicles: { label: 'Carros y furgonetas', hint: 'Color, marca, lo que lleva escrito.' },
			boats: { label: 'Barcos', hint: 'Nombre, color, dónde está.' },
			phones: { label: 'Números de teléfono de las personas de las que se trata' },
			online: { label: 'Nombres en internet, sitios, anuncios' },
			signs: {
				label: {
					me: '¿Cuáles de estas cosas son ciertas para usted?',
					other: '¿Cuáles de estas cosas notó?'
				},
				options: {
					'not-free': 'No es libre de irse',
					watched: 'Siempre bajo vigilancia, o nunca a solas',
					'papers-held': 'Otra persona guarda el pasaporte o los documentos',
					'locked-in': 'Bajo llave',
					'no-pay': 'Poca paga o ninguna',
					debt: 'Una deuda que solo crece',
					'long-hours': 'Jornadas muy largas, sin días libres',
					'lives-at-work': 'Duerme donde trabaja',
					threats: 'Amenazas a la persona o a su familia',
					hurt: 'Con heridas, enfermedad o hambre',
					'lied-to': 'Le mintieron sobre el trabajo',
					young: 'Parece muy joven'
				}
			},
			how: {
				label: '¿Cómo lo sabe?',
				options: {
					saw: 'Lo vi',
					heard: 'Lo oí',
					told: 'Alguien me lo contó',
					online: 'Lo vi en internet',
					'happened-to-me': 'Me pasa a mí',
					unknown: 'No quiero decirlo'
				}
			},
			involved: {
				label: '¿Podría estar involucrado alguien de una de estas oficinas?',
				hint: 'Márquela, y nadie de allí recibirá lo que usted envía. Si así no queda nadie, se guarda sellado para una revisión externa.'
			},
			contact: { label: '¿Cómo podemos contactarle?' },
			contactTimes: { label: '¿Cuándo es seguro?' },
			contactSeenBy: { label: '¿Quién más ve u oye ese teléfono?' },
			mayLeaveMessage: { label: '¿Podemos dejar un mensaje?' }
		}
	},
	knows: { yes: 'Sí', no: 'No', unknown: 'No sé' },
	areas: {
		...country.areas,
		elsewhere: 'En otro lugar',
		unknown: 'No sé'
	},
	check: {
		heading: 'Revíselo',
		lead: 'Esto es lo que va a enviar. Todavía no se ha enviado nada.',
		notSaid: 'en blanco',
		change: 'Cambiar la primera parte',
		changeMore: 'Cambiar dónde, cuándo, quién',
		consent: {
			legend: '¿Qué podemos hacer con esto?',
			hint: 'Puede cambiarlo después con su código. Si un niño o una vida está en peligro, el personal puede tener que actuar, elija lo que elija.',
			options: {
				share: {
					label: 'Compartirlo con quienes colaboran',
					hint: 'Otras oficinas que ayudan pueden leer todo lo que usted escribió.'
				},
				'task-force': {
					label: 'Solo el grupo de trabajo',
					hint: 'Nadie de fuera del grupo de trabajo lo lee.'
				},
				'no-words': {
					label: 'Usarlo sin mis palabras',
					hint: 'Otros pueden saber dónde, cuándo y qué se notó, y ninguna palabra que usted escribió.'
				}
			}
		},
		robot: 'Muestre que es una persona',
		robotLead: 'Para que las máquinas no llenen el buzón. Responda esto y oprima el botón.',
		robotDone: 'Su navegador ya mostró que usted es una persona. No hay nada que responder.',
		answer: 'Su respuesta',
		other: 'Usar hCaptcha en su lugar',
		otherLead:
			'hCaptcha es una empresa. Si la usa, ella ve su dirección de internet. No tiene que usarla.',
		send: 'Enviar este aviso'
	},
	entered: {
		form: 'Usted escribe esto por alguien que llamó. Al final el código es de esa persona, no suyo.',
		receipt:
			'Lea este código a quien llama, despacio, y pídale que lo repita. Después cierre esta pestaña.'
	},
	hcaptcha: {
		heading: 'Muestre que es una persona',
		lead: 'Esta prueba viene de la empresa hCaptcha. Puede ver su dirección de internet, no lo que usted escribió.',
		send: 'Enviar este aviso',
		back: 'Volver sin usarla'
	},
	receipt: {
		inDanger:
			'Si no puede llamar: ya tenemos lo que envió. Pueden pasar horas hasta que alguien lo lea.',
		title: 'Recibido',
		heading: 'Está sellado y a salvo con nosotros.',
		lead: 'Este es su código. Anótelo ahora. No lo guardamos y no podemos mostrarlo otra vez.',
		code: 'Su código',
		again: 'Esto ya lo teníamos. No se envió nada dos veces.',
		unroutable:
			'Ninguna de las oficinas que leen avisos puede recibir este. Por eso nadie del equipo puede abrirlo. Queda sellado hasta que se organice una revisión externa.',
		where: 'Escóndalo donde nadie mire: una nota sin otras palabras al lado.',
		next: 'Qué pasa ahora',
		nextList: [
			'Un funcionario lo abre. Lo más urgente va primero.',
			'Puede que le hagan una pregunta. Vuelva con su código en uno o dos días.',
			'Puede agregar más en cualquier momento.'
		],
		nextDanger: [
			'Un funcionario lo abre. Lo más urgente va primero, pero puede tardar horas.',
			'Puede que le hagan una pregunta. Mire aquí con su código en cuanto sea seguro.',
			'Puede agregar más en cualquier momento.'
		],
		nextUnroutable: [
			'Sigue sellado. Nadie de quienes leen avisos hoy puede abrirlo.',
			'Cuando se nombren personas externas para revisar, ellas lo abrirán. No podemos decir cuándo.',
			'Puede agregar más en cualquier momento. También queda sellado.'
		],
		back: 'Volver con el código',
		done: 'Salir de esta página'
	},
	back: {
		title: 'Volver',
		heading: 'Vuelva con su código',
		lead: 'Escriba el código como lo anotó. Mayúsculas o minúsculas, con guiones o sin ellos: da igual.',
		code: 'Su código',
		noCode:
			'¿No tiene código? Envíe un aviso nuevo y diga en él que ya escribió antes. Nadie le dirá por teléfono si existe un aviso.',
		open: 'Abrir',
		unknown: 'No se encontró nada con este código',
		unknownText:
			'Puede estar mal escrito, fue anulado, o lo que se envió con él se borró después. Mírelo otra vez, letra por letra.',
		status: 'Cómo va',
		statuses: {
			received: 'Recibido. Nadie lo ha tomado todavía.',
			'being-read': 'Un funcionario lo está leyendo o trabajando en él.',
			question: 'Tenemos una pregunta para usted.',
			'passed-on': 'Se pasó a otros o se actuó.',
			closed: 'Está cerrado. Todavía puede agregar algo.'
		},
		record: {
			daily: 'Todo lo que nos llega entra en nuestro registro una vez al día.',
			until: (day, time) =>
				`Todo lo que nos llegó antes del ${day}, a las ${time}, está en nuestro registro. Lo que llegó después todavía no está.`
		},
		alone: '¿Está a solas?',
		aloneText:
			'La próxima página muestra lo que le escribieron. Siga solo si nadie puede mirar su pantalla.',
		show: 'Mostrar lo que me escribieron',
		replies: 'Le escribieron',
		noReplies: 'Todavía no le han escrito nada.',
		asks: 'Una pregunta para usted',
		answered: 'Usted respondió esto.',
		add: 'Agregar algo',
		addHint: 'Una respuesta, o algo nuevo. Lo que envió antes no se puede mostrar aquí.',
		addSend: 'Enviar esto',
		clear: 'Borrar lo que me escribieron',
		burnt: 'El código está anulado. Puede salir de esta página.',
		again: 'Abrir otro código',
		forced: '¿Podría alguien obligarle a mostrar su código?',
		more: 'Más cosas que puede hacer',
		moreText: 'Cada una es un paso aparte y deja las otras como están.',
		done: {
			added: 'Se añadió y quedó sellado.',
			cleared: 'Está borrado. No volverá a aparecer aquí.',
			withdrawn: 'Se nos avisó de que usted lo retira. Su código sigue funcionando.',
			consent: 'Está cambiado de ahora en adelante. Su código sigue funcionando.'
		},
		grave: {
			burn: {
				label: 'Quemar este código',
				text: 'Entonces el código ya no abre nada, ni para usted ni para nadie. El aviso se queda con el grupo de trabajo.',
				sure: 'Sí, quemarlo ahora',
				not: 'No, conservarlo'
			},
			withdraw: {
				label: 'Retirar el aviso',
				text: 'Dejamos de trabajar en él y ya no lo usamos, salvo que un niño o una vida esté en peligro. Lo que se hizo o se pasó antes no se puede deshacer. Su código sigue funcionando.',
				sure: 'Sí, retirarlo',
				not: 'No, dejarlo'
			},
			consent: {
				label: 'Cambiar qué se puede hacer con él',
				text: 'De ahora en adelante respetamos lo que usted elija. Lo que se pasó antes no se puede deshacer.',
				sure: 'Cambiarlo',
				not: 'Dejarlo como está'
			}
		}
	},
	second: {
		title: 'Un segundo código, por si alguien le obliga',
		why: 'Alguien puede obligarle a mostrar su código. Para eso puede tener un segundo. Muestre ese en su lugar.',
		ask: 'Deme un segundo código',
		lead: 'Este es su segundo código. Se ve como cualquier otro.',
		ended: 'El segundo código de este código se quemó. No hay otro. Este código sigue funcionando',
		where:
			'Guárdelo aparte del primero y recuerde cuál es cuál. Nadie puede distinguirlos mirándolos.',
		list: [
			'Abre una página que solo dice «Recibido». Allí no está nada de lo que le escribieron.',
			'Todo lo que se añade con él nos llega con una marca: quizá usted no estaba a solas.',
			'Si se quema, solo se quema ese. Su primer código sigue funcionando.'
		]
	},
	errors: {
		heading: 'Por favor, mire esto otra vez',
		kept: 'Todo lo que escribió sigue aquí.',
		'what-missing': 'Escriba unas palabras sobre lo que pasó',
		tooLong: (longest: number) =>
			`Esto tiene más de ${longest.toLocaleString('es')} letras. Por favor, acórtelo`,
		unasked: 'Esto no se lo pudimos preguntar antes. Por favor, mírelo y siga',
		nothing: 'Responda la pregunta para que sepamos que es una persona',
		wrong: 'Esa no era la respuesta. Por favor, pruebe una vez más',
		'too-soon': 'Eso fue muy rápido. Por favor, espere unos segundos y oprima el botón otra vez',
		provider: 'Esa prueba no funciona ahora. Por favor, responda la pregunta en su lugar',
		way: 'Elija una de las cuatro, para que hagamos las preguntas correctas',
		unreadable:
			'No pudimos leer el formulario que volvió. Vuelva atrás en su navegador: lo que escribió puede seguir allí',
		renewed:
			'La página estuvo abierta mucho tiempo, así que la renovamos. Por favor, oprima el botón otra vez',
		wait: 'Esa no era la respuesta, y hoy recibimos demasiados mensajes que parecen de máquinas. Pruebe la pregunta una vez más, vuelva mañana o llame',
		full: 'Hoy llegaron muchísimos mensajes que parecen de máquinas y ya no queda lugar. Use un teléfono o una computadora con JavaScript activado, vuelva mañana o llame',
		failed:
			'No se pudo enviar. Lo que escribió sigue aquí. Oprima otra vez: nada se envía dos veces.',
		leaving: 'Lo que escribió aquí se perdería. ¿Ir de todos modos?',
		busy: {
			heading: 'Muchísimas personas nos escriben en este momento',
			lead: 'Todavía no se ha enviado. Espere unos segundos y oprima el botón otra vez, las veces que haga falta.',
			kept: {
				heading: 'Está sellado y guardado.',
				lead: 'Muchísimas personas escriben en este momento. Espere unos segundos y oprima el botón para ver su código.',
				show: 'Mostrar mi código'
			}
		},
		closed:
			'No podemos recibir avisos ahora. Por favor, intente más tarde. Si alguien está en peligro, llame',
		unavailable:
			'No podemos recibirlo ahora: una parte de nuestro sitio no funciona. Por favor, intente en unos minutos, o llame',
		code: {
			length: 'Un código tiene 18 letras y números. Faltan algunas o sobran',
			symbol: 'Hay una letra que ningún código tiene. Mírelo una vez más',
			check: 'Una letra o un número está mal. Mire el código una vez más'
		},
		empty: 'Escriba algo primero',
		'too-long': 'Esto es demasiado largo. Por favor, acórtelo',
		'too-many': 'Es todo lo que podemos recibir en un día. Por favor, vuelva mañana'
	},
	closed: {
		heading: 'El formulario está cerrado ahora',
		text: 'No podemos recibir avisos de forma segura en este momento. Por favor, vuelva más tarde. Si alguien está en peligro, llame.'
	}
};
