import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as audit from '../../src/lib/server/audit/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { readProof } from '../../src/lib/tlog/proof.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';

const key = randomBytes(32);
const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 10, day, hour, 13));

let house: House;
/** Ids of tips, by the day that names them: one came before the first, thirty before the second, none before the third. */
const days: string[][] = [];
beforeAll(async () => {
	house = await createHouse(at(20));
	for (const [n, count] of [1, 30, 0].entries()) {
		const came = await Promise.all(
			Array.from({ length: count }, () =>
				send(house.intake, answersWith({ what: randomUUID() }), at(20 + n, 9))
			)
		);
		const found = came.map(async ({ code }) => (await tips.find(house.intake, code))!.id);
		days.push(await Promise.all(found));
		await audit.closeDay(house.database.as.jobs, at(21 + n), key);
	}
});
afterAll(() => house.database.close());

const owner = () => house.database.as.owner;
const provenTip = async (id: string) => {
	const [said] = await audit.saidOf(owner(), 'tip', id);
	const { proof } = (await audit.proveStatement(owner(), said!))!;
	return { proof, extra: Buffer.from(readProof(proof)!.extra) };
};
/** What stands beside on the way up, and the salts. */
const nodesIn = (extra: Buffer): string[] => {
	const parts = [extra.subarray(1, 289), extra.subarray(292)];
	return parts.flatMap((part) =>
		Array.from({ length: part.length / 32 }, (_, n) =>
			part.subarray(32 * n, 32 * (n + 1)).toString('hex')
		)
	);
};

describe('whoever collects proofs', () => {
	it('sees the same number of bytes, of a day on which one tip came as of one on which thirty did', async () => {
		const [alone, crowded] = await Promise.all([days[0]![0]!, days[1]![0]!].map(provenTip));
		expect(alone!.proof.length).toBe(crowded!.proof.length);
	});

	it('sees of one day what six of its tips share on the way up, and nowhere that nothing is there', async () => {
		const proofs = await Promise.all(days[1]!.slice(0, 6).map(provenTip));
		const alone = await provenTip(days[0]![0]!);
		// In no proof a hash that stands there twice, and none that a proof of another day shows too: an empty place has no mark.
		for (const { extra } of [...proofs, alone]) {
			const nodes = nodesIn(extra);
			expect(new Set(nodes).size).toBe(nodes.length);
		}
		const ofAlone = new Set(nodesIn(alone.extra));
		const shared = proofs.flatMap(({ extra }) => nodesIn(extra)).filter((one) => ofAlone.has(one));
		expect(shared).toEqual([]);
	});

	it('learns from where tips lie neither in which order they came nor that there are no others', async () => {
		const rows = await owner().execute<{ subject: string; place: number }>(
			sql`select subject, place from audit_statements where number = 1`
		);
		const placeOf = new Map(rows.map(({ subject, place }) => [subject, place]));
		const places = days[1]!.map((id) => placeOf.get(id)!);
		const sorted = [...places].sort((a, b) => a - b);
		// All over the 2^24 places, and not in the order in which they came: by chance either would happen less than once in 10^7 runs.
		expect(places).not.toEqual(sorted);
		expect(sorted.at(-1)! - sorted[0]!).toBeGreaterThan(2 ** 23);
	});

	it('sees a day on which nothing came as any other: the same slots, and one of them of statements', async () => {
		const shown = await owner().execute<{ bytes: number; slots: number }>(sql`
			select length(slots) + length(root) + length(checkpoint) as bytes,
				(select count(*)::int from audit_slots s where s.number = d.number) as slots
			from audit_days d order by number`);
		expect(new Set(shown.map(({ bytes, slots }) => `${bytes} ${slots}`)).size).toBe(1);
	});
});
