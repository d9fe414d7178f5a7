import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { startBox } from './box-process.ts';

/** As long as the face waits for it: see clean.ts. */
const LONGEST_MS = 40_000;

/**
 * Starts a box for each connection to a Unix socket: in a container without a network, what the service manager's own
 * socket does elsewhere. Nothing of a file goes through this process: the box has the connection itself.
 */
export async function startDoor(path: string): Promise<Server> {
	rmSync(path, { force: true }); // of a start before
	const door = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
		socket.on('error', () => undefined);
		startBox([socket, socket, 'ignore'], AbortSignal.timeout(LONGEST_MS)).ended.catch(
			() => undefined
		);
		// Or the other side would never see that the box has ended.
		socket.destroy();
	});
	await once(door.listen(path), 'listening');
	// To whomever may enter the folder.
	chmodSync(path, 0o666);
	return door;
}

const [, script, path] = process.argv;
if (script === import.meta.filename) {
	if (!path) throw new Error('Say where the socket is to be.');
	await startDoor(path);
}
