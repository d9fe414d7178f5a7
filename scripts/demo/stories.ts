import type { Answers } from '../../src/lib/questions/answers.ts';
import type { OutcomeKey } from '../../src/lib/server/triage/index.ts';

/** A made-up tip, and what the made-up staff did with it. No real place, person or business is meant. */
export type Story = {
	readonly hoursAgo: number;
	readonly answers: Partial<Answers> & { readonly what: string };
	readonly by?: 'mara' | 'devon';
	readonly quarantined?: true;
	readonly taken?: true;
	readonly note?: string;
	readonly question?: string;
	/** For how many days the tip waits for the answer to it. */
	readonly waits?: number;
	readonly held?: { readonly days: number; readonly why: string };
	readonly added?: string;
	readonly outcome?: OutcomeKey;
	readonly why?: string;
};

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
		}
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
		}
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
		why: 'Coast Guard and the port went aboard together. Crew have shore passes now.'
	},
	{
		hoursAgo: 80,
		answers: { way: 'saw', what: 'strange people at the shop' }
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
		outcome: 'smuggling-only',
		why: 'Screened one by one with an interpreter. Nobody was held or owed a debt.'
	},
	{
		hoursAgo: 5,
		quarantined: true,
		answers: { way: 'saw', what: 'Buy followers cheap, best price, click now.' }
	}
];
