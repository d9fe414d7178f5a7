import type { ServerResponse } from 'node:http';
import type { Room } from './bodies.ts';

type Waiting = { readonly enter: () => void; readonly bytes: number };

/**
 * Lets so many requests, with so many bytes, be worked on at once. Others wait in line for their turn, and are turned
 * away when the line is full or has taken too long. A turn ends when the answer begins: how fast somebody reads it
 * keeps nobody else waiting.
 */
export function openTurns({ rendering, waiting }: Pick<Room, 'rendering' | 'waiting'>) {
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
		if (line.size >= waiting.requests || bytesInLine + bytes > waiting.bytes) return turnAway();
		const stop = () => {
			if (!line.delete(one)) return false;
			bytesInLine -= bytes;
			clearTimeout(patience);
			res.off('close', stop);
			return true;
		};
		const one: Waiting = { bytes, enter: () => void (stop() && start()) };
		const patience = setTimeout(() => void (stop() && turnAway()), waiting.ms);
		line.add(one);
		bytesInLine += bytes;
		res.once('close', stop);
	};
}
