import { CUSTODIANS } from '#lib/sealed/custodians.ts';
import { base64 } from '@scure/base';
import type { Recipient } from '#lib/sealed/age.ts';
import { newIdentity, recipientOf, type Identity } from '#lib/sealed/identity.ts';
import { printsOf, sealLaneKeys, type Holders } from '#lib/sealed/lane-keys.ts';
import { printOf } from '#lib/sealed/print.ts';
import { makeRecoveryCard, type RecoveryCard } from '#lib/sealed/recovery-card.ts';
import {
	identityFile,
	newSheet,
	openWithTwo,
	sealForPairs,
	sheetCardOf
} from '#lib/sealed/sheets.ts';
import { WrongKey } from './faults.ts';
import { doubtOf, keysOf, takeLanes, type State } from './state.ts';
import type {
	EpochAt,
	Holder,
	MadeSheets,
	SealedForHolder,
	SealedForTwo,
	SealedLane
} from './wire.ts';

/** A lane's secret: made, renewed, and sealed for whoever holds it. */
export const lanes = (state: State) => ({
	/** The officer's lanes as they are now. @returns as takeLanes. */
	async openLanes(lanes: readonly SealedLane[]): Promise<EpochAt[]> {
		return takeLanes(state, lanes);
	},

	/**
	 * Seals epochs anew for members who have no copy that fits, and whose keys are among those of its members: for these
	 * a question was answered before. All others are left out.
	 */
	async repair(wanted: readonly (EpochAt & Holder)[]): Promise<(EpochAt & SealedForHolder)[]> {
		const able = wanted.filter(
			({ lane, epoch, holder, recipient }) =>
				!doubtOf(state, lane) &&
				state.lanes.get(lane)?.some((keys) => keys.epoch === epoch) &&
				holdersOf(state, lane)[holder] === printOf(recipient)
		);
		return Promise.all(
			able.map(async ({ lane, epoch, holder, recipient }) => {
				const sealed = await sealLaneKeys(keysOf(state, lane, epoch), recipient);
				return { lane, epoch, holder, sealed: base64.encode(sealed) };
			})
		);
	},

	/**
	 * Makes the recovery identity, and three sheets of which two open it: these are the secrets that leave the worker, once,
	 * on their way to paper. The identity itself leaves it nowhere.
	 */
	async makeRecovery(given: {
		lane: string;
		agencies: readonly string[];
	}): Promise<{ card: RecoveryCard } & MadeSheets> {
		const { lane, agencies } = given;
		const identity = await newIdentity();
		const made = await sheetsOf(identity);
		const custodians = made.custodians.map((card, at) => ({ ...card, agency: agencies[at] ?? '' }));
		const recipient = await recipientOf(identity);
		const body = { v: 2, lane, kind: 'recovery', epoch: 1, recipient, custodians } as const;
		const keys = made.sheets.map(({ signingKey }) => signingKey);
		return { card: makeRecoveryCard({ ...body, before: null }, keys), ...made };
	},

	/**
	 * Makes the sheets of a recovery identity that is on one paper.
	 * @throws WrongKey when it is not that identity.
	 */
	async splitRecovery(given: { paper: string; recipient: Recipient }): Promise<MadeSheets> {
		const identity = typedIdentity(given.paper);
		const is = await recipientOf(identity).catch(() => undefined);
		if (is !== given.recipient) throw new WrongKey('not the recovery identity of these lanes');
		return sheetsOf(identity);
	},

	/**
	 * Tries two sheets on what any two of them open, which is no layer of the identity.
	 * @returns for which of the pairs they are.
	 * @throws WrongKey when they are no two of these sheets.
	 */
	async rehearse(given: {
		files: readonly SealedForTwo[];
		sheets: readonly [string, string];
	}): Promise<{ first: number; second: number }> {
		const [one, other] = given.sheets.map(typedIdentity);
		if (!one || !other) throw new WrongKey('two sheets are needed');
		for (const { first, second, sealed } of given.files) {
			const opened = await openWithTwo([base64.decode(sealed)], [one, other]).catch(() => '');
			if (opened === REHEARSAL) return { first, second };
		}
		throw new WrongKey('these two sheets do not open it');
	}
});

const REHEARSAL = 'Two sheets of the recovery key of Plainsight, tried.\n';

/** @param former identities that were it before, the newest first: they go along. */
export async function sheetsOf(
	identity: Identity,
	former: readonly Identity[] = []
): Promise<MadeSheets> {
	const sheets = await Promise.all(Array.from({ length: CUSTODIANS }, newSheet));
	const custodians = await Promise.all(sheets.map(sheetCardOf));
	const recipients = custodians.map(({ recipient }) => recipient);
	const forTwo = async (plain: string) =>
		(await sealForPairs(plain, recipients)).map(({ pair: [first, second], sealed }) => ({
			first,
			second,
			sealed: base64.encode(sealed)
		}));
	return {
		sheets,
		custodians,
		identity: await forTwo(identityFile(identity, former)),
		rehearsal: await forTwo(REHEARSAL)
	};
}

/** As it was typed from paper: case and spaces do not matter. */
export const typedIdentity = (typed: string): Identity =>
	typed.replace(/\s/g, '').toUpperCase() as Identity; // whatever is none opens nothing

/** Whose the lane's newest secret is, by what its members stand by; of a card of version 1, by what its maker wrote into it. */
function holdersOf({ rosters, lanes }: State, lane: string): Holders {
	const roster = rosters.get(lane);
	if (!roster) return lanes.get(lane)?.at(-1)?.holders ?? {};
	return printsOf(roster.members.map(({ officer: holder, recipient }) => ({ holder, recipient })));
}
