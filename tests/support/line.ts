import { connect, createServer, type Socket } from 'node:net';
import { reservePort } from './ports.ts';

/** The line between a server and its database, on loopback, for a test to cut, to hold, and to mend. */
export type Line = {
	/** The database's URL, over this line. */
	readonly url: string;
	/** Breaks every connection and takes no new one. */
	readonly cut: () => Promise<void>;
	/** Nothing comes through any more, and nobody is told: a firewall that drops, a machine that hangs. */
	readonly hold: () => void;
	readonly mend: () => Promise<void>;
	readonly close: () => Promise<void>;
};

/** @param url of a database behind a Unix socket, as the test run's PostgreSQL is. */
export async function connectLine(url: string): Promise<Line> {
	const direct = new URL(url);
	const socket = `${direct.searchParams.get('host')}/.s.PGSQL.5432`;
	const ends = new Set<Socket>();
	let held = false;
	const server = createServer((near) => {
		const far = connect(socket);
		for (const [from, to] of [
			[near, far],
			[far, near]
		] as const) {
			ends.add(from);
			from.on('error', () => to.destroy());
			from.on('close', () => (ends.delete(from), to.destroy()));
			if (held) from.pause();
			else from.pipe(to);
		}
	});
	const port = await reservePort();
	const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const breakAll = () => {
		for (const end of ends) end.destroy();
	};
	const cut = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			breakAll();
		});
	await listen();
	direct.searchParams.delete('host');
	direct.host = `127.0.0.1:${port}`;
	return {
		url: direct.href,
		cut,
		hold: () => {
			held = true;
			for (const end of ends) end.unpipe().pause();
		},
		mend: async () => {
			held = false;
			breakAll();
			if (!server.listening) await listen();
		},
		close: () => (server.listening ? cut() : Promise.resolve())
	};
}
