import { IncomingMessage } from 'node:http';
import type { Pace, Limits } from './bodies.ts';
import type { Refusal } from './refusals.ts';

/** Time over which a pace is smoothed, ms. */
const SMOOTHED_MS = 10_000;
/** What everybody is credited with on arrival, bytes: a line with seconds of latency has sent nothing yet. */
const CREDIT = 1024;

/** Why a body is not taken. */
type Refused = Extract<Refusal, 'tooLong' | 'busy' | 'brokenOff'>;

type Received = [body: Buffer, why: undefined] | [body: undefined, why: Refused];

/** A body while it comes in. */
class Incoming {
	/** What came, in a buffer that grows: many small chunks by themselves would each cost more than they bring. */
	#bytes: Buffer = Buffer.alloc(0);
	#length = 0;
	#pace = CREDIT / SMOOTHED_MS;
	#movedAt: number;
	readonly beganAt: number;
	readonly refuse: (why: Refused) => void;

	constructor(now: number, refuse: (why: Refused) => void) {
		this.beganAt = this.#movedAt = now;
		this.refuse = refuse;
	}

	get length(): number {
		return this.#length;
	}

	/** Memory that it takes. */
	get held(): number {
		return this.#bytes.length;
	}

	/** @param longest which it may become: room is never made for more. */
	take(chunk: Buffer, longest: number, now: number): void {
		const length = this.#length + chunk.length;
		if (this.#length === 0) this.#bytes = chunk;
		else {
			if (length > this.#bytes.length) {
				const grown = Buffer.allocUnsafeSlow(Math.max(length, Math.min(longest, 2 * length)));
				this.#bytes.copy(grown, 0, 0, this.#length);
				this.#bytes = grown;
			}
			chunk.copy(this.#bytes, this.#length);
		}
		this.#length = length;
		this.#pace = this.paceAt(now) + chunk.length / SMOOTHED_MS;
		this.#movedAt = now;
	}

	/** Bytes a millisecond, of late. */
	paceAt = (now: number): number => this.#pace * Math.exp((this.#movedAt - now) / SMOOTHED_MS);

	/** How long, at its pace of late, what it holds would have taken: the one with most gives way first. */
	burdenAt = (now: number): number => (this.#length + CREDIT) / this.paceAt(now);

	isTooSlow(now: number, { silentMs, leastRate }: Pace): boolean {
		if (now - this.#movedAt > silentMs) return true;
		const late = now - this.beganAt - silentMs;
		return late > 0 && this.#length < (late * leastRate) / 1000;
	}

	whole = (): Buffer => this.#bytes.subarray(0, this.#length);
}

/**
 * Buffers bodies before anything is done about them, against slow senders (Slowloris): nobody who dawdles holds what others
 * need. When there
 * is no room for one more, or for its bytes, whoever gets on worst gives way, and not who comes last.
 */
export function createReceiving(
	bounds: Limits['receiving'],
	pace: Pace,
	now = () => performance.now()
) {
	const incoming = new Set<Incoming>();
	let bytes = 0;

	/** @param spared whoever came just now. */
	const giveWay = (badnessOf: (one: Incoming) => number, spared?: Incoming) => {
		let worst: Incoming | undefined;
		let most = -Infinity;
		for (const one of incoming) {
			const its = badnessOf(one);
			if (one === spared || its <= most) continue;
			worst = one;
			most = its;
		}
		worst?.refuse('busy');
	};
	const holdsMost = (one: Incoming) => one.burdenAt(now());
	// Not by what it holds: a slow phone that keeps moving would give way to whoever has only just begun.
	const movesLeast = (one: Incoming) => -one.paceAt(now());

	return {
		/** Ends those that make no progress. To be called every second or so. */
		sweep(): void {
			const at = now();
			for (const one of incoming) if (one.isTooSlow(at, pace)) one.refuse('brokenOff');
		},

		/** @param done is called once: with the body, or why there is none. Never when the other side has gone. */
		receive(req: IncomingMessage, longest: number, done: (...came: Received) => void): void {
			const declared = Number(req.headers['content-length'] ?? longest);
			if (declared > longest) return done(undefined, 'tooLong');
			const end = (body?: Buffer, why?: Refused) => {
				if (!incoming.delete(one)) return;
				bytes -= one.held;
				req.off('data', take).off('end', whole).off('close', gone);
				if (body) done(body, undefined);
				else if (why) done(undefined, why);
			};
			const one = new Incoming(now(), (why) => end(undefined, why));
			const take = (chunk: Buffer) => {
				if (one.length + chunk.length > longest) return end(undefined, 'tooLong');
				bytes -= one.held;
				one.take(chunk, Math.min(longest, declared), now());
				bytes += one.held;
				while (bytes > bounds.bytes && incoming.size > 0) giveWay(holdsMost);
			};
			const whole = () => end(one.whole());
			const gone = () => end();
			incoming.add(one);
			req.on('data', take).once('end', whole).once('close', gone);
			if (incoming.size > bounds.requests) giveWay(movesLeast, one);
		}
	};
}

/** A request whose body is already there. To end it is not to end its connection: an answer is still to go over that. */
class Whole extends IncomingMessage {
	override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
		done(error);
	}
}

/** The same request, and to whoever reads it, it is as if it had just come. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
	const whole = new Whole(req.socket);
	const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = req;
	Object.assign(whole, {
		method,
		url,
		httpVersion,
		httpVersionMajor,
		httpVersionMinor,
		rawHeaders
	});
	whole.headers = { ...req.headers, 'content-length': String(body.length) };
	delete whole.headers['transfer-encoding'];
	whole.complete = true;
	if (body.length > 0) whole.push(body);
	whole.push(null);
	return whole;
}
