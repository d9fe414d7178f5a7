import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Pace } from './bodies.ts';

/** Ends what makes no progress: an upload, a handler, a reader; never what is only slow, or has nothing to say. */
export function endStalled(
	req: IncomingMessage,
	res: ServerResponse,
	isComingIn: () => boolean,
	answerMs: number,
	{ silentMs, unreadMs }: Pace,
	isBusy: () => void
): void {
	// The socket's own timer, which bytes in either direction wind up again.
	const wind = () =>
		res.setTimeout(res.headersSent ? unreadMs : isComingIn() ? silentMs : answerMs);
	let [bytesRead, stoodMs] = [0, 0];
	/** The handler does not read on: for so long as it may be silent, that is not the sender's fault. */
	const isHeldUp = () => {
		stoodMs = bytesRead === req.socket.bytesRead ? stoodMs + silentMs : silentMs;
		bytesRead = req.socket.bytesRead;
		return req.isPaused() && stoodMs < answerMs;
	};
	res.on('timeout', () => {
		if (res.headersSent) {
			if (res.writableLength > 0) return void res.destroy();
		} else if (!isComingIn()) return isBusy();
		else if (!isHeldUp()) return void req.destroy();
		wind();
	});
	req.once('end', wind);
	// Answered while still sending: what comes yet is read and dropped, or the answer would be lost with a reset.
	res.once('finish', () => {
		if (isComingIn()) req.removeAllListeners('data').resume();
	});
	wind();
}

/**
 * A file that is sent, and the answer that it is: Node's pipe never closes the one when the other breaks off, and
 * a file that cannot be read would end the process, since nobody else hears its 'error'.
 */
export function endTogether(source: Readable, res: ServerResponse): void {
	source.once('error', () => res.destroy());
	res.once('close', () => source.destroy());
}
