import type { Arrival } from '#lib/sealed/arrival.ts';
import type { Kind, Place } from '#lib/sealed/envelope.ts';
import type { Section } from '#lib/sealed/part.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { ofPeople, PEOPLE, type PeopleAct } from '#lib/sealed/people-act.ts';
import type { Written } from '#lib/sealed/written.ts';
import { createCatchingUp, type CaughtUp } from './catching-up.ts';
import type { GistWorker } from './gists/loading.ts';
import {
	createKeeping,
	type FoundEntries,
	type FoundLinks,
	type Kept,
	type Standing,
	type Taking
} from './keeping.ts';
import { keepSeen, seenNotebook } from './notebook.ts';
import type { WaitingCard } from './lanes/turning.ts';
import { ask, serverKeys, type DueCard, type ForTwo } from './server-keys.ts';
import { Locked } from './vault/faults.ts';
import type { Remembered } from './vault/notebook.ts';
import type { ListedPeople } from './vault/people.ts';
import { connect, type Line } from './vault/protocol.ts';
import workerUrl from './vault/vault.worker.ts?worker&url';
import type { Givens, Results, Verb } from './vault/verbs.ts';
import type { EpochAt, SealedAt, Writers } from './vault/wire.ts';
import { trustedWorkerUrl } from '#lib/ui/trusted.ts';

/** No chain has as many. */
const EVERY_ENTRY = 999_999_999_999;

const NOTHING_FOR_TWO: ForTwo = { wanted: 0, news: 0 };

/**
 * The page's side of the worker that holds the officer's keys: one for the whole desk, from unlocking to
 * locking. Locking ends the worker, and with it every key and opened lane that it held.
 */
class Vault {
	state: 'locked' | 'opening' | 'unlocked' = $state('locked');
	/** Cards that lanes want and that change people, or whose keys somebody has to compare: see lanes/cards.ts. */
	unsure: readonly DueCard[] = $state.raw([]);
	/** Names of lanes that ask the officer to read them. */
	asked: readonly string[] = $state.raw([]);
	/** What two people must want: of colleagues, and news of what this officer asked for. */
	forTwo: ForTwo = $state.raw(NOTHING_FOR_TWO);
	/** Cards that colleagues propose, which this officer is asked to stand by. */
	waiting: readonly WaitingCard[] = $state.raw([]);
	/** The recovery key of now, where the officer's lanes go to another and they have not compared its words. */
	newRecovery: LaneCard | undefined = $state.raw();
	/** Another that no custodian signed waits for a second person: see lanes/WaitingRecovery.svelte. */
	recoveryWaits = $state(false);
	/** Epochs that cannot be read here: no copy of their secret fits. */
	missing: readonly EpochAt[] = $state.raw([]);
	/** What this officer's browsers remember, and whether what the server shows fits it. */
	remembered: Remembered | undefined = $state.raw();
	/** Lets go of what was opened. */
	readonly #forgets = new Set<() => void>();
	#officerId = '';
	#started: { readonly worker: Worker; readonly line: Line } | undefined;
	#followedAt = -Infinity;
	#keeping = this.#newKeeping();
	#catchingUp = this.#newCatchingUp();

	/**
	 * Has the worker do something. What lies in a lane or an epoch that was made since is tried once more,
	 * with the lanes as they are now.
	 * @throws Error named as the fault in the worker: WrongKey, Locked, NotYourLane, CannotOpen…
	 */
	do<V extends Verb>(verb: V, given: Givens[V]): Promise<Results[V]> {
		return this.#catchingUp.does(() => this.#call(verb, given));
	}

	/** Has the worker open something of a lane in the same way. @throws NewerKey besides; see catching-up.ts. */
	open<V extends Verb>(lane: string, verb: V, given: Givens[V]): Promise<Results[V]> {
		return this.#catchingUp.opens(lane, () => this.#call(verb, given));
	}

