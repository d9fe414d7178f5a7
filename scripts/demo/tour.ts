import { randomBytes } from 'node:crypto';
import type { Locale } from '../../src/lib/i18n/locales.ts';
import type { Answers } from '../../src/lib/questions/answers.ts';
import type { Handler } from '../../src/lib/server/http/server.ts';
import type { createSql } from '../../src/lib/server/db/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import type { Mail } from './mail-server.ts';

export const TOUR = '/demo';
const AGE_FILE = `${TOUR}/newest-tip.age`;

type Shown = {
	/** Of the form that is prepared, as the demo's server has them. */
	readonly keys: Pick<tips.Intake['keys'], 'ticket' | 'drafts'>;
	/** As the database's owner, who sees every column. */
	readonly sql: ReturnType<typeof createSql>;
	readonly mails: readonly Mail[];
};

/** Five steps through the demo, what its server holds, and the mailbox of its staff: one page, beside the application and no part of it. */
export function createTour({ keys, sql, mails }: Shown): Handler {
	const newest = async (): Promise<Row | undefined> => {
		// By when it was last written: when it came, no column says more closely than the hour.
		const [row] = await sql<Row[]>`
			select to_jsonb(tips) - 'sealed' as columns, sealed from tips order by age(xmin) limit 1`;
		return row;
	};
	return (req, res, next) => {
		const { pathname } = new URL(req.url ?? '', 'http://demo');
		const answer = async () => {
			if (pathname === AGE_FILE) {
				const row = await newest();
				res.writeHead(200, { 'content-type': 'application/octet-stream' });
				return res.end(row?.sealed);
			}
			const page = pageOf(keys, await newest(), mails);
			res.writeHead(200, {
				'content-type': 'text/html; charset=utf-8',
				'cache-control': 'no-store',
				'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'`
			});
			return res.end(page);
		};
		if (pathname !== TOUR && pathname !== AGE_FILE) return next();
		answer().catch((error: unknown) => {
			console.error(error);
			res.destroy();
		});
	};
}

type Row = { readonly columns: Readonly<Record<string, unknown>>; readonly sealed: Uint8Array };

const INTO_GENERAL = {
	way: 'me',
	what: 'Mwen travay nan yon kay. Madanm nan kenbe paspò mwen. Mwen pa gen dwa soti. Mwen poko touche anyen.',
	area: 'KN-03',
	signs: ['papers-held', 'not-free', 'no-pay', 'lives-at-work'],
	ongoing: 'yes',
	danger: 'no'
} as const satisfies Partial<Answers>;
const ABOUT_POLICE = {
	way: 'saw',
	what: 'A police officer waits outside the bar each Friday, and the women who leave have to give him money.',
	area: 'KN-03',
	signs: ['threats'],
	involved: ['police']
} as const satisfies Partial<Answers>;

/** A form that is filled in, to be looked over and sent: a plain post, without a script. */
function prepared(
	keys: Shown['keys'],
	locale: Locale,
	answers: Partial<Answers> & Pick<Answers, 'way'>,
	button: string
): string {
	const ticket = tips.newTicket(randomBytes(16), new Date());
	const draft = { answers: { ...tips.noAnswers(answers.way), ...answers }, failures: 0 };
	const path = locale === 'en' ? '/tip' : `/${locale}/tip`;
	return `<form method="post" action="${path}" target="_blank">
	<input type="hidden" name="ticket" value="${tips.writeTicket(ticket, keys.ticket)}">
	<input type="hidden" name="draft" value="${tips.sealDraft(draft, ticket, keys.drafts)}">
	<button name="step" value="check">${button}</button>
	</form>`;
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const link = (to: string, words: string) => `<a href="${to}" target="_blank">${words}</a>`;
const as = (name: string, next = '/desk') =>
	`/desk/sign-in?as=${encodeURIComponent(name)}&next=${encodeURIComponent(next)}`;

function pageOf(keys: Shown['keys'], row: Row | undefined, mails: readonly Mail[]): string {
	const columns = Object.entries(row?.columns ?? {}).map(
		([name, value]) =>
			`<tr><th scope="row">${escaped(name)}</th><td>${escaped(JSON.stringify(value))}</td></tr>`
	);
	const size = row?.sealed.length ?? 0;
	const inbox = mails.toReversed().map(({ to, raw }) => {
		const [, subject = ''] = /^Subject: (.*)$/im.exec(raw) ?? [];
		const text = raw.slice(raw.indexOf('\r\n\r\n')).trim();
		return `<li><b>To ${escaped(to)}: ${escaped(subject)}</b><pre>${escaped(text)}</pre></li>`;
	});
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Plainsight in five steps</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2rem; font-size: 1.15rem; }
button { font: inherit; padding: 0.5rem 0.9rem; }
table { border-collapse: collapse; font: 0.85rem ui-monospace, monospace; display: block; overflow-x: auto; }
th, td { text-align: start; border: 1px solid #8888; padding: 0.15rem 0.5rem; }
pre { white-space: pre-wrap; font-size: 0.85rem; }
ul { list-style: none; padding: 0; }
</style>
</head>
<body>
<h1>Plainsight in five steps</h1>
<p>Everybody here is made up. Each link opens beside this page; nothing of it needs JavaScript but the desk.</p>

<h2>1. A page for somebody in need of it</h2>
<p>${link('/ht/my-papers-and-pay', 'Papers and pay, in Haitian Creole')}. The button at the top leaves the site at once.</p>

<h2>2. A tip</h2>
<p>It is filled in. Look it over, answer the question, send it, and keep the code that comes.</p>
${prepared(keys, 'ht', INTO_GENERAL, 'Look over a tip in Haitian Creole')}

<h2>3. The desk</h2>
<p>${link(as('Mara Liburd'), 'One click as Mara Liburd')}. What nobody has taken stands first. Read the tip, and answer it in Creole.</p>

<h2>4. Coming back</h2>
<p>${link('/ht/tip/return', 'With the code, the answer is there')}.</p>

<h2>5. What the server holds</h2>
<p>The row of the tip that was written last, whole: every column as the database's owner sees it, and ${size} bytes that it cannot read,
${link(AGE_FILE, 'as an age file')}.</p>
<table>${columns.join('')}</table>
<p>And one about the police, to be sent like the other: for ${link(as('Mara Liburd'), 'Mara')}, who is of the police, it is nowhere; for
${link(as('Ruth Hanley'), 'Ruth Hanley')} it is there. Open one of them in a private window, or sign out between them.</p>
${prepared(keys, 'en', ABOUT_POLICE, 'Look over a tip about the police')}

<h2 id="mailbox">The mailbox of the staff</h2>
<p>Alerts leave at five-minute marks, say nothing of a tip, and are all of one length. Load the page again to see what came since.</p>
<ul>${inbox.join('') || '<li>Nothing yet.</li>'}</ul>
</body>
</html>
`;
}
