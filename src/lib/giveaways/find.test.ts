import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '#lib/i18n/locales.ts';
import { compile, find } from './find.ts';
import { kinds, rulesFor, type Kind, type Rules } from './rules.ts';

const languages = import.meta.glob<Rules>('/content/*/messages/giveaway-rules.ts', {
	eager: true,
	import: 'rules'
});
const of = (locale: Locale) => languages[`/content/${locale}/messages/giveaway-rules.ts`]!;
/** As the page does it: its own language and English. */
/** Of all that is looked through in a form: characters. */
const LONGEST = 20_000;

const rulesIn = (locale: Locale) => compile(rulesFor(kinds, [of(locale), of('en')]));
const foundIn = (locale: Locale, text: string): [Kind, string][] =>
	find(text, rulesIn(locale)).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

const GIVEAWAYS: Record<Locale, readonly [text: string, kind: Kind, words: string][]> = {
	en: [
		['He works with my boss at the docks.', 'relation', 'my boss'],
		['It was mi cousin who carry them.', 'relation', 'mi cousin'],
		['MY OLD LANDLADY locks the gate', 'relation', 'MY OLD LANDLADY'],
		['My mother-in-law hired her.', 'relation', 'My mother-in-law'],
		['A friend of mine drives them.', 'relation', 'friend of mine'],
		['Only I was there that night.', 'only-me', 'Only I'],
		['He told only me about the boat.', 'only-me', 'told only me'],
		['Nobody else knows where they sleep.', 'only-me', 'Nobody else knows'],
		['He told me in confidence.', 'only-me', 'told me in confidence'],
		['My name is Maria.', 'self', 'My name is Maria'],
		['I am Maria and I saw it.', 'self', 'I am Maria'],
		['I’m Maria.', 'self', 'I’m Maria'],
		['I clean the rooms there.', 'place-of-mine', 'I clean the'],
		['I work at the front desk.', 'place-of-mine', 'I work at'],
		['She cried outside my room.', 'place-of-mine', 'my room'],
		['I’m the night receptionist', 'place-of-mine', 'I’m the night receptionist'],
		['They living next to me.', 'place-of-mine', 'living next to me'],
		['It was at 10:42 when he came.', 'exact-time', '10:42'],
		['The van left 9.17 pm.', 'exact-time', '9.17'],
		['Seven minutes past ten', 'exact-time', 'minutes past ten'],
		['I was there on March 14th.', 'exact-date', 'March 14th'],
		['On 14/03/2026 I saw them.', 'exact-date', '14/03/2026'],
		['Call me 869-662-1234.', 'contact', '869-662-1234'],
		['Call +1 (869) 662 1234!', 'contact', '+1 (869) 662 1234'],
		['Write to some.one@mail.example.', 'contact', 'some.one@mail.example'],
		['As I told the police, he hits her.', 'told-before', 'As I told'],
		['I already told my pastor.', 'told-before', 'I already told my pastor'],
		['I went to the police about it.', 'told-before', 'I went to the police'],
		['I reported it to immigration.', 'told-before', 'I reported it to immigration']
	],
	es: [
		['Mi jefe le quitó el pasaporte.', 'relation', 'Mi jefe'],
		['Trabaja para mi patrona.', 'relation', 'mi patrona'],
		['mis primas duermen allí', 'relation', 'mis primas'],
		['Un vecino mío los lleva.', 'relation', 'vecino mío'],
		['Solo yo estaba en la casa.', 'only-me', 'Solo yo'],
		['Me lo contó solo a mí.', 'only-me', 'Me lo contó solo'],
		['Nadie más sabe dónde están.', 'only-me', 'Nadie más sabe'],
		['Me llamo María.', 'self', 'Me llamo María'],
		['Soy María, la del colmado.', 'self', 'Soy María'],
		['Mi número de teléfono es', 'self', 'Mi número de teléfono es'],
		['Lloraba frente a mi casa.', 'place-of-mine', 'mi casa'],
		['Yo trabajo en el hotel.', 'place-of-mine', 'Yo trabajo en'],
		['Trabajo de noche. Trabajo en la cocina.', 'place-of-mine', 'Trabajo de'],
		['Soy la cocinera.', 'place-of-mine', 'Soy la cocinera'],
		['Llegó a las 10:42 con dos.', 'exact-time', '10:42'],
		['El 14 de marzo vi a tres.', 'exact-date', 'El 14 de marzo'],
		['Ya le dije a la policía.', 'told-before', 'Ya le dije a la policía'],
		['Hablé con el pastor.', 'told-before', 'Hablé con el pastor'],
		['Como ya conté al pastor', 'told-before', 'Como ya conté'],
		['My boss keeps her passport', 'relation', 'My boss']
	],
	ht: [
		['Patwon mwen pran paspò li.', 'relation', 'Patwon mwen'],
		['Se lakay kouzen m yo ye.', 'relation', 'kouzen m'],
		['Bos mwen pa peye yo', 'relation', 'Bos mwen'],
		['Sè m te wè yo tou.', 'relation', 'Sè m'],
		['Se mwen sèl ki te la.', 'only-me', 'Se mwen sèl'],
		['Li di mwen sèl sa.', 'only-me', 'di mwen sèl'],
		['Pa gen lòt moun ki konnen.', 'only-me', 'Pa gen lòt moun ki konnen'],
		['Mwen rele Mari.', 'self', 'Mwen rele Mari'],
		['Non m se Jan.', 'self', 'Non m se Jan'],
		['Li kriye devan chanm mwen.', 'place-of-mine', 'chanm mwen'],
		['M’ap travay nan otèl la.', 'place-of-mine', 'M’ap travay nan'],
		['Mwen netwaye chanm yo.', 'place-of-mine', 'Mwen netwaye chanm'],
		['Machin nan rive 10è42.', 'exact-time', '10è42'],
		['Mwen te wè yo 14 mas.', 'exact-date', '14 mas'],
		['Jan m te di lapolis la', 'told-before', 'Jan m te di'],
		['Mwen rele lapolis men yo pa vini.', 'told-before', 'Mwen rele lapolis'],
		['M te deja rele lapolis.', 'told-before', 'M te deja rele lapolis']
	],
	fr: [
		['Mon patron garde leurs papiers.', 'relation', 'Mon patron'],
		['C’est ma belle-sœur qui loue.', 'relation', 'ma belle-sœur'],
		['C’est ma belle soeur', 'relation', 'ma belle soeur'],
		['J’étais le seul dans la cour.', 'only-me', 'J’étais le seul'],
		['Il ne l’a dit qu’à moi.', 'only-me', 'qu’à moi'],
		['Personne d’autre ne sait.', 'only-me', 'Personne d’autre ne sait'],
		['Je m’appelle Marie.', 'self', 'Je m’appelle Marie'],
		['Je suis Marie.', 'self', 'Je suis Marie'],
		['Elle pleurait près de chez moi.', 'place-of-mine', 'près de chez moi'],
		['Je travaille à la réception.', 'place-of-mine', 'Je travaille à'],
		['je nettoie les chambres', 'place-of-mine', 'je nettoie les'],
		['J’habite juste en face.', 'place-of-mine', 'J’habite juste'],
		['Il est parti à 22h15.', 'exact-time', '22h15'],
		['à 10 heures 42', 'exact-time', '10 heures 42'],
		['Je les ai vus le 14 mars.', 'exact-date', 'le 14 mars'],
		['Comme je l’ai dit au pasteur', 'told-before', 'Comme je l’ai dit'],
		['J’ai déjà appelé la police.', 'told-before', 'J’ai déjà appelé la police']
	]
};

