import type { Messages } from '#lib/i18n/messages.ts';

export const questions: Messages['questions'] = {
	groups: [
		{
			ask: 'un animal',
			words: ['gato', 'perro', 'caballo', 'burro', 'tigre', 'araña', 'ratón', 'león']
		},
		{ ask: 'un color', words: ['verde', 'amarillo', 'azul', 'blanco', 'gris', 'rojo', 'negro'] },
		{
			ask: 'algo de comer',
			words: ['pan', 'arroz', 'mango', 'queso', 'sopa', 'tomate', 'plátano', 'galleta']
		},
		{
			ask: 'un día de la semana',
			words: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo']
		},
		{
			ask: 'una parte del cuerpo',
			words: ['mano', 'rodilla', 'codo', 'hombro', 'oreja', 'nariz', 'dedo', 'espalda']
		},
		{
			ask: 'una prenda de vestir',
			words: ['camisa', 'falda', 'pantalón', 'vestido', 'abrigo', 'calcetín', 'sombrero']
		},
		{
			ask: 'algo que está en el cielo',
			words: ['nube', 'luna', 'estrella', 'sol', 'arcoíris', 'relámpago']
		},
		{
			ask: 'un mueble',
			words: ['mesa', 'silla', 'cama', 'estante', 'banco', 'sillón', 'armario']
		}
	],
	nth: ['primera', 'segunda', 'tercera', 'última'],
	ordinals: 'Escriba la {nth} palabra de esta lista: {list}',
	which: '¿Cuál de estas palabras es {ask}? {list}'
};
