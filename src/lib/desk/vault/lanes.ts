import { base64 } from '@scure/base';
import type { Recipient } from '#lib/sealed/age.ts';
import { newIdentity, recipientOf, type Identity } from '#lib/sealed/identity.ts';
import { makeCard, type LaneCard } from '#lib/sealed/lane-card.ts';
import { newEpoch, printsOf, sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import { printOf } from '#lib/sealed/print.ts';
import {
	CUSTODIANS,
	identityFile,
	newSheet,
	openWithTwo,
	sealForPairs,
	sheetCardOf
} from '#lib/sealed/sheets.ts';
import { newSigningKey } from '#lib/sealed/signature.ts';
import { UnknownHolder, WrongKey } from './faults.ts';
import { doubtOf, epochsOf, keysOf, newestOf, officerOf, takeLanes, type State } from './state.ts';
import { mayGive, type Proof } from './touch.ts';
import type {
	Base64,
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
	 * Seals epochs anew for members who have no copy that fits, and whose keys are among those that the lane's newest
	 * secret names: for these a question was answered before. All others are left out.
	 */
	async repair(wanted: readonly (EpochAt & Holder)[]): Promise<(EpochAt & SealedForHolder)[]> {
		const able = wanted.filter(
			({ lane, epoch, holder, recipient }) =>
				!doubtOf(state, lane) &&
				state.lanes.get(lane)?.some((keys) => keys.epoch === epoch) &&
				state.lanes.get(lane)?.at(-1)?.holders?.[holder] === printOf(recipient)
		);
		return Promise.all(
			able.map(async ({ lane, epoch, holder, recipient }) => {
				const sealed = await sealLaneKeys(keysOf(state, lane, epoch), recipient);
				return { lane, epoch, holder, sealed: base64.encode(sealed) };
			})
		);
	},

	/**
	 * Makes a lane's first epoch. It is held once the server has kept it: see openLanes.
	 * @throws UnknownHolder when the server names another key in the officer's own name; as mayGive.
	 */
	async makeLane(given: {
		lane: string;
		holders: readonly Holder[];
		proof?: Proof | undefined;
	}): Promise<{ card: LaneCard; sealedFor: SealedForHolder[] }> {
		await mayGive(state, { what: 'makeLane', ...given }, given.proof);
		if (await isMisnamed(state, given.holders)) throw new UnknownHolder(officerOf(state).id);
		const { keys, card } = await newEpoch(given.lane, undefined, given.holders);
		return { card, sealedFor: await sealedForAll(keys, given.holders) };
	},

	/** Of these, whose keys are not those that the lane's newest secret was sealed for. */
	async unknownHolders(given: { lane: string; holders: readonly Holder[] }): Promise<string[]> {
		return unknownIn(state, given.lane, given.holders);
	},

	/**
	 * Makes the next epoch of a lane, for the same keys as before.
	 * @param given.compared holders with the very keys whose words people have compared just now: it is made
	 * for these keys or not at all, whatever key the server names by now.
	 * @throws UnknownHolder; as mayGive.
	 */
	async makeEpoch(given: {
		lane: string;
		holders: readonly Holder[];
		compared?: readonly Holder[];
		proof?: Proof | undefined;
	}): Promise<{ card: LaneCard; sealedFor: SealedForHolder[] }> {
		const left = unknownIn(state, given.lane, given.holders, given.compared);
		if (left.length > 0) throw new UnknownHolder(left.join());
		await mayGive(state, { what: 'makeEpoch', ...given }, given.proof);
		const before = newestOf(state, given.lane);
		const { keys, card } = await newEpoch(given.lane, before, given.holders);
		return { card, sealedFor: await sealedForAll(keys, given.holders) };
	},

	/** Seals every epoch of a lane for somebody who joins it. @throws as mayGive. */
	async shareLane(given: {
		lane: string;
		holder: string;
		recipient: Recipient;
		proof?: Proof | undefined;
	}): Promise<{ epoch: number; sealed: Base64 }[]> {
		const { lane, holder, recipient, proof } = given;
		await mayGive(state, { what: 'shareLane', lane, holders: [{ holder, recipient }] }, proof);
		return Promise.all(
			epochsOf(state, given.lane).map(async (keys) => ({
				epoch: keys.epoch,
				sealed: base64.encode(await sealLaneKeys(keys, given.recipient))
			}))
		);
	},

	/**
	 * Makes the recovery identity, and three sheets of which two open it: these are the secrets that leave the worker, once,
	 * on their way to paper. The identity itself leaves it nowhere.
	 */
	async makeRecovery(lane: string): Promise<{ card: LaneCard } & MadeSheets> {
		const identity = await newIdentity();
		const signingKey = newSigningKey();
		const plain = { lane, epoch: 1, recipient: await recipientOf(identity), signingKey };
		return { card: makeCard(plain, signingKey), ...(await sheetsOf(identity)) };
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

async function sheetsOf(identity: Identity): Promise<MadeSheets> {
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
		identity: await forTwo(identityFile(identity)),
		rehearsal: await forTwo(REHEARSAL)
	};
}

/** As it was typed from paper: case and spaces do not matter. */
const typedIdentity = (typed: string): Identity =>
	typed.replace(/\s/g, '').toUpperCase() as Identity; // whatever is none opens nothing

/** Whether a key is named in the officer's own name that is not the one held here. */
async function isMisnamed(state: State, holders: readonly Holder[]): Promise<boolean> {
	const { id, keys } = officerOf(state);
	const mine = await recipientOf(keys.identity);
	return holders.some(({ holder, recipient }) => holder === id && recipient !== mine);
}

function unknownIn(
	state: State,
	lane: string,
	holders: readonly Holder[],
	compared: readonly Holder[] = []
): string[] {
	const known = { ...newestOf(state, lane).holders, ...printsOf(compared) };
	return holders
		.filter(({ holder, recipient }) => known[holder] !== printOf(recipient))
		.map(({ holder }) => holder);
}

const sealedForAll = (keys: LaneKeys, holders: readonly Holder[]): Promise<SealedForHolder[]> =>
	Promise.all(
		holders.map(async ({ holder, recipient }) => ({
			holder,
			sealed: base64.encode(await sealLaneKeys(keys, recipient))
		}))
	);
