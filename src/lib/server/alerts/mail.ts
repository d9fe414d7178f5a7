import { createTransport } from 'nodemailer';
import { NotForThem, TRY_MS, type Gateway } from './gateway.ts';
import { textOf } from './texts.ts';

export type MailSettings = {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte. */
	readonly secure: boolean;
	/** Never to another machine in the clear: without it STARTTLS is demanded. */
	readonly loopback: boolean;
	readonly user?: string | undefined;
	readonly password?: string | undefined;
	readonly from: string;
};

/** The waits of one connection together end before the whole try does. */
const STEP_MS = TRY_MS / 2;

/** A mail server, as a gateway: one connection a message, so that none is left half open overnight. */
export function createMail(settings: MailSettings): Gateway {
	const { host, port, secure, loopback, user, password, from } = settings;
	const transport = createTransport({
		host,
		port,
		secure,
		requireTLS: !secure && !loopback,
		ignoreTLS: !secure && loopback,
		tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
		...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
		// Else it greets with the machine's own name.
		name: from.slice(from.lastIndexOf('@') + 1),
		dnsTimeout: STEP_MS,
		connectionTimeout: STEP_MS,
		greetingTimeout: STEP_MS,
		socketTimeout: STEP_MS,
		socketCloseTimeout: 0,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		send: async ({ to, kind, code }, signal) => {
			try {
				await transport.sendMail({
					from: { name: 'Plainsight', address: from },
					to: { name: '', address: to },
					...textOf(kind, code),
					headers: { 'Auto-Submitted': 'auto-generated' },
					signal
				});
			} catch (error) {
				throw isOfRecipient(error) ? new NotForThem() : error;
			}
		},
		probe: (signal) => orAborted(transport.verify(), signal)
	};
}

/** Said of an address, or of this message to it: a server that answers so is there for others. */
const OF_RECIPIENT: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];

const isOfRecipient = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && OF_RECIPIENT.includes(error.code);

/** The library bounds this by its own timeouts, and takes no signal for it. */
async function orAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
	const aborted = new Promise<never>((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
	});
	work.catch(() => undefined); // it may fail after it was given up
	await Promise.race([work, aborted]);
}
