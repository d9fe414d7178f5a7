import type { HintRules } from '#lib/gist/hint-rules.ts';

const NUMBER =
	'cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete';

export const rules: HintRules = {
	review: 'unreviewed',
	suicide: [
		'suicidio|suicidar|suicidarse|suicidarme|suicida',
		'matarme|matarse|ahorcarse|ahorcarme|cortarse|cortarme|lastimarse',
		'quitarme|quitarse|acabar la|con-mi|con-su|con-la vida?',
		'quiero|quiere|quería|queria|ganas-de|deseo morir|morirme|morirse|estar-muerta|estar-muerto',
		'no quiero|quiere vivir|seguir-viviendo',
		'mejor muerta|muerto|estar-muerta|estar-muerto'
	],
	medical: [
		'sangra|sangrando|sangre|inconsciente|desmayó|desmayo|desmayada|desmayado|sobredosis|convulsiones|convulsion|aborto|apuñalada|apuñalado|infectado|infectada|infección|herida|herido',
		'no puede|pueden|puedo respirar|caminar|levantarse|despertar',
		'brazo|pierna|muñeca|costilla|hueso|mano rota|roto|fracturada|fracturado|quebrada|quebrado',
		'necesita|necesitan|necesito ir-al|ver-a-un|un|una|ir-a-un? médico|doctor|hospital|ambulancia|medicina|medicinas|insulina|atención-médica',
		'muy|gravemente|bien enferma|enfermo|enfermas|enfermos|grave|herida|herido',
		'sin|no-le-dan|no-tiene medicina|medicinas|insulina|médico',
		'fiebre alta|muy-alta',
		'dando|dar|dio a luz'
	],
	'danger-now': [
		'la|lo|los|las|me|nos golpea|golpean|pega|pegan|maltrata|maltratan|tortura|torturan|estrangula|viola|violan|violaron|violó',
		'la|lo|los|las|me|nos va|van|quiere|quieren a? matar|golpear|quemar|disparar',
		'matarla|matarlo|matarlos|matarlas|matarnos|matar-a|golpearla|violarla',
		'amenaza|amenazó|amenazan|amenazaron|amenaza-con|dice-que|dijo-que con? matar|matarla|matarlo|matarnos|me-mata|la-mata|la-va-a-matar|nos-mata|me-va-a-matar',
		'pide|piden|gritando|grita|gritan|suplica|rogando|pidiendo por|pidiendo? ayuda|auxilio',
		'oí|oigo|oímos|escuché|escucho gritos|gritar',
		'en mucho|grave|gran|serio? peligro',
		'vida|vidas corre|corren|está-en|en peligro|riesgo',
		'manden|envíen|envien|mande ayuda|policía|a-la-policía|a-alguien',
		'auxilio',
		'violación|violada|golpeada|golpeado|torturada'
	],
	weapon: [
		'pistola|pistolas|revólver|rifle|escopeta|arma|armas|armado|armados|arma-de-fuego',
		'con|tiene|tenía|lleva|carga|sacó|saca|anda-con un|el|su? machete|cuchillo|navaja|puñal'
	],
	'locked-in': [
		'encerrada|encerrado|encerradas|encerrados|encierra|encierran|enciérran',
		'la|lo|los|las|me|nos|las-tienen|la-tienen|los-tienen tiene|tienen encerrada|encerrado|amarrada|amarrado|secuestrada|retenida|retenidos|retenidas|presa',
		'no la|lo|los|las|me|nos|puede|pueden|puedo|podemos deja|dejan|dejó|salir salir|ir|irse|salir-sola|nunca?',
		'no puede|pueden|puedo|podemos salir|irse|irme|irnos|escapar',
		'puerta|portón|cuarto|habitación de|está|con|tiene|cerrada|cierran|cerrado atrás|con|cadena|candado|llave con|llave|candado|cadena|tiene? cadena|llave|candado?',
		'bajo llave',
		'cierran|cierra|cerrado|cerrada|cerramos el|la|nos? portón|puerta|cuarto? con candado|llave|cadena',
		'rejas en las|todas|la ventanas|ventana',
		'encadenada|encadenado|esposada|amarrada|amarrado|amarrados|candado'
	],
	'about-to-be-moved': [
		'barco|avión|vuelo|lancha|ferry sale|se-va|zarpa esta-noche|mañana|hoy|pronto',
		'la|lo|los|las|me|nos va|van|quiere|quieren a? llevar|mandar|vender|sacar|trasladar|mover esta-noche|mañana|hoy|lejos|a-otra-isla|del-país|a-otro|pronto|para-otra|fuera',
		'llevarla|llevarlas|llevarlos|llevarse|sacarla|sacarlas|venderla|venderme|venderlas|mandarla esta-noche|mañana|hoy|a-otra|fuera|del-país|a-otro|a-un',
		'se la|las|los|lo llevan|lleva esta-noche|mañana|hoy'
	],
	child: [
		'niña|niño|niñas|niños|bebé|bebe|menor|menores|menor-de-edad|adolescente|muchachita|muchachito|chiquita|chiquito|colegiala|colegialas|nena|nene',
		`# años`,
		`${NUMBER} años`,
		'hija|hijo pequeña|pequeño|menor'
	],
	harm: [
		'pega|pegan|golpea|golpean|golpeada|golpeado|maltrata|maltratan|maltratada|quema|quemada|lastima|lastiman|lastimada',
		'viola|violan|violada|abusa|abusan|abusada|abuso|toca|tocan|tocar|sexo|sexual|desnuda|desnudo|prostituye|prostitución|prostituir',
		'vende|venden|vendida|alquila|alquilan',
		'sin ropa|comida|comer|comer-nada',
		'llora|lloran|llorando|grita|gritan|gritando|moretones|morados|golpes|cicatrices|hambre|asustada|drogada|amarrada|encerrada|encerrado',
		'hombres|clientes',
		'desaparecida|desaparecido|desapareció'
	],
	harmless: [
		'no|sin|nunca|ningún|ninguna hay|tiene|tienen|vi|llevan|lleva|están|está|estoy? un|una|ninguna|ningún|en? arma|armas|pistola|armado|armados|peligro|encerrada|encerrado|herida|herido|enferma|enfermo|cuchillo|machete',
		'matar|matando|mata el|al tiempo|hambre'
	],
	again: [
		'ya|antes|también-ya les|le|os|había|he? escribí|escrito|mandé|conté|avisé|reporté',
		'escribo|escribí|escribiendo otra-vez|de-nuevo|nuevamente|antes',
		'perdí|perdi|olvidé mi|el código|codigo|recibo',
		'soy yo otra-vez|de-nuevo',
		'me equivoqué|equivoque',
		'se me olvidó|olvido decir|contar',
		'mi|en-mi otro|otra|último|última|primer|anterior|primera mensaje|carta|reporte|denuncia|aviso'
	]
};
