import type { ServerResponse } from 'node:http';
import type { Limits } from './bodies.ts';

/**
 * On a request: what ends its turn before its answer begins, for an answer that only waits for its time. By a name and not
 * by a module, since the listener and the application are built apart.
 */
export const TURN_ENDS = Symbol.for('plainsight turn ends');
export type InTurn = { readonly [TURN_ENDS]?: () => void };

type Waiting = {
	readonly bytes: number;
	readonly enter: () => void;
	readonly turnAway: () => void;
};

/**
 * A semaphore with a bounded queue: so many requests, with so many bytes, are worked on at once. Load is shed when the
 * queue is full or has taken too long: of its bytes, those who bring most give way to those who bring less. A turn is
 * released when the answer begins: how fast somebody reads it keeps nobody else waiting.
 */
export function createTurns({ rendering, waiting }: Pick<Limits, 'rendering' | 'waiting'>) {
	const line = new Set<Waiting>();
	let [underWay, bytesUnderWay, bytesInLine] = [0, 0, 0];
	// One alone is let in whatever it brings.
	const hasRoom = (bytes: number) =>
		underWay === 0 || (underWay < rendering.requests && bytesUnderWay + bytes <= rendering.bytes);

	const callNext = () => {
		for (const next of line) {
			if (!hasRoom(next.bytes)) return;
			next.enter();
		}
	};

	/**
	 * @param go is given what ends the turn; it ends with the connection in any case.
	 * @param turnAway is called instead, when there is no turn.
	 */
	return (
		res: ServerResponse,
		bytes: number,
		go: (leave: () => void) => void,
		turnAway: () => void
	): void => {
		const start = () => {
			underWay += 1;
			bytesUnderWay += bytes;
			let isIn = true;
			const leave = () => {
				if (!isIn) return;
				isIn = false;
				underWay -= 1;
				bytesUnderWay -= bytes;
				callNext();
			};
			res.once('close', leave);
			go(leave);
		};
		if (line.size === 0 && hasRoom(bytes)) return start();
		while (bytesInLine + bytes > waiting.bytes) {
			let largest: Waiting | undefined;
			for (const one of line) if (one.bytes > (largest?.bytes ?? bytes)) largest = one;
			if (!largest) return turnAway();
			largest.turnAway();
		}
		if (line.size >= waiting.requests) return turnAway();
		const stop = () => {
			if (!line.delete(one)) return false;
			bytesInLine -= bytes;
			clearTimeout(patience);
			res.off('close', stop);
			return true;
		};
		const one: Waiting = {
			bytes,
			enter: () => void (stop() && start()),
			turnAway: () => void (stop() && turnAway())
		};
		const patience = setTimeout(one.turnAway, waiting.ms);
		line.add(one);
		bytesInLine += bytes;
		res.once('close', stop);
	};
}
