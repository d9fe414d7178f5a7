import { base64 } from '@scure/base';
import type { ActSignature } from '#lib/sealed/act.ts';
import { askedOf, isAsked, type Asked, type Deed, type Request } from '#lib/sealed/dual-control.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { APPROVED } from '#lib/sealed/lane-act.ts';
import { open } from '#lib/sealed/open.ts';
import { readWritten, sealWritten } from '#lib/sealed/written.ts';
import { wordingOf, type Wording } from '../answers/wording.ts';
import { agreed, opened, type SealedRequest } from './dual-control.ts';
import { NotAsked } from './faults.ts';
import { keysHere, newestOf, signerOn, type State } from './state.ts';
import type { Proof } from './touch.ts';
import type { Base64, Writers } from './wire.ts';
import { writersAt } from './writers.ts';

/** What both signed: the request, by whoever wrote the words, and over all of it whoever approved them. */
type Approved = { readonly request: Request; readonly version: number };

/** A lane's wordings as they lie. */
export type SealedTemplate = {
	readonly id: string;
	readonly epoch: number;
	readonly sealed: Base64;
};
export type LaneWording = Wording & {
	readonly version: number;
	readonly writtenBy: string;
	readonly approvedBy: string;
};

/** Ready answers in a lane's own words. */
export const templates = (state: State) => ({
	/**
	 * Agrees, as the second, to words that somebody asked for, and signs both for the lane: see agreeTo of dual-control.ts.
	 * @param given.version of the wording that it takes the place of, and one more.
	 * @throws NotAsked, also where they are none that may be offered; NotYourLane, StaleNotebook, LaneInDoubt, Unproven, Locked
	 */
	async approveTemplate(given: {
		request: SealedRequest;
		print: string;
		version: number;
		proof?: Proof | undefined;
	}): Promise<{
		asked: Asked;
		deed: Deed;
		signed: ActSignature;
		epoch: number;
		sealed: Base64;
	}> {
		const { request } = await opened(state, given.request);
		const { id, lane, act, detail } = request;
		if (act !== APPROVED || !wordingOf(detail)) throw new NotAsked('no wording to approve');
		const both = await agreed(state, given);
		const { epoch, identity } = newestOf(state, lane);
		const place = placeOf(lane, { id, epoch });
		const body: Approved = { request, version: given.version };
		const signer = signerOn(state, state.rosters.get(lane));
		const sealed = await sealWritten(body, place, await recipientOf(identity), signer);
		return { ...both, epoch, sealed: base64.encode(sealed) };
	},

	/**
	 * A lane's wordings in force: those of two of its readers, the newest of each answer and language.
	 * @returns beside them how many lie there that are not what two signed for that place.
	 * @throws NotYourLane of an epoch of which nothing is known here; Locked
	 */
	async openTemplates(given: {
		lane: string;
		rows: readonly SealedTemplate[];
		writers: Writers;
	}): Promise<{ wordings: readonly LaneWording[]; unsigned: number }> {
		const { lane, rows, writers } = given;
		// Whoever joined later holds no key of before: they are offered the site's words.
		const held = rows.filter(({ epoch }) => keysHere(state, lane, epoch) !== undefined);
		const all = await Promise.all(held.map((row) => wordingIn(state, lane, row, writers)));
		const found = all.filter((one) => one !== undefined);
		return { wordings: newestOfEach(found), unsigned: all.length - found.length };
	}
});

const placeOf = (lane: string, { id, epoch }: Pick<SealedTemplate, 'id' | 'epoch'>) =>
	({ kind: 'template', id, tip: id, lane, epoch }) as const;

/** Undefined where it is not what two who read the lane signed, for this place. */
async function wordingIn(
	state: State,
	lane: string,
	{ id, epoch, sealed }: SealedTemplate,
	writers: Writers
): Promise<LaneWording | undefined> {
	const keys = keysHere(state, lane, epoch);
	if (!keys) return undefined;
	try {
		const place = placeOf(lane, { id, epoch });
		const keysOf = await writersAt(state, place, lane, writers);
		const plain = await open(base64.decode(sealed), keys.identity);
		const { request, version, by } = readWritten<Approved>(plain, place, keysOf);
		const asked = askedOf(request);
		const isOfPlace =
			request.id === id &&
			request.lane === lane &&
			request.act === APPROVED &&
			request.subject === id;
		const isWriters = keysOf(request.by).some((key) => isAsked(request, asked, key));
		const wording = wordingOf(request.detail);
		if (!isOfPlace || !isWriters || request.by === by || !wording) return undefined;
		return { ...wording, version, writtenBy: request.by, approvedBy: by };
	} catch {
		return undefined; // altered, or another's: counted, and the site's words are offered
	}
}

function newestOfEach(found: readonly LaneWording[]): readonly LaneWording[] {
	const newest = new Map<string, LaneWording>();
	for (const one of found.toSorted((a, b) => a.version - b.version))
		newest.set(`${one.key} ${one.locale}`, one);
	return [...newest.values()];
}
