import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

// A server with a leak, for the tests that must find it: it logs who asks, and with what browser.
subscribe('http.server.request.start', (message) => {
	const { request } = message as { request: IncomingMessage };
	process.stderr.write(`${request.socket.remoteAddress} ${request.headers['user-agent']}\n`);
});
