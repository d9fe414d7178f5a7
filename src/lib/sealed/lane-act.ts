import type { Act } from './act.ts';
import { printOfAsked, type Asked } from './dual-control.ts';
import type { LaneCardV2 } from './lane-card-v2.ts';
import { printOfCard } from './print.ts';

/** What is done to a lane, as an officer's browser signs it and the desk's server expects it. */
export type LaneAct = Pick<Act, 'act' | 'subject' | 'detail'>;

/** A request after which nobody may agree to it any more. */
export const DROPPED = 'dual-control.dropped';

/** A lane's own wording of a ready answer, of which nobody but the lane is told which. */
export const APPROVED = 'template.approved';

const onCard = (act: string, card: LaneCardV2, besides?: LaneAct['detail']): LaneAct => ({
	act,
	subject: String(card.epoch),
	detail: { card: printOfCard(card), ...besides }
});

export const laneActs = {
	propose: (card: LaneCardV2): LaneAct => onCard('card.proposed', card),
	countersign: (card: LaneCardV2): LaneAct => onCard('card.signed', card),
	/** @param agency of the custodian who signed, at the desk of who proposed the card. */
	countersignAsCustodian: (card: LaneCardV2, agency: string): LaneAct =>
		onCard('card.signed-by-custodian', card, { agency }),
	refuse: (card: LaneCardV2): LaneAct => onCard('card.refused', card),
	agree: (lane: string): LaneAct => ({ act: 'lane.agreed', subject: lane }),
	ask: (officer: string, kind: 'joins' | 'leaves'): LaneAct => ({
		act: `member.${kind}`,
		subject: officer
	}),
	takeBack: (officer: string): LaneAct => ({ act: 'member.asked-no-more', subject: officer }),
	askToClose: (lane: string): LaneAct => ({ act: 'lane.closing', subject: lane }),
	keepAccepting: (lane: string): LaneAct => ({ act: 'lane.closing-no-more', subject: lane }),
	/** Asks for what two must want: see dual-control.ts. */
	askForTwo: (asked: Asked): LaneAct => ({
		act: 'dual-control.asked',
		subject: asked.id,
		detail: { asked: printOfAsked(asked) }
	}),
	/**
	 * By who asked, or by anybody else who reads the lane.
	 * @param reason see printOfReason. None: nothing was said.
	 */
	dropRequest: (id: string, reason?: string): LaneAct => ({
		act: DROPPED,
		subject: id,
		detail: reason === undefined ? undefined : { reason }
	}),
	/** Before they are handed out. @param upTo how many at most, of gists and of tips that have none. */
	openGists: (lane: string, upTo: number): LaneAct => ({
		act: 'gists.opened',
		subject: lane,
		detail: { upTo }
	}),
	/** By the second of the two who want it. @param asked by who wrote it. */
	approve: (asked: Asked): LaneAct => ({
		act: APPROVED,
		subject: asked.id,
		detail: { asked }
	}),
	share: (holder: string, epochs: readonly number[]): LaneAct => ({
		act: 'epochs.shared',
		subject: holder,
		detail: { epochs }
	})
} as const;
