/** Finds names by a part of them: one text, a line each, made anew when it is asked after a change. */
export class Parts {
	readonly #lines: readonly string[];
	readonly #starts: readonly number[];
	readonly #text: string;

	/** @param lines without line feeds. */
	constructor(lines: readonly string[]) {
		this.#lines = lines;
		this.#text = lines.join('\n');
		let at = 0;
		this.#starts = lines.map((line) => (at += line.length + 1) - line.length - 1);
	}

	/** Which lines hold it, in order; it has no line feed. */
	*holding(part: string): Generator<number> {
		let at = this.#text.indexOf(part);
		while (at >= 0) {
			const line = this.#lineAt(at);
			yield line;
			const end = (this.#starts[line] ?? 0) + (this.#lines[line]?.length ?? 0);
			at = this.#text.indexOf(part, end + 1);
		}
	}

	#lineAt(at: number): number {
		let [low, high] = [0, this.#starts.length - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
