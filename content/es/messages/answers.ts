import type { Templates } from '#lib/desk/answers/template.ts';

export const templates: Templates = {
	review: 'unreviewed',
	read: 'Hemos leído lo que escribió y estamos trabajando en ello. Gracias por escribir. Vuelva a mirar aquí con su código: puede que tengamos preguntas.',
	where:
		'Díganos, por favor, dónde es: la calle, el edificio o algo que esté cerca. Escriba solo cuando esté a solas.',
	when: 'Díganos, por favor, cuándo pasa: qué días y a qué hora. ¿Cuándo fue la última vez que usted sepa? Escriba solo cuando esté a solas.',
	'safe-to-write':
		'¿Puede leer y escribir aquí sin que nadie lo vea? ¿Alguien más usa este teléfono o lo mira? Díganos cómo y cuándo es mejor para usted. Si ahora no está a solas, salga de esta página.',
	child:
		'Necesitamos saber si hay algún menor: cualquier persona de menos de 18 años. ¿Cuántos son y qué edad cree que tienen? Basta con un cálculo.',
	danger:
		'Si usted u otra persona está en peligro ahora, llame al {{emergency}}. No vemos al momento lo que se escribe aquí.',
	'come-back':
		'Puede volver aquí con el mismo código, también después de que esto se cierre. Elija «Volver con el código» en este sitio y escriba su código. Puede añadir algo en cualquier momento. Guarde el código donde nadie mire y no se lo mande nunca a nadie.',
	waiting:
		'Tenemos que esperar a otras personas antes de seguir. No es por nada que usted haya hecho. Vuelva a mirar aquí con su código. Mientras tanto puede añadir algo.',
	'cannot-help':
		'Con esto no podemos ayudar nosotros mismos. Puede preguntar aquí: [[quién puede ayudar y cómo llegar a ellos]]. No tiene que decirles que nos escribió.',
	'thank-you':
		'Gracias por lo que nos contó. No tiene que hacer nada más. Por favor, no vaya a buscar más por su cuenta. Si algo cambia, puede escribir aquí otra vez con el mismo código.'
};
