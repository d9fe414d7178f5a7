/** Who is telling. */
export const ways = ['me', 'known', 'saw', 'question'] as const;
export type Way = (typeof ways)[number];

/** "I don't know" is an answer everywhere. */
export const knows = ['yes', 'no', 'unknown'] as const;
export type Knows = (typeof knows)[number];

/**
 * What may be done with a tip: passed to agencies that work with the task force, read by the task force alone, or
 * passed on without a word that the tipster wrote, only what they chose.
 */
export const consents = ['share', 'task-force', 'no-words'] as const;
export type Consent = (typeof consents)[number];

/** In the order in which answers are read, on the check page and at the desk. */
export const topics = [
	'what',
	'now',
	'where',
	'when',
	'people',
	'things',
	'signs',
	'how',
	'involved',
	'contact'
] as const;
export type Topic = (typeof topics)[number];

/** What an answer makes of a tip's urgency; 1 is the most urgent. `reason` is sealed with the tip: officers read it. */
type Raise = { readonly level: 1 | 2; readonly reason: string };

type Asked = {
	readonly topic: Topic;
	/** Asked after the others of its topic, wherever it is sealed. */
	readonly last?: true;
	/** The topic that its answer is read with, where that is another. */
	readonly readWith?: Topic;
};

export type TextQuestion = Asked & {
	readonly kind: 'text';
	/** In UTF-16 code units. */
	readonly longest: number;
	/** Lines of its field. */
	readonly rows: number;
	readonly required?: true;
	/**
	 * Words of it that a reply must not repeat where somebody may look over the tipster's shoulder: `all` where it names
	 * people, places and things; `rare` in a story, the long ones, names and numbers.
	 */
	readonly names?: 'all' | 'rare';
	/** Who tells may show in it. A way to be reached, or a number of those it is about, is wanted. */
	readonly showsTeller?: true;
	/** The kind of thing that an officer could go and look for; of one kind only one counts for urgency. */
	readonly detail?: string;
};

export type Question =
	| TextQuestion
	/** Yes or no. */
	| (Asked & { readonly kind: 'knows'; readonly raises?: { readonly yes: Raise } })
	/** One of these; the last is not to say. */
	| (Asked & {
			readonly kind: 'one';
			readonly of: readonly [...string[], 'unknown'];
			/** Its choices stand in a row. */
			readonly inRow?: true;
	  })
	/** Any of these. */
	| (Asked & {
			readonly kind: 'some';
			readonly of: readonly string[];
			readonly raises?: Readonly<Record<string, Raise>>;
	  })
	/** Where, on the map. */
	| (Asked & { readonly kind: 'area' })
	/** Any of the agencies that there are. */
	| (Asked & { readonly kind: 'agencies' });
