import type { IncomingMessage, ServerResponse } from 'node:http';
import type { refusals as en } from '#content/en/messages/refusals.ts';
import { country } from '#country/country.ts';
import { isLocale, locales, sourceLocale, type Locale } from '../../i18n/locales.ts';
import type { Pace } from './bodies.ts';

type Catalogue = typeof en;
/** By relative paths, which Vite knows how to bundle. */
const catalogues = Object.fromEntries(
	await Promise.all(
		Object.keys(locales).map(async (locale) => {
			const file = await import(`../../../../content/${locale}/messages/refusals.ts`);
			return [locale, file.refusals] as const;
		})
	)
) as Readonly<Record<Locale, Catalogue>>;

export type Refusal = Exclude<keyof Catalogue, 'danger'>;
const STATUS: Readonly<Record<Refusal, number>> = {
	tooLong: 413,
	busy: 503,
	brokenOff: 408,
	unreadable: 400,
	pageBusy: 503
};

/**
 * Answers with a page that says what became of the request, and ends the connection. Whoever is still sending gets it
 * all the same: closed with bytes unread, TCP would send a reset, which takes the answer away with it (RFC 9112, 9.6).
 */
export function refuse(
	req: IncomingMessage,
	res: ServerResponse,
	why: Refusal,
	linger: Pace['linger']
): void {
	if (res.headersSent || res.destroyed) return;
	const page = pageOf(why, req.url ?? '');
	res.writeHead(STATUS[why], {
		'content-type': 'text/html; charset=utf-8',
		'content-length': Buffer.byteLength(page),
		'cache-control': 'no-store',
		connection: 'close',
		...(STATUS[why] === 503 ? { 'retry-after': '5' } : {})
	});
	if (req.complete) return void res.end(page);
	// Whole already by its length. To end it would close the connection.
	res.write(page);
	endLingering(req, res, linger);
}

/** Ends the connection once the sender has ended, is silent, or has been heard for long enough. */
function endLingering(req: IncomingMessage, res: ServerResponse, linger: Pace['linger']): void {
	let left = linger.bytes;
	const end = () => {
		clearTimeout(late);
		clearTimeout(silent);
		req.off('data', count);
		res.end();
	};
	const count = (chunk: Buffer) => {
		silent.refresh();
		left -= chunk.length;
		if (left < 0) end();
	};
	const late = setTimeout(end, linger.ms);
	const silent = setTimeout(end, linger.silentMs);
	req.on('data', count).once('end', end).once('close', end);
}

function pageOf(why: Refusal, url: string): string {
	const first = url.split(/[/?]/, 2)[1] ?? '';
	const locale = isLocale(first) ? first : sourceLocale;
	const { [why]: said, danger } = catalogues[locale];
	const [heading, words] = said;
	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${heading}</title>
</head>
<body>
<h1>${heading}</h1>
<p>${words}</p>
<p>${danger} <a href="tel:${country.emergency}">${country.emergency}</a></p>
</body>
</html>
`;
}
