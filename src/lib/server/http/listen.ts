import type { Server } from 'node:http';
import { CONNECTIONS } from './bodies.ts';

/** @throws Error with the code EADDRINUSE, EACCES or EADDRNOTAVAIL when it cannot listen there. */
export const listen = (server: Server, at: { host: string; port: number }): Promise<number> =>
	new Promise((resolve, reject) => {
		server.once('error', reject);
		// Node's own 511 overflow in a flood while the process works: whoever is in the queue then is lost without an answer.
		server.listen({ ...at, backlog: CONNECTIONS.most }, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : at.port);
		});
	});

/** Finishes what is under way, ends streams, and is done within the grace time. */
export async function close(servers: readonly Server[], graceMs = 5_000): Promise<void> {
	// Kit's own event for it: live streams and pools end themselves on it.
	process.emit('sveltekit:shutdown' as 'SIGTERM', 'SIGTERM');
	await Promise.all(
		servers.map(
			(server) =>
				new Promise<void>((resolve) => {
					const hard = setTimeout(() => server.closeAllConnections(), graceMs);
					server.close(() => {
						clearTimeout(hard);
						resolve();
					});
					server.closeIdleConnections();
				})
		)
	);
}
