import type { Kind, Place } from '#lib/sealed/envelope.ts';
import type { Sum } from '#lib/sealed/part.ts';
import type { VerifyKey } from '#lib/sealed/signature.ts';
import type { Written } from '#lib/sealed/written.ts';
import type { Verbs } from './vault/verbs.ts';
import type { Base64 } from './vault/wire.ts';
import workerUrl from './vault.worker.ts?worker&url';
import { serverKeys } from './server-keys.ts';
import type { Answer, Call } from './vault.worker.ts';
import { trustedWorkerUrl } from '#lib/ui/trusted.ts';

type Given<Verb extends keyof Verbs> = Parameters<Verbs[Verb]>[0];
type Result<Verb extends keyof Verbs> = Awaited<ReturnType<Verbs[Verb]>>;
type SealedAt = Omit<Place, 'kind'> & { readonly sealed: Base64 };

/** A tip that is simply not ours must not make us ask the server again and again. */
const RENEW_EVERY_MS = 5_000;

/**
 * The page's side of the worker that holds the officer's keys: one for the whole desk, from unlocking to
 * locking. Locking ends the worker, and with it every key and opened lane that it held.
 */
class Vault {
	state: 'locked' | 'opening' | 'unlocked' = $state('locked');
	/** Lanes that want a new key which people must agree on first: see unlocking.ts. */
	unsure: readonly string[] = $state.raw([]);
	#worker: Worker | undefined;
	#calls = 0;
	#renewedAt = -Infinity;
	readonly #waiting = new Map<
		number,
		{ resolve: (value: never) => void; reject: (fault: Error) => void }
	>();

	/**
	 * Has the worker do something. What lies in a lane or an epoch that was made since is tried once more,
	 * with the lanes as they are now.
	 * @throws Error named as the fault in the worker: WrongKey, Locked, NotYourLane, CannotOpen…
	 */
	async do<Verb extends keyof Verbs>(verb: Verb, given?: Given<Verb>): Promise<Result<Verb>> {
		try {
			return await this.#call(verb, given);
		} catch (fault) {
			if ((fault as Error).name !== 'NotYourLane' || !(await this.#renew())) throw fault;
			return this.#call(verb, given);
		}
	}

	/** Takes the lanes in hand as the server has them now. */
	async renewLanes(): Promise<void> {
		const keys = await serverKeys();
		if (keys.ok) await this.#call('openLanes', keys.value.laneKeys);
	}

	/** @returns false when that was done only just now. */
	async #renew(): Promise<boolean> {
		if (performance.now() - this.#renewedAt < RENEW_EVERY_MS) return false;
		this.#renewedAt = performance.now();
		await this.renewLanes();
		return true;
	}

	#call<Verb extends keyof Verbs>(verb: Verb, given?: Given<Verb>): Promise<Result<Verb>> {
		const worker = (this.#worker ??= this.#start());
		const n = this.#calls++;
		return new Promise((resolve, reject) => {
			this.#waiting.set(n, { resolve, reject });
			worker.postMessage({ n, verb, given } satisfies Call);
		});
	}

	/** Takes the officer's keys in hand. */
	async unlock(given: Given<'unlock'>): Promise<void> {
		this.state = 'opening';
		try {
			await this.do('unlock', given);
			this.state = 'unlocked';
		} catch (fault) {
			this.lock();
			throw fault;
		}
	}

	lock(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		this.state = 'locked';
		this.unsure = [];
		const waiting = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const { reject } of waiting) reject(named('Locked'));
	}

	writeVoucher = (lane: string) => this.do('writeVoucher', { lane });
	openTip = (at: Omit<SealedAt, 'tip'>) => {
		const { id, lane, epoch, sealed } = at;
		return this.do('openTip', { id, lane, epoch, sealed });
	};
	openAddition = (at: SealedAt) => this.do('openAddition', plain(at));
	openPart = (at: { lane: string; epoch: number; sealed: Uint8Array }, { size, sha256 }: Sum) =>
		this.do('openPart', { ...at, expected: { size, sha256 } });
	openWritten = <Body extends object>(
		kind: Kind,
		at: SealedAt,
		verifyKeys: Readonly<Record<string, VerifyKey>>
	) =>
		this.do('openWritten', { kind, at: plain(at), verifyKeys: { ...verifyKeys } }) as Promise<
			Written<Body>
		>;
	openAct = (sealed: { lane: string; sealed: Base64 }) => this.do('openAct', { ...sealed });
	sealWritten = (body: object, place: Place) =>
		this.do('sealWritten', { body: { ...body }, place: { ...place } });
	sealReply = ({ reply, place, tipster, print }: Given<'sealReply'>) =>
		this.do('sealReply', { reply: { ...reply }, place: { ...place }, tipster, print });

	#start(): Worker {
		const worker = new Worker(trustedWorkerUrl(workerUrl) as string, { type: 'module' });
		worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
			const call = this.#waiting.get(data.n);
			this.#waiting.delete(data.n);
			if (data.fault) call?.reject(named(data.fault));
			else call?.resolve(data.value as never);
		});
		// A worker that could not start answers nothing: whoever waits is told.
		worker.addEventListener('error', () => this.lock());
		return worker;
	}
}

/** Only what a place has: rows of the page are reactive, and proxies cannot be posted. */
const plain = ({ id, tip, lane, epoch, sealed }: SealedAt): SealedAt => ({
	id,
	tip,
	lane,
	epoch,
	sealed
});

function named(name: string): Error {
	const fault = new Error(name);
	fault.name = name;
	return fault;
}

export const vault = new Vault();
