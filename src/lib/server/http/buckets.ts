/** So much at once, and so much again each second. */
export type Allowance = { readonly burst: number; readonly perSecond: number };

export type Buckets = {
	/** Takes one token. False: there was none left. @param now in milliseconds. */
	readonly take: (key: string, now: number) => boolean;
	/** How many keys are known. */
	readonly known: () => number;
	readonly empty: () => void;
};

type Bucket = { readonly tokens: number; readonly at: number };

/**
 * Token buckets by key, in memory alone. One that is full again is forgotten: nothing is known of a key longer than it
 * takes to fill.
 * @param most how many are known at once: the one that was used longest ago goes first.
 */
export function createBuckets({ burst, perSecond }: Allowance, most: number): Buckets {
	const buckets = new Map<string, Bucket>();
	const left = ({ tokens, at }: Bucket, now: number) =>
		Math.min(burst, tokens + ((now - at) * perSecond) / 1000);
	return {
		take: (key, now) => {
			const tokens = left(buckets.get(key) ?? { tokens: burst, at: now }, now);
			buckets.delete(key); // a Map is in order of insertion: this one was used last
			buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
			for (const [oldest, bucket] of buckets) {
				if (buckets.size <= most && left(bucket, now) < burst) break;
				buckets.delete(oldest);
			}
			return tokens >= 1;
		},
		known: () => buckets.size,
		empty: () => buckets.clear()
	};
}
