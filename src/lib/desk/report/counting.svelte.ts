import { closing } from '#lib/i18n/en/closing.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import { readClosings } from '../work/outcomes.ts';
import type { Period } from './periods.ts';
import { closingOf, reportOf, type Closing, type Report } from './report.ts';

const text = closing.report;
/** As many as the desk hands out at once. */
const BATCH = 50;

type Closed = {
	readonly closed: readonly { readonly id: string; readonly closedAt: string }[];
	readonly more: boolean;
};

/** A report while it is made: nothing of it is shown before all of it is there. */
export class Counting {
	progress = $state('');
	fault = $state('');
	report: (Report & { readonly of: string }) | undefined = $state.raw();
	#turn = 0;

	/** Gone with the lock. */
	forget(): void {
		this.#turn += 1;
		this.progress = this.fault = '';
		this.report = undefined;
	}

	async count(lane: { readonly id: string; readonly name: string }, period: Period): Promise<void> {
		this.forget();
		const turn = this.#turn;
		this.progress = text.reading(0, 0);
		const came = await this.#read(lane.id, period, turn).catch(() => text.failed);
		if (turn !== this.#turn) return;
		this.progress = '';
		if (typeof came === 'string') this.fault = came;
		else this.report = { ...reportOf(came, period), of: text.heading(lane.name, period.name) };
	}

	async #read(lane: string, { from, until }: Period, turn: number): Promise<Closing[] | string> {
		const given = await ask<Closed>('/desk/report/closings', { lane, from, until });
		if (!given.ok) return text.failed;
		const { closed, more } = given.value;
		if (more) return text.many;
		const closings: Closing[] = [];
		for (let at = 0; at < closed.length && turn === this.#turn; at += BATCH) {
			this.progress = text.reading(at, closed.length);
			const batch = closed.slice(at, at + BATCH);
			const read = await readClosings(
				vault,
				batch.map(({ id }) => id)
			);
			if (!read) return text.failed;
			for (const { id, closedAt } of batch) closings.push(closingOf(closedAt, read.get(id)));
		}
		return closings;
	}
}
