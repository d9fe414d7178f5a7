import { newVerbs, type Verbs } from './vault/verbs.ts';

/** A call from the page, and its answer. Faults cross by name alone. */
export type Call = { readonly n: number; readonly verb: keyof Verbs; readonly given: unknown };
export type Answer = { readonly n: number; readonly value?: unknown; readonly fault?: string };

const verbs = newVerbs() as unknown as Record<string, (given: unknown) => Promise<unknown>>;

self.addEventListener('message', async ({ data }: MessageEvent<Call>) => {
	const { n, verb, given } = data;
	let answer: Answer;
	try {
		answer = { n, value: await verbs[verb]!(given) };
	} catch (error) {
		answer = { n, fault: error instanceof Error ? error.name : 'Error' };
	}
	self.postMessage(answer);
});
