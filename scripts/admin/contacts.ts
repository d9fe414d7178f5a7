import * as contacts from '../../src/lib/server/contacts/index.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import { Refused } from '../run.ts';
import { command } from './command.ts';

export const contactsList = command(
	'contacts list',
	'Every contact, and whether the public sees it.',
	[],
	async (db) => {
		for (const { record, state, isShown } of await contacts.list(db, new Date())) {
			const anyway = isShown && state !== 'shown' ? ', shown all the same' : '';
			const checked = record.verifiedOn ? `, checked ${record.verifiedOn}` : '';
			console.log(
				`${record.id}: ${record.number} (${record.island}) ${state}${anyway}${checked}\n    ${record.texts.en.label}. ${record.source}`
			);
		}
	}
);

export const contactsShow = command(
	'contacts show --id child-protection',
	'One contact as it stands, in the form that `contacts set` takes.',
	['id'],
	async (db, { id }) => {
		const entries = await contacts.list(db, new Date());
		const entry = entries.find(({ record }) => record.id === id);
		if (!entry) throw new Refused(`There is no contact called ${id}.`);
		console.log(JSON.stringify(entry.record, undefined, '\t'));
	}
);

export const contactsSet = command(
	`contacts set --record '{"id":"…","kind":"…","number":"…",…}'`,
	'Writes one contact, in the form of contacts.json in the country’s folder. A new number has to be verified.',
	['record'],
	async (db, { record }) => {
		const contact = read(record);
		await done(contact.id, db, (revision) => contacts.set(db, null, contact, revision, new Date()));
	}
);

export const contactsVerify = command(
	'contacts verify --id child-protection --by "Joan Liburd" --source "Called, spoke with the duty officer"',
	'Notes who checked a number and how; from then on the public sees it.',
	['id', 'by', 'source'],
	(db, { id, by, source }) =>
		done(id, db, (revision) =>
			contacts.verify(db, null, { id, revision }, { by, source }, new Date())
		)
);

export const contactsWithdraw = command(
	'contacts withdraw --id child-protection',
	'Takes a contact from every page and sheet.',
	['id'],
	(db, { id }) =>
		done(id, db, (revision) => contacts.withdraw(db, null, { id, revision }, new Date()))
);

export const contactsRestore = command(
	'contacts restore --id child-protection',
	'Brings a withdrawn contact back.',
	['id'],
	(db, { id }) =>
		done(id, db, (revision) => contacts.restore(db, null, { id, revision }, new Date()))
);

async function done(
	id: string,
	db: Db,
	change: (revision: number) => Promise<contacts.Changed>
): Promise<void> {
	const entries = await contacts.list(db, new Date());
	const before = entries.find(({ record }) => record.id === id);
	const outcome = await change(before?.revision ?? 0);
	const why = outcome.ok ? undefined : outcome.why;
	if (why === 'unknown') throw new Refused(`There is no contact called ${id}.`);
	if (why === 'unreadable')
		throw new Refused('Nothing was written: --by takes 2 to 300 letters, --source 3 to 300.');
	if (why === 'must-stay') throw new Refused('The emergency number stays. Change it instead.');
	if (why === 'changed-meanwhile') throw new Refused('Somebody changed it meanwhile. Try again.');
	console.log(`${id}: done. The public sees a change within two minutes.`);
}

function read(text: string): contacts.Contact {
	try {
		return contacts.readRecord(JSON.parse(text));
	} catch (error) {
		throw new Refused(`That is not a contact: ${(error as Error).message}`);
	}
}
