import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { MailSettings } from '../../src/lib/server/alerts/index.ts';

/**
 * How a mail server behaves. `takes`: as it should. `hangs`: says nothing. `stalls`: takes the message and never says so. `drops`: ends
 * the connection. `busy`: 421. `refuses`: 550 for whoever the message is to.
 */
type Mood = 'takes' | 'hangs' | 'stalls' | 'drops' | 'busy' | 'refuses';

export type Mail = {
	readonly from: string;
	readonly to: string;
	/** As it came, headers and all. */
	readonly raw: string;
};

export type MailServer = {
	readonly settings: MailSettings;
	/** What it has taken. */
	readonly mails: Mail[];
	/** How many connections it was ever asked for. */
	readonly calls: () => number;
	mood: Mood;
	readonly close: () => Promise<void>;
};

/** A mail server on loopback that speaks as much of RFC 5321 as a client needs. It offers no TLS. */
export async function startMailServer(): Promise<MailServer> {
	let calls = 0;
	const open = new Set<Socket>();
	const server: Server = createServer((socket) => {
		calls++;
		open.add(socket);
		socket.on('close', () => open.delete(socket));
		socket.on('error', () => undefined); // the client went
		converse(socket, made);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const made: MailServer = {
		settings: {
			...{ host: '127.0.0.1', port, secure: false, loopback: true },
			from: 'alerts@desk.example'
		},
		mails: [],
		calls: () => calls,
		mood: 'takes',
		close: async () => {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		}
	};
	return made;
}

function converse(socket: Socket, server: MailServer): void {
	const say = (line: string) => void socket.write(`${line}\r\n`);
	if (server.mood === 'hangs') return;
	if (server.mood === 'drops') return void socket.destroy();
	say(server.mood === 'busy' ? '421 come again' : '220 mail.example ESMTP');
	let buffer = '';
	let envelope = { from: '', to: '' };
	let inData = false;
	socket.setEncoding('latin1').on('data', (text: string) => {
		buffer += text;
		for (;;) {
			const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
			if (end < 0) return;
			const said = buffer.slice(0, end);
			buffer = buffer.slice(end + (inData ? 5 : 2));
			if (inData) {
				inData = false;
				if (server.mood === 'stalls') return;
				server.mails.push({ ...envelope, raw: said });
				say('250 taken');
			} else answer(said);
		}
	});
	function answer(line: string): void {
		const [, address = ''] = /<(.*?)>/.exec(line) ?? [];
		if (/^EHLO/i.test(line)) say('250-mail.example\r\n250 8BITMIME');
		else if (/^MAIL FROM/i.test(line)) {
			envelope = { from: address, to: '' };
			say('250 ok');
		} else if (/^RCPT TO/i.test(line)) {
			envelope = { ...envelope, to: address };
			say(server.mood === 'refuses' ? '550 no such mailbox' : '250 ok');
		} else if (/^DATA/i.test(line)) {
			inData = true;
			say('354 go on');
		} else if (/^QUIT/i.test(line)) {
			say('221 bye');
			socket.end();
		} else say(/^(RSET|NOOP)/i.test(line) ? '250 ok' : '502 not here');
	}
}
