import { connect, type Socket } from 'node:net';

/** What a stranger sends as raw bytes, and what came back so far. */
export type Sent = { readonly socket: Socket; readonly answer: () => string };

/** Connects and sends these bytes, and leaves the connection as it is. */
export function begin(origin: string, bytes: string | Buffer): Sent {
	const { port } = new URL(origin);
	const socket = connect(Number(port), '127.0.0.1');
	let answer = '';
	socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
	socket.on('error', () => undefined); // whoever is cut off is cut off: the answer tells
	socket.write(bytes);
	return { socket, answer: () => answer };
}

/** What came until the other side had ended, or after so long. */
export async function answered({ socket, answer }: Sent, patienceMs = 30_000): Promise<string> {
	if (!socket.destroyed) {
		await new Promise((resolve) => {
			socket.setTimeout(patienceMs, () => socket.destroy());
			socket.once('close', resolve);
		});
	}
	return answer();
}

/** Sends these bytes and gives back what came. */
export const sent = (origin: string, bytes: string | Buffer) => answered(begin(origin, bytes));

/** Head of a post of a form to the site with this Host. */
export const postHead = (origin: string, path: string, length: number, more = '') =>
	`POST ${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n` +
	`Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n${more}\r\n`;

/** The slowest but one in twenty. */
export const p95 = (times: readonly number[]) =>
	[...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]!;

/** Undefined when nothing was answered. */
export const statusOf = (answer: string): number | undefined =>
	Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]) || undefined;
