import { tipActs } from './tip-act.ts';

/** Acts that the desk enters into a lane's record with the signature of whoever did them, and not without. */
export const signedActs: ReadonlySet<string> = new Set([
	tipActs.read().act,
	tipActs.take().act,
	tipActs.release().act,
	tipActs.handOver('').act,
	tipActs.note('').act,
	tipActs.reply('', true).act,
	tipActs.reply('', false).act,
	tipActs.keepWords('', '').act,
	tipActs.changeUrgency('', 0, 0).act,
	tipActs.close('', 'closed').act,
	tipActs.reopen().act,
	tipActs.move('').act,
	tipActs.findWhole([]).act
]);
