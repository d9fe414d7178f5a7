import { describe, expect, it } from 'vitest';
import type { HintReason, HintRules } from './hint-rules.ts';
import { hintsIn, raising } from './hints.ts';

const reasonsIn = (text: string) => hintsIn(text).hints.map(({ reason }) => reason);

const SAID: Readonly<Record<string, readonly [text: string, reason: HintReason][]>> = {
	English: [
		['She says she wants to die.', 'suicide'],
		['He tried to kill himself last week', 'suicide'],
		['One man cant walk, his foot is infected', 'medical'],
		['She needs to see a doctor but they say no', 'medical'],
		['They look very sick.', 'medical'],
		['He beats her every night', 'danger-now'],
		['He said he will kill them if they run', 'danger-now'],
		['I heard one screaming on Sunday', 'danger-now'],
		['please come now', 'danger-now'],
		['The boss has a gun', 'weapon'],
		['A man with a big machete stands by the gate', 'weapon'],
		['They are locked in the shed at night', 'locked-in'],
		['Two girls kept upstairs', 'locked-in'],
		['She is not allowed to leave', 'locked-in'],
		['There are bars on every window', 'locked-in'],
		['The boat leaves tonight', 'about-to-be-moved'],
		['He is moving her off the island', 'about-to-be-moved'],
		['My neighbour beats a little girl from Haiti.', 'child-now'],
		['A man touches a girl who is 12', 'child-now'],
		['She is fourteen and he sells her to his friends', 'child-now']
	],
	Spanish: [
		['Dice que se quiere morir, que quiere matarse', 'suicide'],
		['No puede caminar y tiene fiebre muy alta', 'medical'],
		['Necesita ir al hospital', 'medical'],
		['El señor la golpea', 'danger-now'],
		['Amenaza con matarnos', 'danger-now'],
		['Oí gritos de noche', 'danger-now'],
		['El dueño tiene una pistola', 'weapon'],
		['Los vigila un señor con un machete', 'weapon'],
		['Están encerradas en un cuarto', 'locked-in'],
		['No la dejan salir', 'locked-in'],
		['La puerta de atrás tiene cadena', 'locked-in'],
		['La van a llevar a otra isla', 'about-to-be-moved'],
		['Una niña de 12 años llora de hambre', 'child-now'],
		['Un hombre toca a la hija menor', 'child-now']
	],
	French: [
		['Elle dit qu’elle veut mourir', 'suicide'],
		['Il ne peut plus marcher', 'medical'],
		['Elle a besoin d’un médecin', 'medical'],
		['Il la frappe tous les soirs', 'danger-now'],
		['Une femme crie à l’aide', 'danger-now'],
		['Le gardien a un fusil', 'weapon'],
		['Elles sont enfermées à clé', 'locked-in'],
		['Elle n’a pas le droit de sortir', 'locked-in'],
		['Le bateau part ce soir', 'about-to-be-moved'],
		['Une fillette de 9 ans pleure, elle a des bleus', 'child-now']
	],
	Creole: [
		['Li di li vle mouri', 'suicide'],
		['Li pa ka mache', 'medical'],
		['Li bezwen wè yon doktè', 'medical'],
		['Msye a bat li chak swa', 'danger-now'],
		['Li di l ap touye nou si nou pale', 'danger-now'],
		['Yo tande yon fi k ap rele anmwe', 'danger-now'],
		['Gad la gen zam', 'weapon'],
		['Yo fèmen yo a kle', 'locked-in'],
		['M pa gen dwa soti', 'locked-in'],
		['Li di l ap vann mwen bay yon lòt moun', 'about-to-be-moved'],
		['Bato a pral pati aswè a', 'about-to-be-moved'],
		['Gen yon tifi 10 an k ap kriye, li gen mak sou li', 'child-now']
	]
};

describe.each(Object.entries(SAID))('in %s', (_, said) => {
	it.each(said)('“%s” says it: %s', (text, reason) => {
		expect(reasonsIn(text)).toContain(reason);
	});
});

it.each([
	'He does not have a gun and nobody is hurt.',
	'She is not in any danger.',
	'Just to kill time we sat by the locked car; the toy gun was a joke.',
	'My boss says that if I leave I have to pay the whole year of my permit. Is that true?',
	'A girl who is 25 works there without food.',
	'The cook cuts with knives. I cook with knives.',
	'My child is in school.',
	'No hay armas y no están en peligro.',
	'Il n’y a pas d’arme. Elle ne touche pas son salaire.',
	'Mwen pa touche lajan depi de mwa. Yo pa gen zam.'
])('“%s” says none', (text) => {
	expect(reasonsIn(text)).toEqual([]);
});

it('quotes the words as they stand there, the most urgent first, each reason once', () => {
	const { hints } = hintsIn('They are LOCKED in.\nHe  has a Gun, a gun! He beats them.');
	expect(hints).toEqual([
		{ level: 1, reason: 'weapon', quote: 'Gun' },
		{ level: 1, reason: 'danger-now', quote: 'beats them' },
		{ level: 2, reason: 'locked-in', quote: 'LOCKED in' }
	]);
	expect(raising(hints, 2).map(({ reason }) => reason)).toEqual(['weapon', 'danger-now']);
	expect(raising(hints, 1)).toEqual([]);
});

it.each([
	'I wrote before about this.',
	'Perdí mi código y escribo otra vez.',
	'Je me suis trompé.',
	'Se mwen ankò.',
	'it is me again'
])('“%s” was written before', (text) => {
	expect(hintsIn(text).isAgain).toBe(true);
});

it('says of each language but the first whether somebody has read its words', () => {
	const rules = import.meta.glob<HintRules>('/content/*/messages/hint-rules.ts', {
		eager: true,
		import: 'rules'
	});
	const reviews = Object.entries(rules).map(([file, { review }]) => [file.split('/')[2], review]);
	expect(reviews.length).toBe(4);
	for (const [locale, review] of reviews)
		expect(review).toMatch(locale === 'en' ? /^source$/ : /^(unreviewed|.+, \d{4}-\d\d-\d\d)$/);
});

it('takes time in proportion to the length, also when a text is made to take longer', () => {
	for (const unit of [
		'she ',
		'no ',
		'pa ',
		'a girl of ',
		'not allowed to ',
		'li ',
		'la ',
		'12 ',
		'. a\n'
	]) {
		const text = unit.repeat(Math.ceil(20_000 / unit.length));
		const before = process.threadCpuUsage();
		hintsIn(text);
		const { user, system } = process.threadCpuUsage(before);
		expect((user + system) / 1000, unit).toBeLessThan(800);
	}
});
