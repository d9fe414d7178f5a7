import type { IncomingMessage, ServerResponse } from 'node:http';

/** How much a request may bring, how long it may take over that, and how long its answer may. */
type Allowance = { readonly bytes: number; readonly sendMs: number; readonly answerMs: number };

/** Forms are small, and a piece of a file is half a MiB. */
const FORM: Allowance = { bytes: 1024 * 1024, sendMs: 60_000, answerMs: 30_000 };
/** Five files of 25 MB at once, over a slow line, each opened and cleaned before the next is read. */
const FILES: Allowance = { bytes: 128_000_000, sendMs: 20 * 60_000, answerMs: 3 * 60_000 };

/** The one page that takes whole files, in each language. */
const TAKES_FILES = /^(\/[a-z]{2,3})?\/tip\/files(\?|$)/;

export const LONGEST_BODY = FILES.bytes;
export const LONGEST_SENDING_MS = FILES.sendMs;

export const allowanceFor = ({ url = '' }: Pick<IncomingMessage, 'url'>): Allowance =>
	TAKES_FILES.test(url) ? FILES : FORM;

/**
 * Refuses a body that is too long by its own account, and, of a form, one that gives none: what is not refused here
 * is counted while it is read. Ends what dawdles.
 * @returns whether the request may go on.
 */
export function admitsBody(req: IncomingMessage, res: ServerResponse): boolean {
	const { bytes, sendMs } = allowanceFor(req);
	const length = req.headers['content-length'];
	const refusal =
		Number(length ?? 0) > bytes
			? 413
			: length === undefined && req.headers['transfer-encoding'] && bytes < LONGEST_BODY
				? 411
				: undefined;
	if (refusal) {
		res.writeHead(refusal, { connection: 'close' }).end();
		return false;
	}
	const late = setTimeout(() => req.destroy(), sendMs);
	req.once('end', () => clearTimeout(late));
	req.once('close', () => clearTimeout(late));
	return true;
}