	/** Reads of a chain; once more with what the server has now, where it is in doubt at first. */
	reads<Result>(
		chain: string,
		read: () => Promise<Result>,
		isInDoubt: (result: Result) => boolean
	): Promise<CaughtUp<Result>> {
		const { caughtUp } = chain === PEOPLE ? this.#newCatchingUp(true) : this.#catchingUp;
		return caughtUp(chain, read, isInDoubt);
	}

	/** Has the worker take the lanes as the server has them now. */
	async renewLanes(): Promise<void> {
		await this.#renew();
	}

	/** Takes the newest cards of all lanes as people have compared them just now. */
	async takeCompared(compared: Givens['takeCompared']): Promise<Taking> {
		const { came, ...standing } = await this.#keeping.takeCompared(compared);
		this.#take(standing);
		return came;
	}

	/** Keeps what the worker has learnt since. */
	async keepNotebook(): Promise<void> {
		this.#take(await this.#keeping.keep());
	}

	/**
	 * Follows the lanes' records, so that what is signed next names their ends. Nothing waits for it: that it failed means that an
	 * older entry is named.
	 * @param given.again not before so many milliseconds have gone since it was done last.
	 */
	async followRecords({ again = 0 } = {}): Promise<void> {
		if (this.state !== 'unlocked' || performance.now() - this.#followedAt < again) return;
		this.#followedAt = performance.now();
		try {
			this.#take(await this.#keeping.follow());
		} catch (fault) {
			if (!(fault instanceof Error && fault.name === 'Locked')) throw fault;
		}
	}

	#take({ remembered, missing }: Standing): void {
		this.remembered = remembered;
		if (missing) this.missing = missing;
	}

