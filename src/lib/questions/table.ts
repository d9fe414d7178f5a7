import type { Question } from './question.ts';

/** Raised whenever `raises` or `detail` of a question, or a rule of urgency, changes: an old tip keeps saying which rules it was read by. */
export const RULES_VERSION = 3;

/**
 * Every question of the tip form, one a row; its words stand in each language under `tip.questions.asks`. Answers are
 * sealed in this order, and those who open tips have read its names: a new row goes to the end, none moves or is renamed.
 * Longest answers: a long story fits, a file does not.
 */
export const questions = {
	what: {
		kind: 'text',
		topic: 'what',
		longest: 20_000,
		rows: 8,
		required: true,
		names: 'rare',
		showsTeller: true
	},
	area: { kind: 'area', topic: 'where' },
	place: {
		kind: 'text',
		topic: 'where',
		longest: 1_000,
		rows: 1,
		names: 'all',
		showsTeller: true,
		detail: 'place'
	},
	when: {
		kind: 'text',
		topic: 'when',
		longest: 1_000,
		rows: 1,
		names: 'all',
		showsTeller: true,
		detail: 'time'
	},
	pattern: { kind: 'one', topic: 'when', of: ['once', 'some', 'always', 'unknown'], inRow: true },
	ongoing: { kind: 'knows', topic: 'when', readWith: 'now' },
	danger: { kind: 'knows', topic: 'now', raises: { yes: { level: 1, reason: 'danger-now' } } },
	child: {
		kind: 'knows',
		topic: 'now',
		last: true,
		raises: { yes: { level: 2, reason: 'child' } }
	},
	/** About to be taken away, by boat or plane, or moved. */
	leaving: {
		kind: 'knows',
		topic: 'now',
		raises: { yes: { level: 1, reason: 'about-to-be-moved' } }
	},
	people: { kind: 'one', topic: 'people', of: ['one', 'few', 'many', 'unknown'], inRow: true },
	/** To whom it is done. */
	who: {
		kind: 'text',
		topic: 'people',
		longest: 4_000,
		rows: 3,
		names: 'all',
		showsTeller: true,
		detail: 'victims'
	},
	/** Who does it. */
	doers: {
		kind: 'text',
		topic: 'people',
		longest: 4_000,
		rows: 3,
		names: 'all',
		showsTeller: true,
		detail: 'doers'
	},
	plates: { kind: 'text', topic: 'things', longest: 1_000, rows: 2, names: 'all', detail: 'car' },
	vehicles: { kind: 'text', topic: 'things', longest: 1_000, rows: 2, names: 'all', detail: 'car' },
	boats: { kind: 'text', topic: 'things', longest: 1_000, rows: 2, names: 'all', detail: 'boat' },
	phones: { kind: 'text', topic: 'things', longest: 1_000, rows: 2, names: 'all', detail: 'phone' },
	online: {
		kind: 'text',
		topic: 'things',
		longest: 1_000,
		rows: 2,
		names: 'all',
		detail: 'online'
	},
	signs: {
		kind: 'some',
		topic: 'signs',
		of: [
			'not-free',
			'watched',
			'papers-held',
			'locked-in',
			'no-pay',
			'debt',
			'long-hours',
			'lives-at-work',
			'threats',
			'hurt',
			'lied-to',
			'young'
		],
		raises: {
			'papers-held': { level: 2, reason: 'papers-held' },
			'locked-in': { level: 2, reason: 'locked-in' },
			hurt: { level: 2, reason: 'hurt' }
		}
	},
	how: {
		kind: 'one',
		topic: 'how',
		of: ['saw', 'heard', 'told', 'online', 'happened-to-me', 'unknown']
	},
	/** Agencies whose people could be part of it. */
	involved: { kind: 'agencies', topic: 'involved' },
	/** A safe way to be reached, only if wanted. */
	contact: { kind: 'text', topic: 'contact', longest: 1_000, rows: 1, names: 'all' },
	contactTimes: { kind: 'text', topic: 'contact', longest: 1_000, rows: 1 },
	contactSeenBy: { kind: 'text', topic: 'contact', longest: 1_000, rows: 1 },
	mayLeaveMessage: { kind: 'knows', topic: 'contact' }
} as const satisfies Record<string, Question>;
