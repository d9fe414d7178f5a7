import { readFile } from 'node:fs/promises';
import { Refused } from '../run.ts';

/** Longer than anybody waits for a text of a few lines. */
const ANSWERS_WITHIN_MS = 30_000;

/** A text at an address or in a file; undefined when there is none. @throws Refused when nobody answers there. */
export async function published(from: string): Promise<string | undefined> {
	if (!/^https?:\/\//.test(from)) {
		return readFile(from, 'utf8').catch(() => {
			throw new Refused(`${from} cannot be read.`);
		});
	}
	const answer = await fetch(from, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).catch(
		() => undefined
	);
	if (answer?.ok) return answer.text();
	if (answer?.status === 404) return undefined;
	throw new Refused(`${from} does not answer.`);
}
