import { createHash, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { solve } from './work.ts';
import { answerTo } from './plain-question.ts';

export type Answered = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly html: string;
};

/** A browser as a wire sees it: an address, headers, and forms that are filled in and sent back. */
export type Wire = {
	readonly origin: string;
	/** Loopback address that it comes from. */
	readonly from?: string;
	/** `accept` is text/html unless it says another; empty, there is none. */
	readonly headers?: Readonly<Record<string, string>>;
};

/** Gets a page, or posts a form to it, with files or without. @throws Error when the connection breaks. */
export async function call(
	wire: Wire,
	path: string,
	form?: Readonly<Record<string, string>> | FormData
): Promise<Answered> {
	const encoded = form && new Response(form instanceof FormData ? form : new URLSearchParams(form));
	const body = encoded && Buffer.from(await encoded.arrayBuffer());
	const { accept = 'text/html', ...others } = wire.headers ?? {};
	return new Promise((resolve, reject) => {
		const { hostname, port, host } = new URL(wire.origin);
		const sent = request(
			{
				hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
				port,
				path,
				method: form ? 'POST' : 'GET',
				localAddress: wire.from,
				agent: false,
				headers: {
					host,
					...(accept && { accept }),
					...(encoded ? { 'content-type': encoded.headers.get('content-type')! } : {}),
					...others
				}
			},
			(answer) => {
				let html = '';
				answer.setEncoding('utf8');
				answer.on('data', (chunk: string) => (html += chunk));
				answer.on('error', reject);
				answer.on('end', () =>
					resolve({ status: answer.statusCode ?? 0, headers: answer.headers, html })
				);
			}
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

/** Adds files to a tip, in the one form. */
export function sendFiles(wire: Wire, code: string, files: readonly File[], original = false) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ step: 'send', code, form: randomUUID() }))
		form.set(name, value);
	if (original) form.set('original', '1');
	for (const file of files) form.append('files', file);
	return call(wire, '/tip/files', form);
}

/** Sends the first piece of a file, and never the rest. */
export function beginFile(wire: Wire, code: string, piece: Blob) {
	const form = new FormData();
	form.set('code', code);
	form.set('file', createHash('sha256').update(randomUUID()).digest('hex'));
	form.set('at', '0');
	form.set('piece', piece);
	return call(wire, '/tip/files/pieces', form);
}

/** Value of a field of the page that came. */
export function valueOf(html: string, name: string): string {
	const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0];
	return /value="([^"]*)"/.exec(field ?? '')?.[1] ?? '';
}

/**
 * The last form of the tip line, all filled in: ready to be sent, as often as one likes.
 * @param how it shows that a person sends it: by work, as a script would, or by an answer, which wants the form
 * to be some seconds old.
 */
export async function readyTip(
	wire: Wire,
	what: string,
	how: 'work' | 'answer' = 'work'
): Promise<Record<string, string>> {
	const questions = await call(wire, '/tip', { step: 'start', way: 'saw' });
	const check = await call(wire, '/tip', {
		step: 'review',
		page: 'story',
		ticket: valueOf(questions.html, 'ticket'),
		draft: valueOf(questions.html, 'draft'),
		way: 'saw',
		what
	});
	const { challenge, bits, question } = askedOn(check);
	return {
		...sendingOf(check),
		...(how === 'work'
			? { work: `${challenge}.${solve(challenge, bits)}` }
			: { answer: answerTo(question) })
	};
}

/** What the last form asks whoever sends it to show. @throws Error when the page is not that form. */
export function askedOn({ status, html }: Answered) {
	const challenge = /data-challenge="([^"]+)"/.exec(html)?.[1];
	const bits = Number(/data-bits="(\d+)"/.exec(html)?.[1]);
	const question = /<label[^>]*for="answer"[^>]*>([^<]+)</.exec(html)?.[1]?.trim();
	if (!challenge || !question) throw new Error(`the form did not go on: ${status}`);
	return { challenge, bits, question };
}

/** The form of that page as its button sends it, but for what it is to show. */
export const sendingOf = ({ html }: Answered) => ({
	step: 'send',
	ticket: valueOf(html, 'ticket'),
	draft: valueOf(html, 'draft')
});

/** The receipt code on a page; undefined when it is no receipt. */
export function codeOn(html: string): string | undefined {
	const groups = /<p class="code[\s\S]*?<\/p>/.exec(html)?.[0].match(/>([0-9A-Z]{3})</g);
	return groups?.map((group) => group.slice(1, -1)).join('-');
}

/** From the first page to the code. @throws Error when it was not kept. */
export async function sendTip(wire: Wire, what: string): Promise<string> {
	const { status, html } = await call(wire, '/tip', await readyTip(wire, what));
	const code = codeOn(html);
	if (!code) throw new Error(`the tip was not kept: ${status}`);
	return code;
}

/** Comes back with a code. */
export const comeBack = (wire: Wire, code: string, more: Readonly<Record<string, string>> = {}) =>
	call(wire, '/tip/return', { step: 'open', code, ...more });
