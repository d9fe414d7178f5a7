import { APPROVED, DROPPED } from './lane-act.ts';
import { recoveryActs } from './people-act.ts';
import { tipActs, waits } from './tip-act.ts';

/** Acts that two people want, by the words of the record: the second signs over what the first signed. See dual-control.ts. */
export const actsOfTwo: ReadonlySet<string> = new Set(['tip.deleted', 'tip.gone-on', APPROVED]);

/** Acts that a worker signs for nobody who has not just shown that it is they: a page alone could ask for any. */
export const actsOfTouch: ReadonlySet<string> = new Set([recoveryActs.compare('').act]);

/** Acts that the desk enters into a lane's record with the signature of whoever did them, and not without. */
export const signedActs: ReadonlySet<string> = new Set([
	tipActs.read().act,
	tipActs.take().act,
	tipActs.release().act,
	tipActs.handOver('').act,
	tipActs.note('').act,
	tipActs.reply('', true).act,
	tipActs.reply('', false).act,
	...waits.map((stage) => tipActs.wait(stage, { id: '', until: '' }).act),
	tipActs.comeBack('').act,
	tipActs.takeBack('').act,
	tipActs.waive('').act,
	tipActs.heed('', []).act,
	tipActs.keepWords('', '').act,
	tipActs.changeUrgency('', 0, 0).act,
	tipActs.close('', 'closed').act,
	tipActs.reopen().act,
	tipActs.move('').act,
	tipActs.giveTitle('').act,
	tipActs.stepAside().act,
	tipActs.mayComeBack('').act,
	tipActs.link('').act,
	tipActs.takeLinkBack('', '').act,
	tipActs.findWhole([]).act,
	'card.proposed',
	'card.signed',
	'card.signed-by-custodian',
	'card.refused',
	'lane.agreed',
	'member.joins',
	'member.leaves',
	'member.asked-no-more',
	'epochs.shared',
	'gists.opened',
	'lane.closing',
	'lane.closing-no-more',
	'duty.roster-changed',
	'duty.shift-taken-over',
	'duty.leave-entered',
	'duty.leave-ended',
	'dual-control.asked',
	DROPPED,
	...actsOfTwo
]);

/** The same of people and settings. What has no one who does it, the command line did. */
export const signedPeopleActs: ReadonlySet<string> = new Set([
	'agency.added',
	'officer.invited',
	'officer.invited-anew',
	'officer.role-changed',
	'officer.agency-changed',
	'officer.disabled',
	'contact.set',
	'contact.verified',
	'contact.withdrawn',
	'contact.restored',
	'policy.set',
	'policy.approved',
	'policy.withdrawn'
]);

/** A card that stands has people join and leave: by the act of whoever made it stand. */
const BY_A_CARD = ['card.proposed', 'card.signed', 'card.signed-by-custodian'];
const CAUSES: ReadonlyMap<string, readonly string[]> = new Map([
	...['card.stands', 'member.added', 'member.removed', 'tip.released'].map(
		(act) => [act, BY_A_CARD] as const
	),
	// Stood on the card already when it was proposed.
	['card.signed-by-custodian', ['card.proposed']]
]);

/** Of which acts of the same record an entry may be a consequence. */
export const causesOf = (act: string): readonly string[] => CAUSES.get(act) ?? [];
