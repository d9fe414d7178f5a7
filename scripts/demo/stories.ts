import type { Locale } from '../../src/lib/i18n/locales.ts';
import type { Form, Passing } from '../../src/lib/desk/outside/forms.ts';
import type { Answers } from '../../src/lib/questions/answers.ts';
import type { OutcomeKey } from '../../src/lib/server/triage/index.ts';

/** A made-up tip, and what the made-up staff did with it. No real place, person or business is meant. */
export type Story = {
	readonly hoursAgo: number;
	/** English where none is said. */
	readonly locale?: Locale;
	/** Words on a picture that comes along. */
	readonly picture?: readonly string[];
	readonly answers: Partial<Answers> & { readonly what: string };
	readonly by?: 'mara' | 'devon';
	readonly quarantined?: true;
	/** Read by somebody, and not taken. */
	readonly read?: true;
	readonly taken?: true;
	readonly note?: string;
	/** What was written into forms, one after the other. */
	readonly forms?: readonly Form[];
	/** Beside its closure, with what the forms are called. */
	readonly passing?: Partial<Passing>;
	readonly question?: string;
	/** For how many days the tip waits for the answer to it. */
	readonly waits?: number;
	readonly held?: { readonly days: number; readonly why: string };
	readonly added?: string;
	readonly outcome?: OutcomeKey;
	readonly why?: string;
};

/** Whatever day it is. */
const SCREENED_ON = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);

