import type { CommonWords } from '#lib/gist/common-words.ts';

export const common: CommonWords = {
	small:
		'a adonde ahi ahora al algo alguien algun alguna algunas algunos alla alli ante antes aqui asi aun aunque bajo bien cada casi como con cosa cosas cual cuando cuanto da dan de decir deja dejan del desde despues dia dias dice dicen dijo donde dos durante e el ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta estaba estaban estan estar estas este esto estos estoy fue fueron ha habia hace hacen hacia han hasta hay he hizo hoy ir igual la las le les lo los luego mas me mi mia mientras mis misma mismo mucha muchas mucho muchos muy nada nadie ni ningun no nos nosotros nunca o otra otras otro otros para pero poco por porque puede pueden pues que quien quienes quiere quieren sabe saben se sea segun ser si sido siempre sin sobre solo son soy su sus tal tambien tan tanto te tener tengo tenia tenian tiene tienen toda todas todo todos tres tu tus un una unas uno unos usted va vamos van ve veces ver vez vi viene vienen voy y ya yo cuatro cinco seis siete ocho nueve diez',
	usual:
		'agencia amiga amigo anuncio ayuda bar barco boleto casa carro chica chicas cliente clientes club cocina cocino comida cuarto cuida cuidar dinero dolares dueno duena deuda empleo enganaron encargada encerrada familia finca gente hermana hija hijo hombre hombres horas hotel isla jefe llama llaman llamar lleva llevan llevar limpiar limpieza madre mandan manana mensaje mes meses miedo muchacha muchachas mujer mujeres nina ninas nino ninos noche novio numero oferta paga pagan pagar pais papeles pasaporte pasaportes patron persona personas placa policia prima prometieron puerta pueblo quito quitaron restaurante sale salir semana semanas senor senora sueldo telefono tiempo trabaja trabajan trabajar trabajo trajo trajeron vecina vende venden vive viven vivo',
	capitals:
		'lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre navidad dios haitiano haitiana dominicano dominicana colombiana colombianas venezolana venezolanas cubana haiti republica dominicana caribe espana canada estados unidos facebook whatsapp instagram',
	titles: 'senor senora senorita sr sra don dona tio tia doctor doctora jefe capitan',
	places:
		'aeropuerto aldea avenida bahia barrio calle camino carretera colonia cerro escuela hospital hotel iglesia isla islas loma mercado monte muelle norte parque playa plaza puerto punta pueblo rio san santa santo sur supermercado villa',
	given:
		'ana andres angel antonio carlos carmen daniel david diego elena jesus jorge jose josefina juan juana laura luis luisa luz manuel maria mario miguel pablo pedro rafael ramon rosa sofia yolanda',
	greetings:
		'hola buenas buenos dias tardes noches saludos por favor quiero quisiera denunciar reportar decir que estimados senores'
};
