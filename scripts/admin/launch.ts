import { words } from '#country/words.ts';
import { parseArgs } from 'node:util';
import * as alerts from '../../src/lib/server/alerts/index.ts';
import * as contacts from '../../src/lib/server/contacts/index.ts';
import { islands } from '../../src/lib/i18n/places.ts';
import * as policies from '../../src/lib/server/policies/index.ts';
import { restsOnPractice, slugs, stateOf, translatedTo } from '../guidance.ts';
import { Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';

export const launch: Command = {
	usage: 'launch',
	does: 'What is still missing before the site goes out to the public; ends with 1 while anything is.',
	run: (options) => {
		parseArgs({ args: [...options] }); // takes none
		return asOwner(async (db) => {
			const missing = [
				...ofPolicies(await policies.list(db)),
				...ofAlerts(await alerts.untold(db)),
				...ofContacts(await contacts.list(db, new Date())),
				...ofGuidance()
			];
			for (const line of missing) console.log(`- ${line}`);
			if (missing.length > 0) throw new Refused(`${missing.length} things are missing.`);
			console.log('Nothing that this can see is missing.');
		});
	}
};

/** Without the English the form is closed; without the others their readers get the English. */
const ofPolicies = (entries: readonly policies.Entry[]): string[] =>
	entries.flatMap(({ key, locale, state, isOlder }) => {
		if (state !== 'approved') return `Policy ${key}, ${locale}: ${state}, not approved.`;
		return isOlder ? `Policy ${key}, ${locale}: older than the English.` : [];
	});

/** Without them an urgent tip waits for whoever happens to look. */
const ofAlerts = ({ hasGateway, lanes }: Awaited<ReturnType<typeof alerts.untold>>): string[] =>
	hasGateway
		? lanes.map(
				(name) => `Nobody of the lane ${name} can be told of an urgent tip: no address is proven.`
			)
		: ['NOBODY IS TOLD of an urgent tip: no desk has started with SMTP_URL or ALERTS_WEBHOOK_URL.'];

/** Whom a reader of each page would look for and not find. */
function ofContacts(entries: readonly contacts.Entry[]): string[] {
	const shown = entries.filter(({ state }) => state === 'shown').map(({ record }) => record);
	const none = (wanted: string) => contacts.chosen(shown, [wanted]).length === 0;
	const operators = shown.filter(({ verifiedBy }) => verifiedBy !== contacts.PROJECT);
	const found: [boolean, string][] = [
		[
			contacts.chosen(operators, ['emergency']).length === 0,
			`The emergency number is not checked by you: call it, from ${words.en.everywhere}.`
		],
		[none('not-police'), 'No verified contact is other than the police: those pages show none.'],
		[none('child'), 'No verified contact is for children.'],
		[none('labour'), 'No verified contact is for pay and work.'],
		[none('legal'), 'No verified contact gives legal advice.'],
		[none('refugee'), 'No verified contact is for people who fear to go back.'],
		[none('task-force'), 'The task force itself has no verified number.'],
		[none('abroad'), 'No verified number can be called from abroad.'],
		...islands.map((island): [boolean, string] => [
			!shown.some((contact) => contact.island === island),
			`No verified contact is on ${island}.`
		])
	];
	const waiting = entries.filter(({ state }) => state === 'unverified' || state === 'outdated');
	return [
		...found.flatMap(([isMissing, line]) => (isMissing ? line : [])),
		...waiting.map(({ record, state }) => `Contact ${record.id} (${record.number}): ${state}.`)
	];
}

function ofGuidance(): string[] {
	const ofLanguages = translatedTo.flatMap((locale) => {
		const states = slugs.map((slug) => stateOf(locale, slug));
		const unreviewed = states.filter(({ review }) => review === 'unreviewed').length;
		const older = states.filter(({ isOlder }) => isOlder).length;
		return [
			...(unreviewed ? [`${locale}: ${unreviewed} pages that nobody has reviewed.`] : []),
			...(older ? [`${locale}: ${older} pages older than the English.`] : [])
		];
	});
	const practice = slugs.filter(restsOnPractice);
	return [
		...ofLanguages,
		...practice.map((slug) => `${slug}: rests on practice that nobody has checked in a source.`)
	];
}
