export const voice = {
	heading: 'O dígalo',
	lead: 'Grabe aquí hasta 3 minutos. Una voz inventada vuelve a decir sus palabras antes de que algo salga de este teléfono. Su propia voz no se envía ni se guarda.',
	limits:
		'Así es más difícil reconocerle, no imposible. Lo que dice y cómo lo dice todavía puede llevar hasta usted, y alguien cerca puede oírle.',
	browser: 'Su navegador puede recordar que este sitio usó el micrófono.',
	write: 'Escribir es más seguro: escribir mejor',
	record: 'Grabar',
	stop: 'Parar',
	again: 'Grabar otra vez',
	send: 'Enviar esta grabación',
	of: 'de 3:00',
	time: 'Grabado hasta ahora',
	sound: 'Lo que se enviaría',
	look: 'Escuche primero. ¿Dice algo que lleve hasta usted? ¿Hay alguien cerca que pueda oírlo?',
	said: {
		refused:
			'El navegador no tuvo permiso para usar el micrófono. Puede permitirlo en sus ajustes, o escribir.',
		missing: 'No hay micrófono, u otra cosa lo está usando. Puede escribir.',
		failed: 'La grabación no funciona en este navegador. Puede escribir.',
		nothing: 'No se oyó a nadie. Inténtelo otra vez, más cerca del micrófono, o escriba.',
		recording: 'Grabando.',
		working: 'Se está haciendo la voz inventada. Puede tardar un minuto.',
		full: 'Se acabaron los 3 minutos. Se está haciendo la voz inventada. Puede tardar un minuto.',
		away: 'La grabación paró porque usted salió de la página. Se está haciendo la voz inventada.',
		made: 'Lista. Todavía no se ha enviado nada.',
		listen: 'Escúchela primero.'
	}
};
