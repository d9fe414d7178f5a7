import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Reading = { taken: number; at: number };

/**
 * Connection limit of a listener, and of what nobody reads of its answers. It evicts rather than turn away who comes next:
 * first the one that has been idle for longest gives way, then the one whose reader takes least.
 */
export function boundConnections(
	server: Server,
	{ most, unread }: { readonly most: number; readonly unread: number },
	now = () => performance.now()
) {
	/** Without a request under way, the one that has been for longest first. */
	const idle = new Set<Socket>();
	const underWay = new Map<Socket, ServerResponse>();
	const answers = new Map<ServerResponse, Reading>();
	let count = 0;

	const isUnread = (res: ServerResponse) => res.writableLength > 0;
	/** Bytes that have left for the other side. */
	const takenOf = ({ socket }: ServerResponse) =>
		socket ? socket.bytesWritten - socket.writableLength : 0;
	const worstReader = (): ServerResponse | undefined => {
		const unreadOnes = [...answers].filter(([res]) => isUnread(res));
		return unreadOnes.sort(([, one], [, other]) => one.at - other.at)[0]?.[0];
	};

	server.on('connection', (socket: Socket) => {
		count += 1;
		socket.once('close', () => {
			count -= 1;
			idle.delete(socket);
			underWay.delete(socket);
		});
		if (count > most) {
			const [first] = idle;
			(first ?? worstReader() ?? socket).destroy();
		}
		idle.add(socket);
	});

	return {
		/**
		 * @returns false, and ends the connection, when the request before has no answer yet. No browser and no proxy of ours
		 * pipelines; and of a connection that is cut, Node tells only the answer that it was at, so that whatever stands
		 * behind that one would be worked on, and kept, for ever.
		 */
		begins(socket: Socket, res: ServerResponse): boolean {
			if (underWay.has(socket)) {
				socket.destroy();
				return false;
			}
			idle.delete(socket);
			underWay.set(socket, res);
			res.once('close', () => {
				underWay.delete(socket);
				answers.delete(res);
				if (!socket.destroyed) idle.add(socket);
			});
			return true;
		},
		/** Nothing is to be done for it any more. */
		isRefused: (socket: Socket): void => void idle.add(socket),
		answers: (res: ServerResponse): void => void answers.set(res, { taken: 0, at: now() }),
		/** To be called every second or so. */
		sweep(): void {
			let waiting = 0;
			for (const [res, reading] of answers) {
				const taken = takenOf(res);
				if (taken !== reading.taken) Object.assign(reading, { taken, at: now() });
				waiting += res.writableLength;
			}
			while (waiting > unread) {
				const worst = worstReader();
				if (!worst) return;
				waiting -= worst.writableLength;
				answers.delete(worst);
				worst.destroy();
			}
		}
	};
}
