import type { Consent } from '#lib/questions/question.ts';
import type { OpenedTip } from './opening.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** What the tipster wants done with the tip, as it stands now. */
export type Wishes = {
	readonly consent: Consent;
	readonly withdrawn: boolean;
	/** Something came with a second code: somebody may be forcing the tipster. */
	readonly forced: boolean;
};

/** From the one that lets most leave the task force to the one that lets nothing. */
const STRICTER: readonly Consent[] = ['share', 'no-words', 'task-force'];

/**
 * The last word holds; of two in the same hour, whose order nobody knows, the stricter. What somebody may have been
 * forced to say can take a consent away and gives none, and it takes no tip back.
 * @returns undefined while the tip itself does not open.
 */
export function wishesOf(tip: TipOnPage, opened: OpenedTip | undefined): Wishes | undefined {
	if (!opened?.tip.ok) return undefined;
	let consent = opened.tip.body.answers.consent;
	let [since, withdrawn, forced] = [0, false, false];
	const inOrder = [...tip.additions].sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime());
	for (const { id, arrivedAt } of inOrder) {
		const said = opened.texts.get(id);
		if (!said?.ok) continue;
		if (said.body.forced) forced = true;
		else if (said.body.withdrawn) withdrawn = true;
		const wish = said.body.consent;
		if (!wish) continue;
		const isStricter = STRICTER.indexOf(wish) > STRICTER.indexOf(consent);
		if (isStricter || (!said.body.forced && arrivedAt.getTime() > since)) consent = wish;
		since = arrivedAt.getTime();
	}
	return { consent, withdrawn, forced };
}