export const stories: readonly Story[] = [
	{
		hoursAgo: 0.2,
		answers: {
			way: 'saw',
			what: 'A man told two young women to be ready for the boat tonight. One was crying and said she does not want to go. He has both their passports in his bag.',
			area: 'KN-03',
			place: 'A guest house near the water',
			when: 'This evening',
			ongoing: 'yes',
			danger: 'yes',
			leaving: 'yes',
			who: 'Two women, about twenty. The man is tall, grey cap.',
			signs: ['papers-held', 'watched', 'threats'],
			how: 'heard'
		}
	},
	{
		hoursAgo: 3,
		answers: {
			way: 'me',
			what: 'I clean in a house. I work from five in the morning until they sleep. I am not paid since I came. She keeps my passport and says I owe her for the ticket.',
			area: 'KN-04',
			ongoing: 'yes',
			danger: 'no',
			signs: ['papers-held', 'no-pay', 'debt', 'long-hours', 'lives-at-work'],
			how: 'happened-to-me',
			contact: 'Only here, with the code.'
		},
		taken: true,
		forms: [
			{
				form: 'plan',
				blamed: 'She herself: nobody else knows what she is paid.',
				there: 'Yes, in the house.',
				windows: [{ day: 3, from: '10:00', to: '12:00' }],
				phone: 'She has none of her own. The woman of the house has seen her use the neighbour’s.',
				another: 'That it is a wrong number.',
				agreed: 'not-asked',
				after: []
			}
		],
		question:
			'Thank you for writing. You did the right thing. Are you alone in the house at any time of the week, and is it safe for you to read this page then?',
		waits: 5
	},
	{
		hoursAgo: 6,
		answers: {
			way: 'known',
			what: 'A girl in my daughter’s class has stopped coming. She stays with people who are not her family and minds their small children all day.',
			area: 'KN-08',
			child: 'yes',
			ongoing: 'yes',
			signs: ['young', 'not-free'],
			how: 'told'
		},
		by: 'devon',
		taken: true,
		note: 'Spoke to the school attendance officer without naming the tip. Waiting for the register.',
		held: { days: 1, why: 'The school looks into the register tomorrow.' }
	},
	{
		hoursAgo: 20,
		answers: {
			way: 'saw',
			what: 'Every morning before light a white van brings eight or nine men to the building site and takes them away after dark. They have no boots and no helmets. One told me that the man who found them the job takes most of the pay.',
			area: 'KN-15',
			place: 'New building above the main road',
			when: 'Every day but Sunday, before six',
			who: 'Eight or nine men. The driver answers for all of them.',
			vehicles: 'White van, back window taped, plate begins with PA',
			signs: ['no-pay', 'debt', 'long-hours', 'watched'],
			how: 'saw',
			ongoing: 'yes'
		},
		taken: true,
		note: 'Same van as in another tip of this week? Compare the tape on the window.',
		added: 'The van was there again today. The first letters are PA 4.'
	},
	{
		hoursAgo: 26,
		answers: {
			way: 'saw',
			what: 'The girls who work in the bar live upstairs and are never seen outside without the manager’s brother. One asked me to buy her a phone card and then said to forget it.',
			area: 'KN-03',
			place: 'A bar with rooms above',
			when: 'Weekends, late',
			signs: ['watched', 'lives-at-work'],
			how: 'saw'
		},
		read: true
	},
	{
		hoursAgo: 30,
		answers: {
			way: 'known',
			what: 'My cousin took a job online as a chat helper abroad. She was told a hotel job. Now she says she cannot leave and they make her write to strangers for money.',
			area: 'elsewhere',
			online: 'The advert was in a jobs group. The name of the page has changed since.',
			signs: ['lied-to', 'not-free', 'threats'],
			how: 'told',
			ongoing: 'yes'
		},
		by: 'devon',
		read: true
	},
	{
		hoursAgo: 49,
		answers: {
			way: 'saw',
			what: 'An officer comes to the house at night and leaves with an envelope. The women there are told that he will send them away if they talk.',
			area: 'KN-11',
			when: 'Fridays',
			signs: ['threats', 'not-free'],
			involved: ['police'],
			how: 'saw'
		}
	},
	{
		hoursAgo: 52,
		answers: {
			way: 'question',
			what: 'My boss says that if I leave I have to pay the whole year of my permit. Is that true?'
		},
		taken: true,
		outcome: 'question-answered',
		why: 'Pointed to the labour department and to legal aid.'
	},
	{
		hoursAgo: 75,
		answers: {
			way: 'saw',
			what: 'Crew on a yacht ask for food over the side. They have not been ashore for weeks.',
			area: 'KN-10',
			place: 'At anchor off the town',
			vehicles: 'White two-masted yacht',
			signs: ['not-free', 'hurt'],
			how: 'saw'
		},
		by: 'devon',
		taken: true,
		outcome: 'referred',
		passing: {
			despite: { because: 'danger', words: 'They had been without food for two days.' },
			referral: { to: 'customs' }
		},
		why: 'Coast Guard and the port went aboard together. Crew have shore passes now.'
	},
	{
		hoursAgo: 80,
		answers: { way: 'saw', what: 'strange people at the shop' },
		taken: true,
		outcome: 'not-enough-detail',
		why: 'Nothing to go by.'
	},
	{
		hoursAgo: 98,
		answers: {
			way: 'saw',
			what: 'A boat came in at night and people walked up from the beach.',
			area: 'nevis',
			when: 'Last week',
			how: 'heard'
		},
		taken: true,
		forms: [
			{
				form: 'screening',
				people: [1, 2, 3].map((n) => ({
					who: `The ${n === 1 ? 'first' : n === 2 ? 'second' : 'third'} of three men`,
					by: 'Mara Liburd, in Creole, with an interpreter from the other island',
					day: SCREENED_ON
				}))
			}
		],
		outcome: 'smuggling-only',
		why: 'Screened one by one with an interpreter. Nobody was held or owed a debt.'
	},
	{
		hoursAgo: 5,
		quarantined: true,
		answers: { way: 'saw', what: 'Buy followers cheap, best price, click now.' }
	},
	{
		hoursAgo: 1.5,
		locale: 'ht',
		answers: {
			way: 'me',
			what: 'Mwen vini pou travay nan yon restoran. Patwon an kenbe paspò mwen. Mwen dòmi dèyè magazen an ak senk lòt moun. Yo pa peye m depi de mwa. Mwen pè pale ak lapolis.',
			area: 'KN-03',
			place: 'Dèyè yon magazen',
			ongoing: 'yes',
			danger: 'no',
			signs: ['papers-held', 'no-pay', 'lives-at-work', 'threats'],
			how: 'happened-to-me',
			contact: 'Isit la sèlman, ak kòd la.'
		}
	},
	{
		hoursAgo: 4,
		locale: 'es',
		answers: {
			way: 'known',
			what: 'Mi hermana vino de Santo Domingo para cuidar a una señora mayor. Le dijeron 400 dólares por semana. Ahora no le dan salida, no tiene su pasaporte y le dicen que debe 3.000 dólares por el viaje.',
			area: 'KN-13',
			ongoing: 'yes',
			danger: 'unknown',
			signs: ['papers-held', 'debt', 'not-free', 'lied-to', 'lives-at-work'],
			phones: 'Ella llama desde el 869 555 0143',
			how: 'told'
		}
	},
	{
		hoursAgo: 9,
		picture: [
			'HOTEL STAFF WANTED',
			'No papers? No problem.',
			'We pay your ticket.',
			'Call 869 555 0143'
		],
		answers: {
			way: 'saw',
			what: 'This is being passed round in a jobs group. My neighbour wrote to them. They asked for a photograph of her whole body and said somebody would fetch her at the airport.',
			area: 'unknown',
			online: 'Jobs group, page called Island Staff Now',
			phones: '869 555 0143',
			signs: ['lied-to'],
			how: 'online',
			ongoing: 'yes'
		}
	},
	{
		hoursAgo: 44,
		answers: {
			way: 'saw',
			what: 'White van with tape over the back window at the quarry road before six. Men with no boots get out and the driver counts them. Plate PA 4172.',
			area: 'KN-15',
			plates: 'PA 4172',
			when: 'Monday, before six',
			signs: ['watched', 'long-hours'],
			how: 'saw',
			ongoing: 'yes'
		},
		by: 'devon',
		read: true
	},
	{
		hoursAgo: 60,
		locale: 'fr',
		answers: {
			way: 'saw',
			what: 'Dans la villa louée à côté, une jeune fille fait le ménage jour et nuit. Elle ne parle à personne. Quand je lui ai dit bonjour, la dame l’a fait rentrer.',
			area: 'nevis',
			child: 'unknown',
			signs: ['watched', 'long-hours', 'young', 'lives-at-work'],
			how: 'saw',
			ongoing: 'yes'
		},
		by: 'devon',
		taken: true,
		note: 'The labour office has nobody registered at that address.',
		held: { days: 4, why: 'The owner of the villa is asked for the papers of the lease.' }
	},
	{
		hoursAgo: 68,
		locale: 'es',
		answers: {
			way: 'me',
			what: 'Trabajo en un bar. Vivimos arriba. El hermano del encargado guarda la llave de la puerta. Me quitan dinero por la cama, la comida y la ropa, y cada semana debo más.',
			area: 'KN-03',
			place: 'Un bar con cuartos arriba',
			danger: 'no',
			signs: ['locked-in', 'debt', 'lives-at-work', 'watched'],
			how: 'happened-to-me',
			contact: 'Solo aquí'
		},
		taken: true,
		question:
			'Gracias por escribir. ¿Hay un momento de la semana en que esté sola y pueda leer esta página sin peligro?',
		added: 'Los lunes por la mañana, cuando duermen todos.'
	},
	{
		hoursAgo: 90,
		answers: {
			way: 'saw',
			what: 'Fishing boat Lady Corrine goes out with six men and the same six never come to the shop. A boy of about fifteen mends nets on it at night.',
			area: 'KN-10',
			boats: 'Lady Corrine, blue hull',
			child: 'yes',
			signs: ['not-free', 'young', 'long-hours'],
			how: 'saw',
			ongoing: 'unknown'
		},
		by: 'devon',
		taken: true,
		note: 'Coast Guard asked to note crew when she next comes in.',
		held: { days: 6, why: 'She is at sea until the weekend.' }
	},
	{
		hoursAgo: 120,
		answers: {
			way: 'known',
			what: 'A student told me that her landlord lets her off the rent if she is kind to his friends. She is seventeen.',
			area: 'KN-03',
			child: 'yes',
			signs: ['young', 'threats'],
			how: 'told'
		},
		taken: true,
		outcome: 'referred',
		why: 'Child protection has met her at school with a counsellor. They go on with it.'
	},
	{
		hoursAgo: 150,
		locale: 'es',
		answers: {
			way: 'question',
			what: '¿Puede mi patrón quedarse con mi pasaporte mientras trabajo para él?'
		},
		taken: true,
		outcome: 'question-answered',
		why: 'Answered with the page on papers and pay.'
	},
	{
		hoursAgo: 190,
		answers: {
			way: 'saw',
			what: 'A woman at the clinic let the man with her answer everything. Bruises on both arms. He held her papers and the appointment card.',
			area: 'KN-03',
			signs: ['watched', 'papers-held', 'hurt'],
			how: 'saw',
			ongoing: 'unknown'
		},
		by: 'devon',
		taken: true,
		outcome: 'not-enough-detail',
		why: 'Asked twice when she comes again. No answer in five weeks.'
	},
	{
		hoursAgo: 240,
		answers: {
			way: 'saw',
			what: 'Eleven people in two rooms above the shop, bunk beds to the ceiling. They are fetched at five and brought back at nine.',
			area: 'KN-09',
			people: 'many',
			signs: ['lives-at-work', 'long-hours', 'no-pay'],
			how: 'saw'
		},
		taken: true,
		outcome: 'referred',
		why: 'Labour inspectors and the fire service went in together.'
	},
	{
		hoursAgo: 300,
		locale: 'ht',
		answers: {
			way: 'question',
			what: 'Si mwen pale sou patwon mwen, èske y ap voye m tounen?'
		},
		taken: true,
		outcome: 'question-answered',
		why: 'Answered with what is known of the law, and with whom to ask.'
	},
	{
		hoursAgo: 340,
		answers: {
			way: 'saw',
			what: 'The man in the corner house has too many visitors. I am sure that he sells people.',
			area: 'KN-08'
		},
		taken: true,
		outcome: 'unfounded-after-checks',
		why: 'A card game on Thursdays. Nothing else was seen in two weeks.'
	},
	{
		hoursAgo: 410,
		answers: {
			way: 'known',
			what: 'My friend went to another island as a dancer. She sends voice notes at night and says that she may not leave the flat.',
			area: 'elsewhere',
			signs: ['not-free', 'watched'],
			how: 'told'
		},
		by: 'devon',
		taken: true,
		outcome: 'referred',
		why: 'Passed to the police of that island through the regional contact.'
	},
	{
		hoursAgo: 500,
		answers: {
			way: 'saw',
			what: 'Children sell sweets at the cruise port until late each night, always the same three, and a man takes the money.',
			area: 'KN-03',
			child: 'yes',
			signs: ['young', 'watched', 'long-hours'],
			how: 'saw'
		},
		taken: true,
		outcome: 'referred',
		why: 'Probation and child welfare know the family now.'
	},
	{
		hoursAgo: 600,
		locale: 'fr',
		answers: {
			way: 'saw',
			what: 'Deux hommes dorment dans le conteneur du chantier. Le chef garde leurs papiers « pour la sécurité ».',
			area: 'KN-15',
			signs: ['papers-held', 'lives-at-work'],
			how: 'saw'
		},
		taken: true,
		outcome: 'referred',
		why: 'Papers given back in front of a labour inspector.'
	},
	{
		hoursAgo: 640,
		answers: { way: 'saw', what: 'asdf asdf' },
		taken: true,
		outcome: 'not-enough-detail',
		why: 'Nothing to go by.'
	}
];
