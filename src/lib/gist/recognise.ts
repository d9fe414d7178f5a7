import { fold } from './fold.ts';
import type { Mark } from './mark.ts';

/** Every repetition is bounded: the time grows with the text and no faster, whatever somebody typed. */
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}/gu;

/** The marks of a text in the order in which they stand there, each once. */
export function recognise(text: string): readonly Mark[] {
	const found = new Map<string, Mark>();
	for (const [shown] of text.matchAll(MAIL)) {
		const mark: Mark = { kind: 'mail', shown, key: fold(shown) };
		if (!found.has(mark.key)) found.set(mark.key, mark);
	}
	return [...found.values()];
}
