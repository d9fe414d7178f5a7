/** Codes whose time is remembered. Each has had a process of its own started, so this takes days to fill. */
const MOST_CODES = 10_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The box's time that each code has used today, in this process's memory alone. */
export function createUsage(now: () => number) {
	let day = 0;
	const used = new Map<string, number>();
	const today = () => {
		const is = Math.floor(now() / DAY_MS);
		if (is !== day) used.clear();
		day = is;
		return used;
	};
	return {
		of: (key: string) => today().get(key) ?? 0,
		add: (key: string, more: number) => {
			today().set(key, (used.get(key) ?? 0) + Math.max(0, more));
			const [oldest] = used.keys();
			if (oldest !== undefined && used.size > MOST_CODES) used.delete(oldest);
		}
	};
}
