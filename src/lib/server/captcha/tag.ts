import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA-256 over parts that cannot run into each other, base64url, cut to 22 characters (128 bits). */
export function mac(secret: Uint8Array, ...parts: (string | Uint8Array)[]): string {
	const hmac = createHmac('sha256', secret);
	for (const part of parts) {
		const bytes = Buffer.from(part as string);
		hmac.update(`${bytes.length}:`).update(bytes);
	}
	return hmac.digest('base64url').slice(0, 22);
}

export const isMac = (made: string, given: string): boolean =>
	made.length === given.length && timingSafeEqual(Buffer.from(made), Buffer.from(given));
