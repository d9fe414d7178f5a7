import { describe, expect, it } from 'vitest';
import { FIRST, fit } from './pace.ts';

/** A file over a line, piece by piece, as upload.ts sends it. */
function sent(bytes: number, line: { bytesPerSecond: number; latencyMs: number }) {
	const took: number[] = [];
	const pieces: number[] = [];
	for (let at = 0, size = FIRST; at < bytes; at += pieces.at(-1)!) {
		const piece = Math.min(size, bytes - at);
		const ms = line.latencyMs + (1000 * (piece + 900)) / line.bytesPerSecond;
		took.push(ms);
		pieces.push(piece);
		size = fit(size, ms);
	}
	return { took, pieces };
}

describe('pieces', () => {
	it.each([300, 1_000, 7_000, 50_000, 1_000_000, 100_000_000])(
		'at %i bytes a second are each small enough to come through, and to be lost',
		(bytesPerSecond) => {
			const { took, pieces } = sent(1_000_000, { bytesPerSecond, latencyMs: 3_000 });
			expect(Math.max(...took)).toBeLessThan(62_000);
			expect(Math.max(...took.slice(2))).toBeLessThan(35_000);
			expect(Math.min(...pieces.slice(0, -1))).toBeGreaterThanOrEqual(8 * 1024);
		}
	);

	it('are soon large on a fast line: its answers would take longer than they', () => {
		const { pieces } = sent(25_000_000, { bytesPerSecond: 10_000_000, latencyMs: 300 });
		expect(pieces.length).toBeLessThan(55);
		expect(Math.max(...pieces)).toBe(512 * 1024);
	});

	it('shrink when one is lost, and never to nothing', () => {
		let size = 512 * 1024;
		for (let n = 0; n < 20; n++) size = fit(size, Infinity);
		expect(size).toBe(8 * 1024);
	});
});
