import { Locked, UnknownVerb } from './faults.ts';
import type { Givens, Results, Verb } from './verbs.ts';

/** A call, by its number on this port. */
type Request<V extends Verb = Verb> = {
	[Each in V]: { readonly n: number; readonly verb: Each; readonly given: Givens[Each] };
}[V];

/** What became of the call of this number. Faults cross by name alone. */
type Response<V extends Verb = Verb> =
	| {
			[Each in V]: {
				readonly n: number;
				readonly ok: true;
				readonly verb: Each;
				readonly value: Results[Each];
			};
	  }[V]
	| { readonly n: number; readonly ok: false; readonly fault: string };

type Table = { readonly [V in Verb]: (given: Givens[V]) => Promise<Results[V]> };

/** The worker's end: does what is asked for on a port. One table may serve many, each with numbers of its own. */
export function serve(port: MessagePort, verbs: Table): void {
	port.onmessage = async ({ data }: MessageEvent<Request>) => {
		port.postMessage(await answered(verbs, data));
	};
}

async function answered<V extends Verb>(
	verbs: Table,
	{ n, verb, given }: { n: number; verb: V; given: Givens[V] }
): Promise<Response> {
	try {
		if (!Object.hasOwn(verbs, verb)) throw new UnknownVerb(verb);
		const value = await verbs[verb](given);
		return { n, ok: true, verb, value } as Response; // one V; TypeScript reads it as any of them
	} catch (error) {
		return { n, ok: false, fault: error instanceof Error ? error.name : 'Error' };
	}
}

/** The page's end of a port. */
export type Line = {
	/** @throws Error named as the fault at the other end; Locked when the line is closed meanwhile. */
	call: <V extends Verb>(verb: V, given: Givens[V]) => Promise<Results[V]>;
	/** Ends every call that waits: nothing more comes. */
	close: () => void;
};

export function connect(port: MessagePort): Line {
	const waiting = new Map<number, (response: Response) => void>();
	let calls = 0;
	port.onmessage = ({ data }: MessageEvent<Response>) => {
		waiting.get(data.n)?.(data);
		waiting.delete(data.n);
	};
	return {
		call: <V extends Verb>(verb: V, given: Givens[V]) =>
			new Promise<Results[V]>((resolve, reject) => {
				const n = calls++;
				waiting.set(n, (response) => {
					// Its number says that it answers this verb.
					if (response.ok) resolve(response.value as Results[V]);
					else reject(named(response.fault));
				});
				port.postMessage({ n, verb, given });
			}),
		close() {
			port.close();
			const left = [...waiting];
			waiting.clear();
			for (const [n, settle] of left) settle({ n, ok: false, fault: new Locked().name });
		}
	};
}

function named(name: string): Error {
	const fault = new Error(name);
	fault.name = name;
	return fault;
}
