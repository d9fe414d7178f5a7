/** A lease on one of a few places: kept only as long as something moves. */
export type Lease = {
	/** Something moved. */
	readonly renew: () => void;
	readonly end: () => void;
};

/** Places for files that come whole, with the form. */
export type Places = {
	/** @returns undefined: there is none now, or none more for this one. */
	readonly take: (of: string) => Lease | undefined;
	/** Nobody would find one. */
	readonly areTaken: () => boolean;
};

/** Each holds a piece in memory. */
const AT_ONCE = 48;
/** Pressing the button again is no reason to be refused; and one code takes nobody's place away. */
const OF_ONE = 3;
/** A form that stands still is given up sooner: this is for what was overlooked. */
const LASTS_MS = 3 * 60_000;

/** @param lastsMs how long a lease stands that is not renewed: it ends by itself, whatever became of who took it. */
export function createPlaces(lastsMs = LASTS_MS): Places {
	const leases = new Map<symbol, { readonly of: string; until: number }>();
	const current = () => {
		const now = performance.now();
		for (const [id, { until }] of leases) if (until <= now) leases.delete(id);
		return [...leases.values()];
	};
	return {
		take: (of) => {
			const all = current();
			if (all.length >= AT_ONCE) return undefined;
			if (all.filter((one) => one.of === of).length >= OF_ONE) return undefined;
			const id = Symbol();
			const lease = { of, until: performance.now() + lastsMs };
			leases.set(id, lease);
			return {
				renew: () => (lease.until = performance.now() + lastsMs),
				end: () => void leases.delete(id)
			};
		},
		areTaken: () => current().length >= AT_ONCE
	};
}
