import { and, eq, inArray, isNull } from 'drizzle-orm';
import { laneActs, type LaneAct } from '#lib/sealed/lane-act.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { LaneCardV1 } from '#lib/sealed/lane-card-v1.ts';
import {
	countVoices,
	custodiansBehind,
	type CardSignature,
	type LaneCardV2
} from '#lib/sealed/lane-card-v2.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import type { RecoveryCard } from '#lib/sealed/recovery-card.ts';
import { laneMembers, officers, type Tx } from '../../db/index.ts';
import type { Actor } from '../context.ts';
import { recoveryCard, type LaneChange } from './lane.ts';

/** A card that custodians sign, and who gave it to them to look at. */
type Countersigned = {
	readonly card: LaneCardV2;
	/** Officers who read the lane by it. */
	readonly members: readonly string[];
	readonly proposedBy: string;
	readonly before: LaneCardV1 | LaneCardV2 | undefined;
};

type Why = Extract<LaneChange, { ok: false }>['why'];

/**
 * Why a custodian may not stand by a card; undefined where they may, or where none of these signatures is a custodian's. Who
 * holds a sheet no key says: it could be a member's, or their friend's. So a custodian has no word where somebody of their own
 * agency proposes the card, or comes to read the lane by it: with three agencies there is always another.
 */
export async function whyNoCustodian(
	tx: Tx,
	{ card, members, proposedBy, before }: Countersigned,
	signatures: readonly CardSignature[],
	{ officerId }: Pick<Actor, 'officerId'>
): Promise<Why | undefined> {
	const keys = signatures.flatMap((one) => (one.by === 'custodian' ? [one.key] : []));
	if (keys.length === 0) return undefined;
	// A custodian has no copy: what a card changes is looked through where it was made.
	if (proposedBy !== officerId) return 'not-allowed';
	// Two of them make a card by recovering a lane, and not in the place of those who read it.
	if (countVoices(card, before, []) === 0) return 'not-allowed';
	const recovery = await newestRecovery(tx);
	if (!recovery || printOfCard(recovery) !== card.recovery) return 'not-custodian';
	const signing = recovery.custodians.filter(({ verifyKey }) => keys.includes(verifyKey));
	if (signing.length < new Set(keys).size) return 'not-custodian';
	const gaining = await agenciesGaining(tx, card.lane, { members, proposedBy });
	return signing.some(({ agency }) => gaining.includes(agency)) ? 'own-agency' : undefined;
}

/** What stands on record of custodians who signed: of which agency, at whose desk is who acts. */
export async function actsOfCustodians(
	tx: Tx,
	card: LaneCardV2,
	signatures: readonly CardSignature[]
): Promise<LaneAct[]> {
	const recovery = await newestRecovery(tx);
	return signatures.flatMap((one) => {
		if (one.by !== 'custodian') return [];
		const custodian = recovery?.custodians.find(({ verifyKey }) => verifyKey === one.key);
		return custodian ? [laneActs.countersignAsCustodian(card, custodian.agency)] : [];
	});
}

/** Agencies whose custodians stand by a lane's card: everybody at the desk sees that they do. */
export function agenciesBehind(card: LaneCard, recovery: LaneCard | undefined): string[] {
	if (card.v !== 2 || card.kind === 'recovery' || !isOfCustodians(recovery)) return [];
	const keys = custodiansBehind(
		card,
		recovery.custodians.map(({ verifyKey }) => verifyKey)
	);
	return recovery.custodians.flatMap((one) => (keys.includes(one.verifyKey) ? [one.agency] : []));
}

const isOfCustodians = (card: LaneCard | undefined): card is RecoveryCard =>
	card?.v === 2 && card.kind === 'recovery';

/** The recovery lane's newest card; undefined while its key is on one paper. */
export async function newestRecovery(tx: Tx): Promise<RecoveryCard | undefined> {
	const card = (await recoveryCard({ db: tx })) ?? undefined;
	return isOfCustodians(card) ? card : undefined;
}

/** Of who proposes a card, and of those who read the lane by it and did not before. */
async function agenciesGaining(
	tx: Tx,
	laneId: string,
	{ members, proposedBy }: Pick<Countersigned, 'members' | 'proposedBy'>
): Promise<string[]> {
	const were = await tx
		.select({ id: laneMembers.officerId })
		.from(laneMembers)
		.where(and(eq(laneMembers.laneId, laneId), isNull(laneMembers.removedAt)));
	const joining = members.filter((id) => !were.some((one) => one.id === id));
	const people = await tx
		.selectDistinct({ agency: officers.agencyId })
		.from(officers)
		.where(inArray(officers.id, [proposedBy, ...joining]));
	return people.map(({ agency }) => agency);
}
