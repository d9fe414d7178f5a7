/** Of all officers of this browser, so many are kept, and no longer than so many days. */
const MOST = 60;
const KEPT_DAYS = 30;
const DAY = 86_400_000;
const PREFIX = 'plainsight-draft/';

/** Where a browser keeps what it is given: `localStorage`. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const dayOf = (now: Date): number => Math.floor(now.getTime() / DAY);

/** Drafts of this browser, sealed: what is in them, and of which tip they are, only their writer's keys tell. */
export function keptDrafts(shelf: Shelf, now: () => Date = () => new Date()) {
	const all = (): { key: string; day: number }[] =>
		Array.from({ length: shelf.length }, (_, n) => shelf.key(n))
			.filter((key): key is string => key !== null && key.startsWith(PREFIX))
			.map((key) => ({ key, day: Number(shelf.getItem(key)?.split(' ')[0]) }));
	const tidy = () => {
		const oldest = dayOf(now()) - KEPT_DAYS;
		const newestFirst = all().sort((a, b) => b.day - a.day);
		for (const [n, { key, day }] of newestFirst.entries()) {
			if (n >= MOST || !(day > oldest)) shelf.removeItem(key);
		}
	};
	return {
		find(name: string): string | undefined {
			try {
				tidy();
				return shelf.getItem(PREFIX + name)?.split(' ')[1];
			} catch {
				return undefined; // not allowed here: nothing is there either
			}
		},
		/** @returns whether it is kept: there may be no room, or it is not allowed. */
		keep(name: string, sealed: string): boolean {
			try {
				shelf.setItem(PREFIX + name, `${dayOf(now())} ${sealed}`);
				tidy();
				return true;
			} catch {
				return false;
			}
		},
		drop(name: string): void {
			try {
				shelf.removeItem(PREFIX + name);
			} catch {
				// not allowed here: nothing is there either
			}
		}
	};
}
