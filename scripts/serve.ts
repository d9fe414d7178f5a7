import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareHandler } from '../src/lib/server/env.ts';
import { hushConsole, hushStrays } from '../src/lib/server/http/error-log.ts';
import { close, listen } from '../src/lib/server/http/listen.ts';
import {
	createListener,
	type Handler,
	type ListenerOptions
} from '../src/lib/server/http/server.ts';

/** One origin each; the demo gives its loopback address two names. */
export type Listening = ListenerOptions & {
	readonly origins: readonly string[];
	readonly at: { host: string; port: number };
	/** Answers before the application what it knows. */
	readonly first?: Handler;
};

/**
 * Serves the built application on these listeners until the process is told to end.
 * @throws Error with code EADDRINUSE or EACCES when an address cannot be had.
 */
export async function serve(
	listeners: readonly Listening[],
	atEnd: () => Promise<void> = async () => undefined
) {
	// A stray rejection inside the framework would otherwise end the server; the request itself gets 503.
	hushStrays();
	prepareHandler();
	const built = pathToFileURL(resolve('build', 'handler.js')).href;
	const { handler } = (await import(built)) as { handler: Handler };
	const servers: Server[] = [];
	for (const { origins, at, first, ...options } of listeners) {
		const both: Handler = (req, res, next) => first?.(req, res, () => handler(req, res, next));
		const server = createListener(origins, first ? both : handler, options);
		await listen(server, at);
		servers.push(server);
	}
	hushConsole();
	let ending = false;
	const end = async () => {
		if (ending) return;
		ending = true;
		await close(servers);
		await atEnd();
		process.exit(0);
	};
	process.on('SIGTERM', end);
	process.on('SIGINT', end);
	return end;
}

/** What stands in the way of listening there, in one sentence; undefined for any other error. */
export function whyNotListening(error: unknown, port: number): string | undefined {
	const code = (error as { code?: string } | null)?.code;
	if (code === 'EADDRINUSE')
		return `Port ${port} is taken: stop what listens there, or set another port (PORT in the demo).`;
	if (code === 'EACCES') return `Port ${port} may not be used by this account.`;
	if (code === 'EADDRNOTAVAIL') return `This machine has no such address to listen on.`;
	return undefined;
}
