import { expect, it } from 'vitest';
import { clean } from './clean.ts';
import { Busy } from './open-box.ts';
import { photo } from '../../../../tests/support/pictures.ts';

async function* words() {
	yield Buffer.from('Dear sir,\n');
}
const kept = { is: 'uncleanable', type: 'text/plain' };

it('one file after the other is opened; when too many wait, the next is told so', async () => {
	const ends = await Promise.allSettled(Array.from({ length: 10 }, () => clean(words())));
	const done = ends.filter((end) => end.status === 'fulfilled');
	expect(done.map(({ value }) => value)).toEqual(Array(8).fill(kept));
	expect(ends.slice(8)).toMatchObject(
		Array(2).fill({ status: 'rejected', reason: expect.any(Busy) as Busy })
	);
	expect(await clean(words())).toEqual(kept);
});

it('a file whose parts nobody reads, or which itself is lost on its way, does not hold up the next', async () => {
	const bytes = await photo();
	const whole = async function* () {
		yield bytes;
	};
	const forgotten = await clean(whole(), 5000);
	expect(forgotten.is).toBe('clean');
	const given = await clean(whole());
	if (given.is !== 'clean') throw new Error('not clean');
	for await (const { type } of given.parts) if (type) break;
	const lost = async function* () {
		yield bytes;
		throw new TypeError('the database is gone');
	};
	await expect(clean(lost())).rejects.toThrow(TypeError);
	expect(await clean(words())).toEqual(kept);
});
