/** Words of a language by what they say when two tips share them, each list with spaces between. */
export type CommonWords = {
	/** Small words, which say nothing. */
	readonly small: string;
	/** What most tips speak of, which says little. */
	readonly usual: string;
	/** Written with a capital, and no names: days, months, peoples. */
	readonly capitals: string;
	/** Before a name. */
	readonly titles: string;
	/** Parts of names of places, and places where many come and go: who is there is not thereby the same. */
	readonly places: string;
	/** First names that many have. */
	readonly given: string;
	/** How a letter begins before it says something. */
	readonly greetings: string;
};
