import { createHmac } from 'node:crypto';

/**
 * What the other side of a webhook checks: Standard Webhooks 1.0.0, scheme v1 (HMAC-SHA-256 over id, time and body). It says what is
 * signed, so no purpose stands before it: its key signs nothing else.
 * @param secret 24 bytes at least. @param seconds since 1970.
 */
export const signWebhook = (
	secret: Uint8Array,
	id: string,
	seconds: number,
	body: string
): string =>
	`v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`;
