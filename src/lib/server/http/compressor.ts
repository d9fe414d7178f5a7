import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';

type Compress = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Compresses what may be: pages that carry a code say no-transform, since a compressed length would tell what is on them. */
export function createCompressor(): Compress {
	const compress = compression({
		brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } },
		threshold: 256
	}) as unknown as Compress;
	return (req, res, next) =>
		compress(req, res, () => {
			keepOneDrain(res);
			next();
		});
}

/**
 * The compressor hands listeners of `drain` on to its own stream and never takes one off, not even a `once` that has
 * fired: whoever writes a long answer leaves one behind with each full buffer. It gets a single one.
 */
function keepOneDrain(res: ServerResponse): void {
	const { on, once, removeListener } = res;
	const waiting = new Map<() => void, boolean>();
	const drained = () => {
		for (const [listener, isOnce] of [...waiting]) {
			if (isOnce) waiting.delete(listener);
			listener();
		}
	};
	let isListening = false;
	const wait = (listener: () => void, isOnce: boolean) => {
		waiting.set(listener, isOnce);
		if (!isListening) on.call(res, 'drain', drained);
		isListening = true;
		return res;
	};
	type Listener = (...given: unknown[]) => void;
	Object.assign(res, {
		on: (event: string, listener: Listener) =>
			event === 'drain' ? wait(listener, false) : on.call(res, event, listener),
		once: (event: string, listener: Listener) =>
			event === 'drain' ? wait(listener, true) : once.call(res, event, listener),
		removeListener: (event: string, listener: Listener) =>
			event === 'drain' && waiting.delete(listener)
				? res
				: removeListener.call(res, event, listener)
	});
	res.off = res.removeListener;
	res.addListener = res.on;
}
