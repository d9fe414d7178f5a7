import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * Below what systems hand out on their own (from 32768 on Linux, from 16000 in gVisor, from 49152 elsewhere) to any
 * connection that goes out and to listeners that ask for any port: nobody gets one of these who did not name it.
 */
const [FIRST, LAST] = [11_000, 15_999];

/**
 * A port of loopback that is this process's until it ends: for a server that is told its port, and listens some
 * seconds later, or ends and listens again.
 */
export async function reservePort(): Promise<number> {
	for (;;) {
		const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
		if ((await holds(port)) && (await isFree(port))) return port;
	}
}

/** UDP's ports are others than TCP's: the system itself gives this one once, and takes it back as the process ends. */
const holds = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const held = createSocket('udp4')
			.once('error', () => resolve(false))
			.bind({ port, address: '127.0.0.1', exclusive: true }, () => resolve(true));
		held.unref();
	});

const isFree = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const probe = createServer().once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
