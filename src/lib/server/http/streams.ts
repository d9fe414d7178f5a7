import type { IncomingMessage } from 'node:http';

/** What everybody is credited with on arrival, bytes: a line with seconds of latency has sent nothing yet. */
const CREDIT = 1024;

/**
 * Limit on streamed uploads: bodies that are worked on while they come in, each over a connection that may last as long as it moves. When there is
 * no room for one more, the one that has brought least for its time is ended: nobody keeps the others out by
 * sending a byte now and then.
 */
export function createStreams(most: number, now = () => performance.now()) {
	type Begun = { readonly beganAt: number; readonly before: number };
	const streams = new Map<IncomingMessage, Begun>();
	/** Bytes a millisecond, since it began. */
	const paceOf = ([req, { beganAt, before }]: readonly [IncomingMessage, Begun]): number =>
		(req.socket.bytesRead - before + CREDIT) / (now() - beganAt + 1);
	return (req: IncomingMessage): void => {
		streams.set(req, { beganAt: now(), before: req.socket.bytesRead });
		const leave = () => void streams.delete(req);
		req.once('end', leave).once('close', leave);
		if (streams.size <= most) return;
		const [worst] = [...streams]
			.sort((one, other) => paceOf(one) - paceOf(other))
			.map(([slow]) => slow);
		if (!worst) return;
		streams.delete(worst);
		worst.destroy();
	};
}
