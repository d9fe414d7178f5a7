import { SvelteSet } from 'svelte/reactivity';
import { care } from '#lib/i18n/en/care.ts';

/**
 * After so many hard tips of one day a pause is offered, and after as many again. No study that we know of names a number: it is what
 * a day of reading holds without one, and it is offered to one person and asked of nobody.
 */
export const PAUSE_AFTER = 5;

/** A day's count, sealed to the officer: for their own browser alone. */
export type Keeping = {
	readonly find: () => Promise<Readonly<Record<string, string>> | undefined>;
	readonly keep: (words: Record<string, string>) => Promise<void>;
};

/**
 * What somebody has been shown today that is hard to read. For themself: it is sent to nobody, and in this browser it lies sealed to
 * them.
 */
export class Exposure {
	/** Ids of tips whose words were asked for since the desk was unlocked: they need not be asked for again. */
	readonly shown = new SvelteSet<string>();
	count = $state(0);
	isPauseDue = $state(false);
	#day = '';
	readonly #keeping: Keeping;

	constructor(keeping: Keeping) {
		this.#keeping = keeping;
	}

	/** The words of a tip are on the screen. @param day by the country's clock. */
	async show(tip: string, isHard: boolean, day: string): Promise<void> {
		if (this.shown.has(tip)) return;
		this.shown.add(tip);
		if (!isHard) return;
		const before = await this.#keeping.find().catch(() => undefined); // locked meanwhile: counted from here
		if (this.#day !== day) this.count = before?.day === day ? Number(before.count) || 0 : 0;
		this.#day = day;
		this.count += 1;
		if (this.count % PAUSE_AFTER === 0) this.isPauseDue = true;
		await this.#keeping.keep({ day, count: String(this.count) }).catch(() => undefined);
	}

	/** One press, and it is not asked about again before as many more. */
	decline(): void {
		this.isPauseDue = false;
	}

	/** With the lock nothing stays of which tips they were; whoever unlocks goes on with what is sealed to them. */
	lock(): void {
		this.shown.clear();
		this.#day = '';
		this.count = 0;
		this.isPauseDue = false;
	}
}

/** When words are shown, as an officer wants it: once asked for always, once asked for where they are hard, or at once. */
export const showings = ['asked', 'hard', 'at-once'] as const;
export type Showing = (typeof showings)[number];
export const isShowing = (value: string | null): value is Showing =>
	showings.some((one) => one === value);

export const waitsToBeAsked = (showing: Showing, isHard: boolean): boolean =>
	showing === 'asked' || (showing === 'hard' && isHard);

/** In words: what is inside. */
export function lineOf(inside: {
	readonly kinds: readonly (keyof typeof care.kinds)[];
	readonly pictures: number;
	readonly films: number;
	readonly recordings: number;
}): string {
	const { kinds, pictures, films, recordings } = inside;
	const files = [
		pictures > 0 && care.pictures(pictures),
		films > 0 && care.films(films),
		recordings > 0 && care.recordings(recordings)
	].filter((one) => one !== false);
	const mentions =
		kinds.length > 0
			? care.mentions(kinds.map((kind) => care.kinds[kind]).join(', '))
			: care.nothing;
	return files.length > 0 ? `${mentions} ${care.with(files.join(', '))}` : mentions;
}
