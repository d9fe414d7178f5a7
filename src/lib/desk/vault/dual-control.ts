import { base64 } from '@scure/base';
import { hourOf, type ActSignature } from '#lib/sealed/act.ts';
import {
	askedOf,
	askFor,
	isAsked,
	isExpired,
	lastHour,
	printOfAsked,
	printOfWanted,
	readRequest,
	sealRequest,
	type Asked,
	type Deed,
	type Request,
	type Wanted
} from '#lib/sealed/dual-control.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import type { Roster } from '#lib/sealed/roster.ts';
import { successorsOf } from '#lib/sealed/succession.ts';
import { openWithAny } from './any-epoch.ts';
import { NotAsked, NotYourLane } from './faults.ts';
import { signs } from './record.ts';
import { newestOf, signerOf, type State } from './state.ts';
import { mayGive, prove, type Proof } from './touch.ts';
import type { Base64 } from './wire.ts';

/** A request as the server keeps it; all else of it is inside. */
export type SealedRequest = { readonly id: string; readonly lane: string; readonly sealed: Base64 };

/** What a second person is shown: the first one's signed words, and nothing that the server or the page says of them. */
export type Opened = {
	readonly request: Request;
	/** For the touch that agreeing wants. */
	readonly print: string;
	readonly isOwn: boolean;
};

/** What two who read a lane must want, each in a browser of their own (dual control, the four-eyes principle). */
export const dualControl = (state: State) => ({
	/**
	 * Asks for it, as the first of the two.
	 * @param given.proof over printOfWanted.
	 * @throws NotYourLane, StaleNotebook, LaneInDoubt, Unproven, Locked
	 */
	async askForTwo(given: {
		wanted: Wanted;
		proof?: Proof | undefined;
	}): Promise<{ sealed: Base64; asked: Asked }> {
		const { wanted, proof } = given;
		const { lane } = wanted;
		mayGive(state, lane);
		rosterOf(state, lane);
		const { id: by, signingKey } = signerOf(state);
		await prove(state, { what: 'askForTwo', lane, deed: printOfWanted(wanted) }, proof);
		const request = askFor({ ...wanted, by, until: lastHour(new Date()) }, signingKey);
		const sealed = await sealRequest(request, await recipientOf(newestOf(state, lane).identity));
		return { sealed: base64.encode(sealed), asked: askedOf(request) };
	},

	/**
	 * What somebody asks for, as they signed it.
	 * @throws NotAsked when nobody who reads the lane now did; NotYourLane, Locked
	 */
	openRequest: (given: SealedRequest): Promise<Opened> => opened(state, given),

	/**
	 * Agrees to it, as the second: signs over what the first signed, for the deed that stands in that.
	 * @param given.print of the request that was shown.
	 * @throws NotAsked, NotYourLane, StaleNotebook, LaneInDoubt, Unproven, Locked
	 */
	agreeTo: (given: Agreeing): Promise<Agreed> => agreed(state, given)
});

type Agreeing = {
	request: SealedRequest;
	print: string;
	proof?: Proof | undefined;
};
type Agreed = { asked: Asked; deed: Deed; signed: ActSignature };

/** See agreeTo. */
export async function agreed(state: State, given: Agreeing): Promise<Agreed> {
	const { lane } = given.request;
	mayGive(state, lane);
	const { request, print, isOwn } = await opened(state, given.request);
	if (isOwn) throw new NotAsked('by the officer who is to agree');
	if (print !== given.print) throw new NotAsked('another was shown');
	if (isExpired(request, hourOf(new Date()))) throw new NotAsked('too long ago');
	await prove(state, { what: 'agreeTo', lane, deed: print }, given.proof);
	const { act, subject } = request;
	const asked = askedOf(request);
	const signed = signs(state, { lane, act, subject, detail: { asked } });
	return { asked, deed: { lane, act, subject }, signed };
}

/** @throws NotAsked when nobody who reads the lane now asked for it. */
export async function opened(state: State, { id, lane, sealed }: SealedRequest): Promise<Opened> {
	const found = await openWithAny(state, lane, base64.decode(sealed));
	const request = found && readRequest(found.plain);
	const roster = rosterOf(state, lane);
	const asked = request && askedOf(request);
	if (!asked || request.id !== id || request.lane !== lane)
		throw new NotAsked('no request of this place');
	const member = roster.members.find(({ officer }) => officer === request.by);
	// By the newest roster: whoever left since asks for nothing.
	const keys = member ? successorsOf(member.officer, member.verifyKey, state.successions) : [];
	if (!keys.some((key) => isAsked(request, asked, key)))
		throw new NotAsked('not signed by somebody who reads the lane');
	return { request, print: printOfAsked(asked), isOwn: request.by === signerOf(state).id };
}

/** Who reads a lane by its newest card, the officer among them. @throws NotYourLane */
function rosterOf(state: State, lane: string): Roster {
	const roster = state.rosters.get(lane);
	const { id } = signerOf(state);
	if (!roster?.members.some(({ officer }) => officer === id)) throw new NotYourLane(lane);
	return roster;
}
