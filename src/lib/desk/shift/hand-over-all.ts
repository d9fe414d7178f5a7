import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import type { Fetched } from '../server-keys.ts';
import { conflictWords, errorWords, unsealedWords, type Conflict } from '../work/faults.ts';
import type { Place } from '#lib/sealed/envelope.ts';
import type { ActSignature } from '#lib/sealed/act.ts';
import type { Act } from '#lib/sealed/act.ts';

/** A tip to hand over. `epoch`: the newest of its lane that the page was told of. */
export type ToHandOver = { readonly id: string; readonly lane: string; readonly epoch: number };
type Sealed = {
	readonly lane: string;
	readonly seen: string;
	readonly epoch: string;
	readonly sealed: string;
};

/** The vault, and the desk's server. */
export type By = {
	readonly sealWritten: (body: object, place: Place) => Promise<Sealed>;
	readonly signAct: (act: Omit<Act, 'by'>) => Promise<ActSignature>;
	readonly ask: (
		path: `/desk/${string}`,
		body: unknown
	) => Promise<Fetched<{ ok: boolean } & Conflict>>;
};

/**
 * Hands tips over to one colleague with the same words: each by an ordinary hand-over of its own, signed, with a note of its own. One
 * that is hindered hinders no other.
 */
export class HandingOver {
	readonly #by: By;
	/** By tip, receiver and words. Sent again because no answer came it is the same note, kept once. */
	readonly #ids = new Map<string, string>();

	constructor(by: By) {
		this.#by = by;
	}

	/**
	 * @param done called after each.
	 * @returns by tip what hindered it, in words; none for those that were handed over.
	 */
	async all(
		tips: readonly ToHandOver[],
		{ to, words }: { readonly to: string; readonly words: string },
		done: (count: number) => void = () => {}
	): Promise<ReadonlyMap<string, string | undefined>> {
		const became = new Map<string, string | undefined>();
		// One after the other: each is signed over the newest entry of the record.
		for (const tip of tips) {
			became.set(tip.id, await this.#one(tip, to, words));
			done(became.size);
		}
		return became;
	}

	async #one(tip: ToHandOver, to: string, words: string): Promise<string | undefined> {
		const key = JSON.stringify([tip.id, to, words]);
		const id = this.#ids.get(key) ?? crypto.randomUUID();
		this.#ids.set(key, id);
		let body;
		try {
			const place = { kind: 'note' as const, id, tip: tip.id, lane: tip.lane, epoch: tip.epoch };
			const { lane, seen, epoch, sealed } = await this.#by.sealWritten({ words }, place);
			const signed = await this.#by.signAct(onTip(tip, tipActs.handOver(to, id)));
			body = { signed, to, id, lane, sealed, seen: Number(seen), epoch: Number(epoch) };
		} catch (fault) {
			return unsealedWords(fault);
		}
		const answer = await this.#by.ask(`/desk/tips/${tip.id}/hand-over`, body);
		if (!answer.ok) return errorWords(answer.status);
		this.#ids.delete(key);
		return answer.value.ok ? undefined : conflictWords(answer.value);
	}
}
