/** Which of the tipster's words a text deals with: those that stood on its page as it was begun. A page shows what comes meanwhile by itself. */
export class Answering {
	#asBegun: readonly string[] | undefined;

	/** @param news ids of what stands on the page now. @param isBegun whether somebody has written anything yet. */
	of(news: readonly string[], isBegun: boolean): readonly string[] {
		this.#asBegun = isBegun ? (this.#asBegun ?? news) : undefined;
		return this.#asBegun ?? news;
	}
}
