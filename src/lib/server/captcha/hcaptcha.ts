import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { verify } from 'hcaptcha';

export type HcaptchaKeys = { readonly sitekey: string; readonly secret: string };

/** `person`: try again. `operator`: our settings are wrong. `provider`: hCaptcha is not answering as it should. */
export type HcaptchaVerdict =
	{ passed: true } | { passed: false; fault: 'person' | 'operator' | 'provider' };

/** An answer takes well under a second; a person waits no longer than this. */
const DEADLINE_MS = 4_000;
/** siteverify answers are a few hundred bytes. */
const LARGEST_ANSWER = 16 * 1024;
/** The circuit breaker: after so many failures of the provider in a row nobody is made to wait for the next one… */
const FAILURES_TO_OPEN = 3;
/** …until this has passed, and one may try. */
const OPEN_FOR_MS = 60_000;

/** Every error code that hCaptcha documents, and whose fault it is. https://docs.hcaptcha.com/#siteverify-error-codes-table */
const FAULTS: Readonly<Record<string, 'person' | 'operator'>> = {
	'missing-input-secret': 'operator',
	'invalid-input-secret': 'operator',
	'missing-input-response': 'person',
	'invalid-input-response': 'person',
	'expired-input-response': 'person',
	'already-seen-response': 'person',
	'invalid-or-already-seen-response': 'person',
	'bad-request': 'operator',
	'missing-remoteip': 'operator',
	'invalid-remoteip': 'operator',
	'not-using-dummy-passcode': 'operator',
	'not-using-dummy-secret': 'operator',
	'sitekey-secret-mismatch': 'operator'
};

export type Breaker = { failures: number; openUntil: number };
export const newBreaker = (): Breaker => ({ failures: 0, openUntil: 0 });

/** Asks hCaptcha about a token. The visitor's address is never sent along. */
export async function askHcaptcha(
	keys: HcaptchaKeys,
	breaker: Breaker,
	token: string,
	now: Date
): Promise<HcaptchaVerdict> {
	if (breaker.openUntil > now.getTime()) return { passed: false, fault: 'provider' };
	const open = () => (breaker.openUntil = now.getTime() + OPEN_FOR_MS);
	if (breaker.failures >= FAILURES_TO_OPEN) open(); // for all but this one, until it has its answer
	const verdict = await judged(keys, token);
	if (verdict.passed || verdict.fault !== 'provider') {
		Object.assign(breaker, newBreaker());
	} else if (++breaker.failures >= FAILURES_TO_OPEN) {
		open();
	}
	return verdict;
}

/**
 * Whether hCaptcha says no to our own keys, whatever the token. To be asked at a time that no visitor chose: a line
 * in the log beside a visitor's attempt would tell when somebody sent a tip.
 */
export async function areRefused(keys: HcaptchaKeys): Promise<boolean> {
	const verdict = await judged(keys, 'not-a-token');
	return !verdict.passed && verdict.fault === 'operator';
}

async function judged(keys: HcaptchaKeys, token: string): Promise<HcaptchaVerdict> {
	let answer: { success?: unknown; 'error-codes'?: unknown };
	try {
		answer = await bounded(() => verify(keys.secret, token, undefined, keys.sitekey));
	} catch {
		return { passed: false, fault: 'provider' }; // unreachable, too slow, too large, or not JSON
	}
	if (answer?.success === true) return { passed: true };
	const codes = Array.isArray(answer?.['error-codes']) ? answer['error-codes'].map(String) : [];
	const faults = codes.map((code) => FAULTS[code] ?? 'provider');
	if (faults.includes('operator')) return { passed: false, fault: 'operator' };
	// A no without a reason is no judgement of the person.
	const person = faults.length > 0 && !faults.includes('provider');
	return { passed: false, fault: person ? 'person' : 'provider' };
}

/** Since Node 22.12. */
const CREATED = 'http.client.request.created';

/**
 * The package has no deadline, no size limit and no status check, and gives no hold of its request. It makes that before
 * it returns, and Node tells of it in that moment: only then is anybody listening, and nobody else's request can be made.
 * @throws Error when it made none.
 */
function bounded<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	const made: ClientRequest[] = [];
	const take = (message: unknown) => made.push((message as { request: ClientRequest }).request);
	subscribe(CREATED, take);
	let answer: Promise<Answer>;
	try {
		answer = ask();
	} finally {
		unsubscribe(CREATED, take);
	}
	const [request] = made;
	if (!request) throw new Error('no request was made that could be bounded');
	bound(request);
	return answer;
}

function bound(request: ClientRequest): void {
	const deadline = setTimeout(() => request.destroy(new Error('deadline')), DEADLINE_MS);
	request.once('close', () => clearTimeout(deadline));
	request.once('response', (response: IncomingMessage) => {
		if (response.statusCode !== 200) request.destroy(new Error('status'));
		let size = 0;
		response.on('data', (chunk: string | Buffer) => {
			size += chunk.length;
			if (size > LARGEST_ANSWER) request.destroy(new Error('size'));
		});
	});
}
