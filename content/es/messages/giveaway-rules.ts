import type { Rules } from '#lib/giveaways/rules.ts';

const PEOPLE =
	'jefe|jefa|jefecito|patron|patrona|patrones|encargado|encargada|supervisor|supervisora|gerente|empleador|dueño|dueña|casero|casera|arrendador|primo|prima|hermano|hermana|hermanito|hermanita|mama|papa|mami|papi|madre|padre|hijo|hija|tio|tia|tios|tias|sobrino|sobrina|abuelo|abuela|esposo|esposa|marido|mujer|novio|novia|pareja|ex|suegro|suegra|cuñado|cuñada|padrastro|madrastra|hermanastro|hermanastra|padrino|madrina|compadre|comadre|ahijado|ahijada|familia|pariente|amigo|amiga|vecino|vecina|compañero|compañera|colega|pastor|pastora|cura|profesor|profesora|maestro|maestra|doctor|doctora|medico|enfermera|inquilino|inquilina|cliente|clienta|señora';
const JOB =
	'empleada|empleado|limpiadora|limpiador|camarera|camarero|mesera|mesero|mucama|cocinera|cocinero|enfermera|enfermero|doctora|doctor|maestra|maestro|profesora|profesor|chofer|chofera|taxista|guardia|vigilante|seguridad|policia|oficial|recepcionista|cajera|cajero|estudiante|alumna|alumno|niñera|pastor|pastora|vecina|vecino|inquilina|inquilino|bailarina|peluquera|barbero|albañil|pescador|capitan|jardinero|secretaria|encargada|encargado|dueña|dueño|casera|casero';
const HEARERS =
	'policia|oficial|agente|guardia|migracion|inmigracion|aduana|departamento|ministerio|embajada|consulado|911|linea|pastor|pastora|cura|padre|iglesia|maestra|maestro|profesora|profesor|director|directora|escuela|enfermera|doctor|doctora|hospital|clinica|trabajadora-social|jefe|jefa|dueño|dueña|abogado|abogada|gobierno';
const MONTH =
	'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';
const SAID = 'dije|conte|hable|denuncie|reporte|avise|llame|informe|explique|escribi';
/** Without its accent the others ask somebody to do it. */
const PAST = 'dije|conte|escribi|=hablé|=denuncié|=reporté|=avisé|=llamé|=informé|=expliqué';
const AT = 'en|de|como|para|con|cerca|alli|alla|aqui|ahi|al|a';