const HARMLESS: Record<Locale, readonly string[]> = {
	en: [
		'She sleeps in the shop and is never alone.',
		'Her boss keeps her passport.',
		'The boat is green, PA 4471, with two men.',
		'They came at 10:30 or at eleven o’clock.',
		'He took the only key and told her mother.',
		'The young girl is about 15. I am afraid for her.',
		'They were promised work in a hotel.',
		'If only I had known.',
		'I went to the hospital and she was there.',
		'I am Haitian and so is she.',
		'On 14 March the boat went out.',
		'Every day since 2019-2023, for $1,200,000.',
		'The Lord says it in John 3:16.',
		'His cousin told the police nothing.',
		'He asks for US$5000 and 300 a month.'
	],
	es: [
		'Ella duerme en la tienda y nunca está sola.',
		'Su jefe le quitó el pasaporte.',
		'Le prometieron trabajo en un hotel.',
		'Trabajan desde las 6 de la mañana hasta las 10.',
		'El barco salió el 14 de marzo.',
		'Solo hay una puerta y está cerrada.',
		'Soy dominicana, como ellas.',
		'Un hombre alto las vigila siempre.',
		'La dueña no les paga.',
		'Hay unas diez muchachas.',
		'Tengo miedo por ella.',
		'Nadie más vive en esa casa.',
		'Llame a la policía, por favor.'
	],
	ht: [
		'Li dòmi nan magazen an, li pa janm poukont li.',
		'Patwon li pran paspò li.',
		'Yo te pwomèt yo travay nan yon otèl.',
		'Se mwen ki wè machin nan.',
		'Yo travay depi 6 è jiska 10 è.',
		'Bato a soti 14 mas.',
		'Yo rele lapolis men li pa vini.',
		'Gen yon gason ki ap veye yo.',
		'Mwen se Ayisyen.',
		'Yo pa peye yo.',
		'Li gen yon sèl pòt.',
		'Mwen pè pou li.',
		'Pèsonn pa konnen kote yo ye.'
	],
	fr: [
		'Elle dort dans le magasin et n’est jamais seule.',
		'Son patron garde son passeport.',
		'On leur a promis un travail dans un hôtel.',
		'Ils travaillent de 6 heures à 22 heures.',
		'Le bateau est parti le 14 mars.',
		'Il n’y a qu’une seule porte.',
		'Je suis haïtienne comme elles.',
		'Un homme grand les surveille.',
		'La propriétaire ne les paie pas.',
		'Elles sont plus jeunes que moi.',
		'J’ai peur pour elle.',
		'Je suis allée à l’hôpital.',
		'Il a dit à la police que tout va bien.'
	]
};

