import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookSettings } from '../../src/lib/server/alerts/index.ts';

export type Hook = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** An operator's gateway on loopback. `answer`: its status; `endless`: a body that never ends. */
export async function startWebhook() {
	const hooks: Hook[] = [];
	const made = { hooks, status: 204, endless: false, close: async () => {}, url: '' };
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (text: string) => (body += text));
		request.on('end', () => {
			hooks.push({ headers: request.headers, body });
			response.on('error', () => undefined);
			response.writeHead(made.status, { location: 'http://127.0.0.1:1/' });
			if (!made.endless) return void response.end();
			const more = setInterval(() => response.write('more'), 20);
			response.on('close', () => clearInterval(more));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const settings: WebhookSettings = {
		url: `http://127.0.0.1:${port}/page`,
		secret: new Uint8Array(32).fill(7)
	};
	return Object.assign(made, {
		settings,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	});
}

/** As the other side verifies it: docs/operations.md, in its words. */
export function isGenuine(
	{ headers, body }: Hook,
	secret: Uint8Array,
	now: Date,
	withinSeconds = 300
): boolean {
	const [id, time, given] = ['id', 'timestamp', 'signature'].map((name) =>
		String(headers[`webhook-${name}`])
	);
	if (!given || Math.abs(now.getTime() / 1000 - Number(time)) > withinSeconds) return false;
	const mac = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest();
	return given.split(' ').some((one) => {
		const claimed = Buffer.from(one.replace(/^v1,/, ''), 'base64');
		return claimed.length === mac.length && timingSafeEqual(claimed, mac);
	});
}