export const rules: Rules = {
	relation: [
		`mi|mis|nuestro|nuestra ex|propio|propia|mejor|antiguo|antigua|querido|querida? ${PEOPLE}`,
		`${PEOPLE} mio|mia|mios|mias|nuestro|nuestra`
	],
	'only-me': [
		'solo|solamente|unicamente|nomas yo|a-mi|conmigo',
		'yo sola|solo|solita|solito',
		'yo era|estaba|fui la|el|sola|solo|unica|unico',
		'soy|fui la|el unica|unico|unica-persona',
		'nadie mas lo|la|las|los? sabe|sabia|supo|vio|oyo|escucho|ha-visto|habia-visto|estaba|estuvo',
		'nadie excepto|salvo|menos yo',
		'excepto|salvo|menos|aparte-de|fuera-de yo|mi',
		'me lo|la? dijo|conto|confio|confeso|enseño|mostro solo|solamente|unicamente|nada-mas',
		'me lo|la? dijo|conto|confio|confeso en secreto|confianza|privado',
		'me dijo|pidio que no dijera|contara|hablara|le-dijera',
		'a mi nada-mas|nomas|solamente',
		'entre ella|el|ellos|nosotros|usted y yo'
	],
	self: [
		'me llamo ^?',
		'mi nombre verdadero|real|completo? es|^ ^?',
		'mi apellido es|^',
		'me dicen|llaman ^',
		'soy ^',
		'mi numero de? telefono|celular|whatsapp|contacto? es #?',
		'mi telefono|celular|movil|whatsapp|correo|email|facebook|instagram electronico? es #?',
		'mi correo|email personal|electronico?',
		'mi numero de cedula|pasaporte|identidad',
		'mi cumpleaños|cedula',
		'naci el|en'
	],
	'place-of-mine': [
		'mi|nuestra|nuestro propia|propio|pequeña|pequeño? cuarto|habitacion|casa|casita|apartamento|calle|barrio|vecindario|pueblo|oficina|tienda|colmado|hotel|restaurante|bar|negocio|iglesia|escuela|clase|turno|edificio|finca|salon|ventana|puerta|balcon|patio|galeria|cocina|taxi|guagua|bote|lancha|barco|empresa|compañia',
		'mi trabajo es|en|de|como',
		'donde|cuando|mientras yo? trabajo|vivo|duermo|limpio|estudio|alquilo|me-quedo',
		'donde|cuando|mientras yo trabajaba|vivia|dormia|limpiaba',
		'donde estoy trabajando|viviendo|durmiendo|quedandome',
		`yo trabajo|trabajaba|trabaje ${AT}`,
		`.trabajo ${AT}`,
		`y|que|porque|pues trabajo en|de|como|alli|alla|aqui|ahi`,
		`estoy|estaba|estuve trabajando yo? ${AT}`,
		'trabajamos|trabaje en|de|como|para|con',
		'yo? vivo|duermo|me-quedo|me-hospedo en|al|cerca|con|frente|encima|arriba|abajo|detras|junto|aqui-en|alla-en',
		'yo? vivo|vivimos a una|un|dos|tres|la|pocas',
		'yo limpio|cocino|cuido|manejo|sirvo|lavo|plancho|atiendo|entrego|vendo',
		'.limpio|cocino|cuido|atiendo la|el|las|los|en|a|un|una',
		`soy una|un|la|el|su? ${JOB}`,
		`yo soy|era|fui una|un|la|el|su? ${JOB}`,
		`trabajo|trabajaba de|como ${JOB}`,
		'al lado|frente|cerca|detras|enfrente de|a? mi|nosotros'
	],
	'exact-time': ['exactamente a la|las', 'a las? # y # en? punto?', 'en punto'],
	'exact-date': [`el? dia? #|primero de|del ${MONTH}`, 'el dia #'],
	'told-before': [
		'como|segun ya? le|les|se|lo|te? lo|la? dije|conte|denuncie|reporte|explique|informe',
		`ya|le|les|lo|se|yo lo|la|le? ya? ${SAID} todo|esto|eso|lo-mismo|de-esto? a|con|al|ante la|el|mi|un|una|los|las? ${HEARERS}`,
		`${PAST} todo|esto|eso|lo-mismo|de-esto? a|con|al|ante la|el|mi|un|una|los|las? ${HEARERS}`,
		'ya? fui a|al|ante|con la|el? policia|migracion|inmigracion|ministerio|embajada|consulado',
		'ya lo|la|los|las denuncie|reporte|avise|conte',
		'ya? hice|puse|presente una|la|mi denuncia|queja|querella|reporte|declaracion'
	],
	harmless: [
		'no solo|solamente yo|a-mi|conmigo',
		'ojala|si solo yo',
		'soy dominicana|dominicano|haitiana|haitiano|cubana|cubano|venezolana|venezolano|colombiana|colombiano|española|español|jamaicana|jamaicano|cristiana|cristiano|catolica|catolico|evangelica|latina|latino|de',
		'vivo|vivimos en|con miedo|paz',
		'menos mi|a-mi',
		'salmo|salmos|juan|mateo|lucas|marcos|proverbios|romanos # #?'
	],
	firstPerson: [
		...['yo', 'me', 'mi', 'mis', 'conmigo', 'nos', 'nosotros', 'nosotras', 'nuestro', 'nuestra'],
		...['vi', 'oi', 'fui', 'estuve', 'escuche', 'llegue', 'trabaje', 'sali', 'hable', 'estoy']
	]
};
