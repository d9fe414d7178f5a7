import { auditVerify } from './admin/audit-verify.ts';
import {
	contactsList,
	contactsRestore,
	contactsSet,
	contactsShow,
	contactsVerify,
	contactsWithdraw
} from './admin/contacts.ts';
import { launch } from './admin/launch.ts';
import {
	policiesApprove,
	policiesList,
	policiesSet,
	policiesShow,
	policiesWithdraw
} from './admin/policies.ts';
import { setUpLink } from './admin/set-up-link.ts';
import { Misused, run } from './run.ts';

/** What an operator can ask for, by its words: one file each. */
const commands = {
	'set-up-link': setUpLink,
	'audit verify': auditVerify,
	launch,
	'contacts list': contactsList,
	'contacts show': contactsShow,
	'contacts set': contactsSet,
	'contacts verify': contactsVerify,
	'contacts withdraw': contactsWithdraw,
	'contacts restore': contactsRestore,
	'policies list': policiesList,
	'policies show': policiesShow,
	'policies set': policiesSet,
	'policies approve': policiesApprove,
	'policies withdraw': policiesWithdraw
};

const USAGE = `npm run admin -- <command>

  ${Object.values(commands)
		.map(({ usage, does }) => `${usage}\n      ${does}`)
		.join('\n  ')}
  help
      This.

They work as the owner, on the database in OWNER_DATABASE_URL; the link is one of DESK_ORIGIN.`;

/** For whoever runs the server: what nobody can do, or should have to trust, on the desk itself. */
run(async () => {
	const args = process.argv.slice(2);
	const firstOption = args.findIndex((arg) => arg.startsWith('-'));
	const words = firstOption < 0 ? args : args.slice(0, firstOption);
	const asked = words.join(' ');
	if (asked === 'help') return console.log(USAGE);
	const found = Object.entries(commands).find(([name]) => name === asked);
	if (!found) throw new Misused(USAGE);
	return found[1].run(args.slice(words.length));
});
