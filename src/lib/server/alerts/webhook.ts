import { randomUUID } from 'node:crypto';
import { signWebhook } from '../crypto/index.ts';
import { NotTaken, type Gateway, type Message } from './gateway.ts';
import { textOf } from './texts.ts';

export type WebhookSettings = {
	readonly url: string;
	/** 24 bytes at least. */
	readonly secret: Uint8Array;
};

/** Every body has this many bytes, whatever it is for. */
export const BODY_BYTES = 512;

/**
 * The operator's gateway to pagers or phones, signed as Standard Webhooks 1.0.0 say: HMAC-SHA-256 over id, time and body. See
 * docs/operations.md for how the other side verifies it.
 * @param now when it is signed: whoever receives it refuses what is old.
 */
export function createWebhook({ url, secret }: WebhookSettings, now = () => new Date()): Gateway {
	const post = async (id: string, given: Body, signal: AbortSignal) => {
		const body = bodyOf(given);
		const seconds = Math.floor(now().getTime() / 1000);
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'webhook-id': id,
				'webhook-timestamp': String(seconds),
				'webhook-signature': signWebhook(secret, id, seconds, body)
			},
			body,
			redirect: 'error',
			signal
		});
		// What it says besides is not for us, and may have no end.
		await response.body?.cancel();
		if (!response.ok) throw new NotTaken(String(response.status));
	};
	return {
		send: ({ id, to, kind, code }, signal) =>
			post(id, { type: `alert.${kind}`, to, text: lineOf({ kind, code }) }, signal),
		probe: (signal) => post(randomUUID(), { type: 'alert.probe', to: '', text: '' }, signal)
	};
}

/** To nobody where the type is `alert.probe`: to be answered, and let lie. */
type Body = { readonly type: string; readonly to: string; readonly text: string };

/** What a pager shows: one line. */
const lineOf = ({ kind, code }: Pick<Message, 'kind' | 'code'>): string =>
	kind === 'code' ? `Plainsight code: ${code}` : textOf(kind).subject;

/** What is longer than this does not come this far: see addresses.ts. */
const bodyOf = (given: Body): string => JSON.stringify(given).padEnd(BODY_BYTES);
