import { Misused } from '../run.ts';
import { auditVerify } from './audit-verify.ts';
import { checkpoint } from './checkpoint.ts';
import {
	contactsList,
	contactsRestore,
	contactsSet,
	contactsShow,
	contactsVerify,
	contactsWithdraw
} from './contacts.ts';
import { deletionsAgain } from './deletions-again.ts';
import { lanesPutBack } from './lanes-put-back.ts';
import { launch } from './launch.ts';
import { pins } from './pins.ts';
import {
	policiesApprove,
	policiesList,
	policiesSet,
	policiesShow,
	policiesWithdraw
} from './policies.ts';
import { proof, proofCheck } from './proof.ts';
import { proofCard, proofTip } from './proof-of.ts';
import { sheetsVoid } from './sheets-void.ts';
import { setUpLink } from './set-up-link.ts';
import { witness } from './witness.ts';

/** What an operator can ask for, by its words: one file each. */
const commands = {
	'set-up-link': setUpLink,
	'audit verify': auditVerify,
	checkpoint,
	witness,
	proof,
	'proof card': proofCard,
	'proof tip': proofTip,
	'proof check': proofCheck,
	launch,
	pins,
	'lanes put-back': lanesPutBack,
	'deletions again': deletionsAgain,
	'sheets void': sheetsVoid,
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

They work as the owner, on the database in OWNER_DATABASE_URL; the link is one of DESK_ORIGIN.
The witness and the check of a proof want neither.`;

/** What stands on the command line behind `npm run admin --`. @throws Misused when it is no command. */
export async function admin(args: readonly string[]): Promise<void> {
	const firstOption = args.findIndex((arg) => arg.startsWith('-'));
	const words = firstOption < 0 ? args : args.slice(0, firstOption);
	const asked = words.join(' ');
	if (asked === 'help') return console.log(USAGE);
	const found = Object.entries(commands).find(([name]) => name === asked);
	if (!found) throw new Misused(USAGE);
	return found[1].run(args.slice(words.length));
}
