import { constantTimeEqual, mac } from '../crypto/index.ts';

/** A form of ours: 16 random bytes that make its tips one and its receipts its own, and when it was given out. */
export type Ticket = { readonly nonce: Uint8Array; readonly issuedAt: Date };

/** A form older than this gets a fresh ticket; its answers stay. */
export const TICKET_LASTS_MS = 24 * 60 * 60 * 1000;

/** @param nonce 16 random bytes. */
export function newTicket(nonce: Uint8Array, now: Date): Ticket {
	if (nonce.length !== 16) throw new TypeError('a ticket nonce has 16 bytes');
	return { nonce, issuedAt: new Date(Math.floor(now.getTime() / 1000) * 1000) };
}

/** The ticket as the form carries it: base64url of nonce, seconds and HMAC-SHA-256. 52 bytes, 70 characters. */
export function writeTicket(ticket: Ticket, key: Uint8Array): string {
	const plain = Buffer.alloc(20);
	plain.set(ticket.nonce);
	plain.writeUInt32BE(ticket.issuedAt.getTime() / 1000, 16);
	return Buffer.concat([plain, mac(key, 'ticket/v1', plain)]).toString('base64url');
}

export type ReadTicket =
	| { readonly is: 'good'; readonly ticket: Ticket }
	/** Too old to be sent with; what was sealed under it still opens. */
	| { readonly is: 'expired'; readonly ticket: Ticket }
	| { readonly is: 'forged' };

/** The ticket that a form brought. */
export function readTicket(written: string, key: Uint8Array, now: Date): ReadTicket {
	const bytes = Buffer.from(written, 'base64url');
	if (bytes.length !== 52 || bytes.toString('base64url') !== written) return { is: 'forged' };
	const plain = bytes.subarray(0, 20);
	const isOurs = constantTimeEqual(mac(key, 'ticket/v1', plain), bytes.subarray(20));
	if (!isOurs) return { is: 'forged' };
	const ticket = {
		nonce: new Uint8Array(plain.subarray(0, 16)),
		issuedAt: new Date(plain.readUInt32BE(16) * 1000)
	};
	return { is: isExpired(ticket, now) ? 'expired' : 'good', ticket };
}

export const isExpired = (ticket: Ticket, now: Date): boolean =>
	now.getTime() - ticket.issuedAt.getTime() >= TICKET_LASTS_MS;
