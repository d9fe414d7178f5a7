/** What a language needs for its plain questions. Words are short, common and not about the subject. */
export type Questions = {
	/**
	 * Groups of things: the question shows one of one group among others, and asks which it is. A word must fit no
	 * other group's question: an orange is a colour and something to eat, a crab an animal and something to eat.
	 */
	readonly groups: readonly { readonly ask: string; readonly words: readonly string[] }[];
	/** "Type the second word of this list". */
	readonly nth: readonly string[];
	readonly ordinals: string;
	readonly which: string;
};
