import type { PromiseRules } from '#lib/desk/answers/promises.ts';

const YOU = 'te|le|la|lo|les|las|los|os|se';
const TO_ARREST =
	'detenido|detenida|detenidos|arrestado|arrestada|arrestados|liberado|liberada|liberadas|rescatado|rescatada|rescatadas|acusado|acusados|condenado|condenados|deportado|deportada|deportados|deportadas|castigado|castigados';

export const rules: PromiseRules = {
	review: 'unreviewed',
	safety: [
		'está|están|estás|estará|estarán|estarás|queda ya|ahora? a-salvo|segura|seguro|seguras|seguros|protegida|protegido|fuera-de-peligro|bien',
		'estará|estarán|estarás a-salvo|segura|seguro|protegida|protegido|bien',
		`${YOU} vamos-a|protegeremos|salvaremos|rescataremos|protegemos|mantendremos proteger|salvar|rescatar|a-salvo?`,
		`${YOU} protegeremos|salvaremos|rescataremos|protegemos|mantendremos`,
		'vamos a protegerla|protegerlo|protegerte|protegerlas|salvarla|salvarlo|salvarte|rescatarla|rescatarlas|rescatarte',
		'nada|nadie malo? le|te|les? va-a|puede|podrá? pasará|pasarle|pasarte|hará|hacerle|hacerte|pasar|encontrarla|encontrará',
		'prometo|prometemos|garantizo|garantizamos|aseguramos|le-aseguro|te-aseguro|se-lo-prometo',
		'todo va-a|irá|saldrá|estará salir|estar|ir? bien',
		'no tenga|tengas|tiene|tienes nada? miedo|que-temer'
	],
	stay: [
		'puede|puedes|podrá|podrán|podrás|pueden quedarse|quedarte|permanecer',
		'no|nunca la|lo|le|te|los|las|será|serán|serás|van-a|vamos-a? deportarán|deportaremos|deportar|deportarla|deportarlo|detendrán|arrestarán|expulsarán|devolverán|deportada|deportado|detenida|arrestada',
		`${YOU} daremos|conseguiremos|damos|darán|conseguirán|vamos-a-dar|van-a-dar|tramitaremos una|un|la|el|los|sus|tus? visa|visado|permiso|residencia|papeles|documentos|asilo|pasaporte`,
		'tendrá|tendrás|tendrán|recibirá|recibirás|obtendrá una|un|la|el|su|sus|tu? visa|visado|permiso|residencia|papeles|asilo|pasaporte'
	],
	pay: [
		`${YOU} pagaremos|pagarán|pagamos|van-a-pagar|vamos-a-pagar|compensaremos|recompensaremos|devolverán|daremos-dinero|mandaremos-dinero`,
		'recibirá|recibirás|recibirán|cobrará|cobrarás|recuperará|recuperarás|tendrá|tendrás su|tu|el|la|los|un|una|sus|tus? dinero|sueldo|salario|pago|recompensa|compensación|indemnización',
		'hay|con una? recompensa'
	],
	time: [
		'iremos|llegaremos|responderemos|contestaremos|escribiremos|llamaremos|actuaremos|ayudaremos|vamos|vendremos|estaremos|avisaremos ahí|allí|de-nuevo? hoy|mañana|pronto|enseguida|inmediatamente|esta-noche|en|dentro-de|antes-de',
		'dentro-de|en-menos-de|en-un-plazo-de #|un|una|unos|unas|dos|tres|pocos|pocas hora|horas|día|días|semana|semanas|minutos|mes|meses',
		'lo-antes-posible|cuanto-antes|de-inmediato|en-camino'
	],
	meeting: [
		'encontrarnos|reunirnos|vernos|nos-vemos|nos-encontramos|quedemos|veámonos|reúnase|encuéntrese|reunirse-con-nosotros|reunirme-con|verla-en-persona|verlo-en-persona|en-persona',
		'venga|ven|vengan|acérquese|pase|pásese a|por la|nuestra|el|mi? comisaría|oficina|estación|casa|policía|ministerio|cuartel',
		'podemos|podríamos|quiero|queremos|vamos-a|puedo verla|verlo|verte|visitarla|visitarlo|visitarte|recogerla|recogerlo|recogerte|buscarla|conocerla|encontrarla-en|ir-a-verla',
		'la|lo|te|las|los recogemos|recogeremos|recojo|visitaremos|esperamos|esperaremos|veremos|buscaremos',
		'espérenos|espéreme|espéranos'
	],
	outcome: [
		'hemos|han|ha|habían|fue|fueron|será|serán|está|están|va-a-ser|van-a-ser sido? ' + TO_ARREST,
		'hemos|han|ha allanado|registrado|visitado|interrogado|encontrado|hablado-con|abierto-una-investigación|cerrado-el-caso',
		'lo|los|la|las detuvimos|detuvieron|arrestamos|arrestaron|liberamos|liberaron|rescatamos|rescataron|detendremos|arrestaremos|detendrán|arrestarán',
		'vamos-a|van-a|va-a detenerlo|detenerlos|arrestarlo|arrestarlos|detener|arrestar|allanar|cerrar-el',
		'irá|irán|está|están a-la|en-la|en cárcel|prisión|juicio',
		'caso|investigación|redada se|está|ha|fue cerrado|cerrada|abierto|abierta|abrió|cerró|terminado|terminada|en-curso'
	],
	harmless: [
		'no|ni|nadie le|te|les? podemos|puedo|puede|podemos-le? prometer|garantizar|prometerle|garantizarle|prometemos|garantizamos|asegurar|aseguramos',
		'no|nadie le|te|les? promete|prometemos|garantiza|garantizamos|aseguramos',
		'si|cuando|cuándo|dónde|donde|cómo usted? está|están|esté|estén|estás|estés a-salvo|segura|seguro|protegida|bien',
		'.está|.están|.estás usted|ahora|ya? a-salvo|segura|seguro|protegida|bien'
	]
};
