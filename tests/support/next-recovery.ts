import { base64 } from '@scure/base';
import type { Results } from '../../src/lib/desk/vault/verbs.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import type { RenewalReason } from '../../src/lib/sealed/recovery-card.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import type { House } from './house.ts';
import { typed, type TwoSheets } from './recovering.ts';
import { actorNow, recoveryCard, type AtDesk } from './standing.ts';

const AGENCIES = ['labour', 'customs', 'defence-force'];

/** Two custodians of the recovery key ask for what opens it, at somebody's desk. */
export async function handOver(
	house: House,
	{ person, vault }: AtDesk,
	[one, other]: TwoSheets,
	now: Date
): Promise<staff.lane.HandedOver> {
	const recovery = await recoveryCard(house);
	const { request, signatures } = await vault.requestRecovery({
		lane: 'recovery',
		after: printOfCard(recovery),
		recovery,
		sheets: [typed(one), typed(other)]
	});
	const actor = await actorNow(house, person);
	return staff.lane.beginHandingOver(house.desk, actor, request, signatures, now);
}

/** Makes another recovery key, as the page does. @param two of the former sheets; undefined where too few are left. */
export async function makeNext(
	house: House,
	at: AtDesk,
	two: TwoSheets | undefined,
	now: Date
): Promise<Results['makeNextRecovery']> {
	const before = await recoveryCard(house);
	if (!two) return at.vault.makeNextRecovery({ before, agencies: AGENCIES });
	const handed = await handOver(house, at, two, now);
	if (!handed.ok) throw new Error(handed.why);
	const identity = handed.identity.map((file) => ({
		...file,
		sealed: base64.encode(file.sealed)
	}));
	const sheets = [typed(two[0]), typed(two[1])] as const;
	return at.vault.makeNextRecovery({
		before,
		agencies: AGENCIES,
		handedOver: { identity, sheets }
	});
}

/** Has it kept, as the page does. */
export async function keepNext(
	{ desk }: House,
	{ person }: Pick<AtDesk, 'person'>,
	{ card, custodians, identity, rehearsal }: Results['makeNextRecovery'],
	why: RenewalReason,
	now: Date
) {
	const decoded = <Row extends { sealed: string }>(rows: readonly Row[]) =>
		rows.map((row) => ({ ...row, sealed: base64.decode(row.sealed) }));
	const sheets = {
		custodians: custodians.map((one, at) => ({ ...one, agencyId: card.custodians[at]!.agency })),
		identity: decoded(identity),
		rehearsal: decoded(rehearsal)
	};
	return staff.lane.renewRecovery(desk, person.actor, { card, sheets, why }, now);
}
