import { newTicket, readTicket, writeTicket } from '../../src/lib/server/tips/ticket.ts';

const key = new Uint8Array(32).fill(7);
const now = new Date('2026-11-29T12:00:00Z');
const ours = writeTicket(newTicket(new Uint8Array(16).fill(1), now), key);

export const seeds = [ours];

/** Nothing but what was signed here is a ticket: neither what was typed, nor ours with a byte of it changed. */
export function fuzz(data: Buffer): void {
	const changed = Buffer.from(ours, 'base64url');
	for (const [at, byte] of data.subarray(0, 52).entries()) changed[at]! ^= byte;
	for (const written of [data.toString('utf8'), changed.toString('base64url')]) {
		if (readTicket(written, key, now).is !== 'forged' && written !== ours) {
			throw new Error('a ticket that was not signed here is taken');
		}
	}
}