describe.each(Object.keys(GIVEAWAYS) as Locale[])('in %s', (locale) => {
	it.each(GIVEAWAYS[locale])('“%s” gives its teller away: %s', (text, kind, words) => {
		expect(foundIn(locale, text)).toContainEqual([kind, words]);
	});

	it.each(HARMLESS[locale])('“%s” does not', (text) => {
		expect(foundIn(locale, text)).toEqual([]);
	});
});

describe('whatever somebody wrote', () => {
	const rules = rulesIn('ht');
	const bits = GIVEAWAYS.ht.map(([text]) => text);
	const writing = fc
		.array(
			fc.oneof(
				fc.constantFrom(...bits, ' ', '\n', 'm', 'my', '10:42'),
				fc.string({ unit: 'grapheme' })
			)
		)
		.map((parts) => parts.join(' '));

	it('is found in order, one beside the other, as it stands there', () => {
		fc.assert(
			fc.property(writing, (text) => {
				let end = 0;
				for (const { from, to, kind } of find(text, rules)) {
					expect(from).toBeGreaterThanOrEqual(end);
					expect(to).toBeGreaterThan(from);
					expect(kinds).toContain(kind);
					end = to;
				}
				expect(end).toBeLessThanOrEqual(text.length);
			})
		);
	});

	it('is found as well without capitals', () => {
		const kindsIn = (text: string) =>
			find(text, rules)
				.map(({ kind }) => kind)
				.filter((kind) => kind !== 'self');
		fc.assert(
			fc.property(fc.constantFrom(...bits), (text) => {
				expect(kindsIn(text.toLowerCase())).toEqual(kindsIn(text));
			})
		);
	});

	it('takes time in proportion to its length, also when it is made to take longer', () => {
		const unit = fc.constantFrom(
			'm',
			'my ',
			'a',
			'1',
			'1 ',
			'12:',
			'(',
			'@',
			'a.',
			' ',
			'\n',
			'i am ',
			'1/2/20. ',
			'é'
		);
		const unkind = fc.array(unit, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(unkind, (part) => {
				const text = part.repeat(Math.ceil(LONGEST / part.length));
				// What the thread itself has worked: others on the machine make it wait, and do not make it longer.
				const before = process.threadCpuUsage();
				find(text, rules);
				const { user, system } = process.threadCpuUsage(before);
				expect((user + system) / 1000, part).toBeLessThan(800);
			}),
			{ numRuns: 30 }
		);
	});
});
