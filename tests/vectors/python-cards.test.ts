import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { getPython } from '../support/debian.ts';
import kept from './cards.json' with { type: 'json' };
import { madeOf, makeCards } from './cards.ts';
import { filled, hex } from './vectors.ts';

describe('a lane’s cards', () => {
	let made: Awaited<ReturnType<typeof makeCards>>;
	beforeAll(async () => {
		made = await makeCards();
	});

	it('are the same as ever, and what is made of them', () => {
		expect(JSON.parse(JSON.stringify(made))).toEqual(kept.given);
		expect(madeOf(made)).toEqual(kept.makes);
		expect(kept.makes.stands).toEqual([true, true, true]);
		expect(Object.values(kept.makes.refused)).toEqual([false, false, false, false]);
		for (const [at, { voices, roster }] of made.cards.entries())
			expect({ voices, hash: roster }).toEqual({
				voices: kept.makes.rosters[at]?.voices,
				hash: kept.makes.rosters[at]?.hash
			});
	});

	it('are followed the same by an implementation in another language', () => {
		const officers = { devon: hex(filled(32)), mara: hex(filled(33)), ruth: hex(filled(34)) };
		const input = JSON.stringify({ ...kept.given, officers });
		const { stdout, stderr } = spawnSync(getPython(), ['tests/vectors/cards.py'], { input });
		expect(String(stderr)).toBe('');
		expect(JSON.parse(String(stdout))).toEqual(kept.makes);
	});
});
