/** Nothing of the keyring opens with what was given: a wrong passphrase, passkey or recovery code. */
export class WrongKey extends Error {
	override name = 'WrongKey';
}
/** There are no keys here: not yet unlocked, or locked since. */
export class Locked extends Error {
	override name = 'Locked';
}
/** A lane's next secret would go to a key that no holder of this one has compared. */
export class UnknownHolder extends Error {
	override name = 'UnknownHolder';
}
/** A key would be given away, and nothing shows that the officer is there and wants it. */
export class Unproven extends Error {
	override name = 'Unproven';
}
/** A key would be given away, and what this officer's browsers remember is newer than what the server shows of it. */
export class StaleNotebook extends Error {
	override name = 'StaleNotebook';
}
/** A key would be given away of a lane whose cards are not the ones that are remembered. */
export class LaneInDoubt extends Error {
	override name = 'LaneInDoubt';
}
/** A card would give the lane to keys that nobody here has compared. */
export class NotCompared extends Error {
	override name = 'NotCompared';
}
/** A card goes to another recovery key than the lane did, and this officer has not compared its words. */
export class UnknownRecovery extends Error {
	override name = 'UnknownRecovery';
}
/** A card would go to keys that are somebody's no more. */
export class FormerKeys extends Error {
	override name = 'FormerKeys';
}
/** A card that somebody proposes leaves out answers that the lane stands by. */
export class LeavesOutReplies extends Error {
	override name = 'LeavesOutReplies';
}
/** What was typed is on no sheet of the recovery key that stands. */
export class NotCustodian extends Error {
	override name = 'NotCustodian';
}
/** Two sheets do not open the recovery key: one of them twice, or what is typed is not what stands on them. */
export class WrongSheets extends Error {
	override name = 'WrongSheets';
}
/** The recovery key opens no copy of a lane's newest secret. */
export class NothingToRecover extends Error {
	override name = 'NothingToRecover';
}
/** A custodian would stand by a card by which somebody of their own agency gains, or themselves. */
export class OwnAgency extends Error {
	override name = 'OwnAgency';
}
/** A reply would go to another key than the one that came inside the tip. */
export class OtherTipster extends Error {
	override name = 'OtherTipster';
}
/** The officer does not hold this lane, or not this epoch of it. */
export class NotYourLane extends Error {
	override name = 'NotYourLane';
}
/** Two people must want it, and one asks for it alone: see dual-control.ts. */
export class WantsTwo extends Error {
	override name = 'WantsTwo';
}
/** Nobody who reads the lane asked for it, or not for this, or it is the officer's own request, or too late. */
export class NotAsked extends Error {
	override name = 'NotAsked';
}
/** The other end asks for what this one does not do: a page of another release. */
export class UnknownVerb extends Error {
	override name = 'UnknownVerb';
}
/** It may be sealed to, or signed with, a key that was made since, and the desk did not give that one. */
export class NewerKey extends Error {
	override name = 'NewerKey';
}
