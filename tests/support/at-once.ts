/** Lets so many at once do their work, and the others wait for their turn. */
export function atOnce(most: number) {
	let under = 0;
	const waiting: (() => void)[] = [];
	return async <Result>(work: () => Promise<Result>): Promise<Result> => {
		if (under >= most) await new Promise<void>((go) => waiting.push(go));
		else under += 1;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else under -= 1;
		}
	};
}
