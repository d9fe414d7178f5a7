import { ask } from '../server-keys.ts';

/** Both are known to the server as JSON: times are texts. */
type Told = {
	readonly gateways: readonly {
		readonly channel: 'mail' | 'pager';
		readonly answeredAt: string | null;
		readonly failingSince: string | null;
	}[];
	readonly isTellable: boolean;
	readonly deliveredAt: string | null;
	readonly undeliveredSince: string | null;
};
type Waits = Told & { readonly urgent: number; readonly mine: number };

/** As often as the desk's tick, so that nothing tells when a tip came. */
const LOOK_EVERY_MS = 60_000;

/** How much waits for the officer, on whatever page they are, also while nobody looks at it. */
export class Waiting {
	urgent = $state(0);
	mine = $state(0);
	told: Told | undefined = $state.raw();

	/** Looks until told to stop. @param heard called when more urgent tips wait than before. @returns the way to stop. */
	start(heard: () => void): () => void {
		let stopped = false;
		const look = async () => {
			const found = await ask<Waits>('/desk/waiting');
			// Nothing of it stays on a page that was locked meanwhile.
			if (stopped || !found.ok) return;
			const { urgent, mine, ...told } = found.value;
			if (urgent > this.urgent) heard();
			this.urgent = urgent;
			this.mine = mine;
			this.told = told;
		};
		void look();
		const looking = setInterval(() => void look(), LOOK_EVERY_MS);
		return () => {
			stopped = true;
			clearInterval(looking);
			this.urgent = this.mine = 0;
			this.told = undefined;
		};
	}
}
