import { isLocale } from '../../src/lib/i18n/locales.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import * as policies from '../../src/lib/server/policies/index.ts';
import { Refused } from '../run.ts';
import { command } from './command.ts';

export const policiesList = command(
	'policies list',
	'What stands before the form, in each language, and whether it is approved.',
	[],
	async (db) => {
		for (const entry of await policies.list(db)) console.log(line(entry));
	}
);

export const policiesShow = command(
	'policies show --key must-act --locale en',
	'Every version of one text, newest first.',
	['key', 'locale'],
	async (db, given) => {
		const entry = await find(db, given);
		console.log(line(entry));
		for (const { version, state, source, text, ...rest } of entry.versions) {
			const by = rest.approvedBy ? ` by ${rest.approvedBy} on ${rest.approvedOn}` : '';
			console.log(`\nNo. ${version}, ${state}${by}. ${source}\n${text}`);
		}
	}
);

export const policiesSet = command(
	'policies set --key must-act --locale en --text "…" --source "Task force minutes of 2026-03-02"',
	'Writes a text anew. The public goes on reading what was approved before.',
	['key', 'locale', 'text', 'source'],
	(db, { text, source, ...given }) =>
		change(db, given, (seen) => policies.set(db, null, seen, { text, source }, new Date()))
);

export const policiesApprove = command(
	'policies approve --key must-act --locale en --by "Joan Liburd, Permanent Secretary" --on 2026-03-02',
	'Notes who approved the newest words and when; from then on the public reads them.',
	['key', 'locale', 'by', 'on'],
	(db, { by, on, ...given }) =>
		change(db, given, (seen) => policies.approve(db, null, seen, { by, on }, new Date()))
);

export const policiesWithdraw = command(
	'policies withdraw --key must-act --locale en',
	'Takes an approval back. Without one of each text in English the form is closed.',
	['key', 'locale'],
	(db, given) => change(db, given, (seen) => policies.withdraw(db, null, seen, new Date()))
);

type Named = { readonly key: string; readonly locale: string };

function line({ key, locale, state, hasNewer, isOlder, inForce }: policies.Entry): string {
	const more = [
		...(inForce ? [`by ${inForce.approvedBy} on ${inForce.approvedOn}`] : []),
		...(hasNewer ? ['newer words wait for approval'] : []),
		...(isOlder ? ['older than the English'] : [])
	];
	return `${key} ${locale}: ${[state, ...more].join(', ')}`;
}

async function find(db: Db, { key, locale }: Named): Promise<policies.Entry> {
	const entries = await policies.list(db);
	const entry = entries.find((one) => one.key === key && one.locale === locale);
	if (entry) return entry;
	throw new Refused(
		isLocale(locale)
			? `There is no text called ${key}: ${[...policies.keys, ...policies.deskKeys].join(', ')}.`
			: `The site does not speak ${locale}.`
	);
}

async function change(
	db: Db,
	given: Named,
	verb: (seen: policies.Seen) => Promise<policies.Changed>
): Promise<void> {
	const { key, locale, versions } = await find(db, given);
	const outcome = await verb({ key, locale, version: versions[0]?.version ?? 0 });
	const why = outcome.ok ? undefined : outcome.why;
	if (why === 'unknown') throw new Refused('There is nothing to approve or to withdraw.');
	if (why === 'unreadable')
		throw new Refused(
			`Nothing was written: --text takes 2 to ${policies.LONGEST} letters, --source 3 to 300, --by 5 to 300, and --on a day that has come, as 2026-03-02.`
		);
	if (why === 'changed-meanwhile') throw new Refused('Somebody changed it meanwhile. Try again.');
	console.log(`${key} ${locale}: done. The public face knows within a minute.`);
}