	async #renew(): Promise<readonly EpochAt[] | undefined> {
		const standing = await this.#keeping.renew();
		this.#take(standing);
		return standing.missing;
	}

	#call<V extends Verb>(verb: V, given: Givens[V]): Promise<Results[V]> {
		this.#started ??= this.#start();
		return this.#started.line.call(verb, given);
	}

	/** Opens the officer's keys. */
	async unlock(given: Omit<Givens['unlock'], 'seen'>): Promise<void> {
		this.state = 'opening';
		try {
			const seen = seenNotebook(given.officerId);
			this.#officerId = given.officerId;
			this.#take(await this.#keeping.unlock({ ...given, seen }));
			this.state = 'unlocked';
		} catch (fault) {
			this.lock();
			throw fault;
		}
	}

	/** Of what pages keep of opened words: called with each lock. */
	whenLocked(forget: () => void): void {
		this.#forgets.add(forget);
	}

	lock(): void {
		const ended = this.#started;
		this.#started = undefined;
		this.#keeping = this.#newKeeping();
		this.#catchingUp = this.#newCatchingUp();
		ended?.worker.terminate();
		this.state = 'locked';
		this.unsure = [];
		this.waiting = [];
		this.asked = [];
		this.forTwo = NOTHING_FOR_TWO;
		this.newRecovery = undefined;
		this.recoveryWaits = false;
		this.missing = [];
		this.remembered = undefined;
		ended?.line.close();
		for (const forget of this.#forgets) forget();
	}

	writeVoucher = (lane: string, arrival: Arrival) => this.do('writeVoucher', { lane, arrival });
	openTip = (at: Omit<SealedAt, 'tip'>) => {
		const { id, lane, epoch, sealed } = at;
		return this.open(lane, 'openTip', { id, lane, epoch, sealed });
	};
	openAddition = (at: SealedAt) => this.open(at.lane, 'openAddition', plain(at));
	openPart = (
		at: { lane: string; epoch: number; sealed: Uint8Array },
		{ from = 0, size, sha256 }: Section
	) => this.open(at.lane, 'openPart', { ...at, expected: { from, size, sha256 } });
	openWritten = <Body extends object>(kind: Kind, at: SealedAt, writers: Writers) =>
		this.open(at.lane, 'openWritten', { kind, at: plain(at), writers }) as Promise<Written<Body>>;
	openReply = (given: Givens['openReply']) => this.open(given.lane, 'openReply', given);
	/** For lists and search: see gists/loading.ts. */
	gists: GistWorker = {
		do: (verb, given) => this.do(verb, given),
		openGists: async (given) => {
			const open = () => this.do('openGists', given);
			return (await this.reads(given.lane, open, ({ inDoubt }) => inDoubt)).value;
		},
		signAct: (act) => this.signAct(act)
	};
	openRequest = (given: Givens['openRequest']) => this.open(given.lane, 'openRequest', given);
	/** As a field of a form, or in JSON. */
	signAct = (act: Givens['signAct']) =>
		this.do('signAct', { ...act, detail: act.detail && { ...act.detail } });
	/** Of people and settings: over the newest entry that there is, since nobody in danger waits for it. */
	signPeople = async (act: PeopleAct) => {
		await this.followRecords();
		return this.signAct(ofPeople(act));
	};
	readRecord = (given: Givens['readRecord']) => this.do('readRecord', given);
	readPeople = (given: Givens['readPeople']) => this.do('readPeople', given);
	/** Rows of the page as they are: proxies cannot be posted. */
	moving = {
		moveFile: ({ at, to }: Givens['moveFile']) => this.do('moveFile', { at: plain(at), to }),
		moveReply: ({ at, to, tipster }: Givens['moveReply']) =>
			this.do('moveReply', { at: plain(at), to, tipster }),
		restate: ({ at, signed, restated }: Givens['restate']) =>
			this.do('restate', { at: plain(at), signed, restated: restated && { ...restated } }),
		movePart: (given: Givens['movePart']) => this.do('movePart', given),
		moveReason: (given: Givens['moveReason']) => this.do('moveReason', given),
		signAct: (act: Givens['signAct']) => this.signAct(act)
	};
	/** As fields of a form. */
	sealWritten = async (body: object, place: Place) => {
		const given = { body: { ...body }, place: { ...place } };
		const { epoch, sealed } = await this.do('sealWritten', given);
		return { lane: place.lane, seen: String(place.epoch), epoch: String(epoch), sealed };
	};
	sealReply = ({ reply, place, tipster, print }: Givens['sealReply']) =>
		this.do('sealReply', { reply: { ...reply }, place: { ...place }, tipster, print });

	/** @param isOfPeople of the chain of people as well: who is who may have changed since. */
	#newCatchingUp(isOfPeople = false) {
		return createCatchingUp(async () => {
			if (isOfPeople) await this.followRecords();
			return this.#renew();
		});
	}

	#newKeeping() {
		const keeping: ReturnType<typeof createKeeping> = createKeeping({
			// What was begun before the desk was locked is for no keys that were unlocked since, maybe somebody else's.
			call: (verb, given) =>
				this.#keeping === keeping ? this.#call(verb, given) : Promise.reject(new Locked()),
			keys: serverKeys,
			keep: (next) => ask<Kept>('/desk/notebook', next, 'PUT'),
			keepSeen: (seen) => keepSeen(this.#officerId, seen),
			links: (lane, from) =>
				ask<FoundLinks>(`/desk/audit/links?chain=${lane}${from === null ? '' : `&from=${from}`}`),
			entries: (from) =>
				ask<FoundEntries>(`/desk/audit/entries?chain=${PEOPLE}&from=${from}&before=${EVERY_ENTRY}`),
			people: () => ask<ListedPeople>('/desk/audit/people')
		});
		return keeping;
	}

	#start() {
		const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
		const { port1, port2 } = new MessageChannel();
		worker.postMessage(undefined, [port2]);
		// A worker that could not start answers nothing: whoever waits is told.
		worker.addEventListener('error', () => this.lock());
		return { worker, line: connect(port1) };
	}
}

/** Only what a place has: rows of the page are reactive, and proxies cannot be posted. */
const plain = ({ id, tip, lane, epoch, sealed }: SealedAt): SealedAt => ({
	id,
	tip,
	lane,
	epoch,
	sealed
});

export const vault = new Vault();
