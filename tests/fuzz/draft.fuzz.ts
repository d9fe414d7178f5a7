import { noAnswers } from '../../src/lib/server/tips/answers.ts';
import { openDraft, sealDraft } from '../../src/lib/server/tips/draft.ts';
import { newTicket } from '../../src/lib/server/tips/ticket.ts';

const keys = [new Uint8Array(32).fill(7)] as const;
const ticket = newTicket(new Uint8Array(16).fill(1), new Date('2026-11-29T12:00:00Z'));
const ours = Buffer.from(
	sealDraft({ answers: noAnswers('saw'), failures: 0 }, ticket, keys),
	'base64url'
);

export const seeds = [ours.toString('base64url'), `\xff${ours.toString('latin1')}`];

/** No draft but ours opens: neither what was typed, nor ours with bytes of it changed, cut or added. */
export function fuzz(data: Buffer): void {
	const cut = ours.subarray(0, data.length > 0 ? (data[0]! * ours.length) / 255 : 0);
	const changed = Buffer.concat([cut, data.subarray(1)]).toString('base64url');
	for (const written of [data.toString('utf8'), changed]) {
		const isOurs = Buffer.from(written, 'base64url').equals(ours);
		if (!isOurs && openDraft(written, ticket, keys)) throw new Error('what is none opens');
	}
}
