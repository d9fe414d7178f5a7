import { expect, it } from 'vitest';
import { createLoading, type GistDesk, type GistWorker } from './loading.ts';

/** A desk that hands out as many as were asked for, and a worker that wants all of these. */
function world(count: number) {
	const ids = Array.from({ length: count }, (_, n) => `tip ${n}`);
	const [asked, steps]: [number[], number[]] = [[], []];
	let left = 0;
	const ok = <Value>(value: Value) => Promise.resolve({ ok: true as const, value });
	const desk: GistDesk = {
		rows: () => ok({ rows: [], isMore: false }),
		ask: (_lane, upTo) => {
			asked.push(upTo);
			left = upTo;
			return ok({ ok: true });
		},
		files: (_lane, some) => {
			if (left < some.length) return ok({ ok: false as const, why: 'unsaid' as const });
			left -= some.length;
			const files = some.map((tip) => ({ tip, epoch: 1, version: 1, sealed: '' }));
			return ok({ ok: true as const, gists: files, titles: [], writers: { keys: {} } });
		},
		sources: () => ok({ ok: false as const, why: 'unsaid' as const }),
		keep: () => ok({ kept: [] })
	};
	let wanted = ids;
	const worker: GistWorker = {
		do: (verb) =>
			Promise.resolve(
				verb === 'takeRows' ? [{ lane: 'general', files: wanted, sources: [] }] : undefined
			) as never,
		openGists: ({ gists }) => {
			steps.push(gists.length);
			return Promise.resolve({ sources: [], inDoubt: false });
		},
		signAct: () => Promise.resolve({} as never)
	};
	const loads = async (some: number) => {
		wanted = ids.slice(0, some);
		await createdOnce.shown(wanted);
	};
	const createdOnce = createLoading(desk, worker, () => undefined);
	return { loads, asked, steps };
}

it('asks on record for a hundred, then for twice as many each time, or for all at once, and never for more than is kept', async () => {
	const { loads, asked, steps } = world(30_000);
	for (const some of [50, 50, 50, 150, 30_000]) await loads(some);
	expect(asked).toEqual([100, 200, 20_000, 20_000]);
	expect(Math.max(...steps), 'a few at a time').toBe(5);
});
