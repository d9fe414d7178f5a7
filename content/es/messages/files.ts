export const files = {
	title: 'Añadir archivos',
	lead: 'Fotos, sonido, video, PDF u otros documentos. Cinco a la vez, 25 MB cada uno.',
	clean:
		'Quitamos lo que llevan escondido: el lugar, la hora, el nombre del teléfono. Después los sellamos.',
	look: 'Lo que se ve o se oye se queda. Mire primero: ¿salen su mano, su cuarto o su voz?',
	original: {
		label: 'Guardarlos también como están',
		hint: 'Solo si importa como prueba. Un archivo como está puede mostrar dónde y cuándo se hizo, y con qué teléfono. Eso puede llevar hasta usted.'
	},
	choose: 'Sus archivos',
	send: 'Enviar estos archivos',
	more: 'Añadir archivos o una grabación',
	sending: 'Enviando {file}: {done}',
	waiting: 'Se perdió la conexión. Sigue sola cuando vuelva.',
	slow: 'Su conexión es lenta. El envío sigue.',
	crowded: 'Muchas personas envían ahora. El envío sigue solo.',
	lost: 'No se pudieron enviar los archivos. Sus palabras están a salvo con nosotros. Pulse el botón y sigue donde se detuvo.',
	ends: {
		clean: 'Guardado, sin lo que llevaba escondido.',
		both: 'Guardado dos veces: sin lo que llevaba escondido, y como está.',
		original: 'Guardado como está. Lo que lleva escondido sigue dentro.',
		known: 'Ya lo teníamos. No se envió dos veces.'
	},
	nothing: 'No encontramos nada escondido.',
	anew: 'Guardamos una copia nueva que hicimos de él.',
	out: 'Encontramos y quitamos: {list}.',
	found: {
		place: 'el lugar',
		time: 'la hora',
		device: 'el teléfono o la cámara',
		person: 'un nombre',
		software: 'el programa',
		text: 'notas',
		preview: 'una imagen pequeña dentro',
		file: 'otro archivo dentro',
		other: 'otros datos escondidos'
	},
	refused: {
		empty: 'No hay nada en este archivo.',
		kind: 'Este tipo de archivo no se puede enviar. Envíe fotos, sonido, video, PDF o texto.',
		broken: 'No pudimos abrir este archivo. Envíe una foto de él, o lo mismo en otro formato.',
		'too-large': 'Este archivo es demasiado grande. Envíe uno más pequeño, o una parte.',
		'too-many-pages': 'Este PDF tiene demasiadas páginas. Envíe las que importan, 60 como mucho.',
		'too-slow': 'Este archivo tardó demasiado en abrirse. Envíe uno más pequeño, o una foto de él.',
		'only-as-it-is':
			'Este archivo solo se puede enviar como está: no podemos quitarle nada. Para enviarlo, elíjalo otra vez y marque la casilla.',
		'one-too-many': 'Recibimos cinco archivos a la vez. Elija este otra vez y envíelo ahora.',
		'not-whole': 'Este archivo no llegó completo. Elíjalo otra vez y envíelo, por favor.',
		'too-many': 'Es todo lo que podemos recibir en un día. Vuelva mañana, por favor.',
		full: 'Hoy no podemos recibir más archivos. Sus palabras están a salvo. Los archivos pueden venir mañana.',
		'not-yet':
			'Se pueden añadir archivos cuando alguien del personal haya mirado su aviso. Añada palabras ahora y vuelva en un día.',
		'unknown-code': 'No se encontró nada con este código.',
		closed: 'Ahora no podemos recibir archivos. Inténtelo más tarde, por favor.'
	},
	noFile: 'Elija primero un archivo',
	brokenOff: 'Los archivos no llegaron completos. Envíelos otra vez, por favor',
	busy: 'Muchas personas envían archivos en este momento. Inténtelo en unos minutos, por favor'
};
