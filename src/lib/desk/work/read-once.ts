import type { OpenedTip } from './opening.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** As long as a look at the page is one: see triage/sitting.ts. */
const SITTING_MS = 15 * 60_000;
/** As many of them as one act names. */
const MOST = 100;

type Read = Pick<TipOnPage, 'id' | 'lane' | 'additions' | 'assignments' | 'seen'>;
type Told = {
	readonly at: number;
	/** In which lane, and in whose hands: what was told before says nothing to what is so by now. */
	readonly lies: string;
	/** What was told to have been opened by then. */
	readonly additions: ReadonlySet<string>;
};

/**
 * Tells that a tip was opened and read: once a sitting, and again for what its tipster added meanwhile that this officer had not
 * seen, or once it is in other hands.
 * @param tell that it was read, and what of its additions. False: it did not arrive, or was not taken.
 */
export function createReadOnce(
	tell: (tip: Read, additions: readonly string[]) => Promise<boolean>,
	now: () => number = () => performance.now()
) {
	const told = new Map<string, Told>();
	return async (tip: Read, { texts }: Pick<OpenedTip, 'texts'>): Promise<void> => {
		const at = now();
		const inHand = tip.assignments.find(({ endedAt }) => endedAt === null);
		const lies = [tip.lane, inHand?.officerId].join(' ');
		const last = told.get(tip.id);
		const known = last?.lies === lies ? last.additions : new Set<string>();
		const additions = tip.additions
			.filter(({ id, openedAt }) => {
				const isNew = !openedAt || !tip.seen.includes(id);
				return isNew && texts.get(id)?.ok && !known.has(id);
			})
			.map(({ id }) => id)
			.slice(0, MOST);
		if (last && at - last.at < SITTING_MS && additions.length === 0) return;
		told.set(tip.id, { at, lies, additions: new Set([...known, ...additions]) });
		const isTaken = await tell(tip, additions).catch(() => false); // locked meanwhile: it is read once more when it is not
		if (!isTaken) told.delete(tip.id);
	};
}
