import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

const BOUNDARY = 'x0x';

/** A form with files as a browser without JavaScript posts it, byte for byte. */
export type RawForm = { readonly bytes: Buffer; readonly beginOfBody: number };

type RawFile = { readonly name: string; readonly bytes: Uint8Array };

export function rawForm(
	origin: string,
	fields: Readonly<Record<string, string>>,
	files: readonly RawFile[],
	last: Readonly<Record<string, string>> = { step: 'send' }
): RawForm {
	const part = (disposition: string, bytes: Uint8Array | string) => [
		Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
		Buffer.from(bytes),
		Buffer.from('\r\n')
	];
	const fieldParts = (of: Readonly<Record<string, string>>) =>
		Object.entries(of).flatMap(([name, value]) => part(`name="${name}"`, value));
	const body = Buffer.concat([
		...fieldParts(fields),
		...files.flatMap(({ name, bytes }) => part(`name="files"; filename="${name}"`, bytes)),
		...fieldParts(last),
		Buffer.from(`--${BOUNDARY}--\r\n`)
	]);
	const head = Buffer.from(
		`POST /tip/files HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nAccept: text/html\r\n` +
			`Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\n` +
			`Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`
	);
	return { bytes: Buffer.concat([head, body]), beginOfBody: head.length };
}

/** A connection of its own, on which nothing stands between the test and the server. */
export async function dial(origin: string) {
	const socket = connect(Number(new URL(origin).port), '127.0.0.1');
	// A server that breaks the connection shows in what it answered.
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	return socket;
}

/** Sends these bytes, and hangs up when the server has read them, as a phone does that loses its signal. */
export async function cutOff(origin: string, bytes: Uint8Array): Promise<void> {
	const socket = await dial(origin);
	await new Promise((sent) => socket.write(bytes, sent));
	// What is asked later is answered later.
	await fetch(`${origin}/healthz`);
	socket.destroy();
}

/** @returns all that the server answered to these bytes; less when it broke the connection. */
export async function postRaw(origin: string, bytes: Uint8Array): Promise<string> {
	const socket = await dial(origin);
	socket.write(bytes);
	return text(socket).catch(() => '');
}
