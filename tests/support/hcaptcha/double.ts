import { readFileSync } from 'node:fs';
import { createServer, globalAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { join } from 'node:path';

/** What the double answers with next. `silence`: nothing at all; `half`: the beginning of an answer, and no more. */
export type Answer =
	| { readonly status?: number; readonly body: string }
	| 'silence'
	| 'half'
	| 'hang-up'
	| 'hang-up-half-way';

export type Double = {
	readonly port: number;
	/** Bodies of the requests that came, oldest first. */
	readonly asked: URLSearchParams[];
	/** Headers of the same. */
	readonly headers: Record<string, unknown>[];
	answer: Answer;
	readonly close: () => Promise<void>;
};

const pem = (name: string) => readFileSync(join(import.meta.dirname, name));

/**
 * Speaks hCaptcha's siteverify over TLS on loopback, and leads this process's requests for hcaptcha.com
 * there: by name, port and trust alone, so that what is tested is the production code as it runs.
 * https://docs.hcaptcha.com/#verify-the-user-response-server-side
 */
export async function standInForHcaptcha(): Promise<Double> {
	const asked: URLSearchParams[] = [];
	const headers: Record<string, unknown>[] = [];
	const server = createServer(
		{ key: pem('key.pem'), cert: pem('certificate.pem') },
		(request, response) => {
			let body = '';
			request.on('data', (chunk: Buffer) => (body += chunk.toString()));
			request.on('end', () => {
				asked.push(new URLSearchParams(body));
				headers.push(request.headers);
				const { answer } = double;
				if (answer === 'silence') return;
				if (answer === 'hang-up') return void request.socket.destroy();
				const status = typeof answer === 'string' ? undefined : answer.status;
				response.writeHead(status ?? 200, { 'content-type': 'application/json' });
				if (typeof answer !== 'string') return void response.end(answer.body);
				response.write('{"success":true', () => {
					if (answer === 'hang-up-half-way') request.socket.destroy();
				});
			});
		}
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as { port: number };
	const leaveAlone = leadTo(port);
	const double: Double = {
		port,
		asked,
		headers,
		answer: { body: '{"success":true}' },
		close: async () => {
			leaveAlone();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
	return double;
}

/**
 * Leads this process's requests for hcaptcha.com to a port of loopback.
 * @returns how to undo it.
 */
export function leadTo(port: number): () => void {
	const agent = globalAgent as unknown as { defaultPort: number };
	const { defaultPort } = agent;
	const { ca, lookup } = globalAgent.options;
	agent.defaultPort = port;
	globalAgent.options.ca = pem('certificate.pem');
	globalAgent.options.lookup = loopbackFor('hcaptcha.com');
	return () => {
		agent.defaultPort = defaultPort;
		Object.assign(globalAgent.options, { ca, lookup });
		globalAgent.destroy();
	};
}

/** Finds one name on loopback and no other anywhere. */
const loopbackFor =
	(name: string): LookupFunction =>
	(asked, options, done) => {
		if (asked !== name) return done(new Error(`no way to ${asked} in a test`), '', 0);
		if (options.all) return done(null, [{ address: '127.0.0.1', family: 4 }]);
		done(null, '127.0.0.1', 4);
	};
