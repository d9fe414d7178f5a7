import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import * as files from '#lib/server/files/index.ts';
import { wavOf } from './wav.ts';

const tone = Float32Array.from({ length: 8_001 }, (_, n) => 0.5 * Math.sin(n / 6));

describe('a WAV file of a voice', () => {
	it('is what ITU-T G.711 says of silence, of the loudest, and of a half', () => {
		const samples = Float32Array.from([0, 1, -1, 0.5, -0.5]);
		expect([...wavOf(samples).slice(58)]).toEqual([0xff, 0x80, 0x00, 0x8f, 0x0f, 0x00]);
	});

	it('is read as speech of half a second by what is not ours', async () => {
		const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(wavOf(tone)) });
		const track = (await input.getPrimaryAudioTrack())!;
		expect([await track.getCodec(), await track.getSampleRate()]).toEqual(['ulaw', 16_000]);
		expect(await input.computeDuration()).toBeCloseTo(8_001 / 16_000, 5);
	});

	it('holds nothing but the sound: cleaning finds nothing in it, and leaves every sample', async () => {
		const file = wavOf(tone);
		const end = await files.clean(
			(async function* () {
				yield file;
			})(),
			{ for: 'somebody' }
		);
		if (end.is !== 'clean') throw new Error(end.is);
		expect(end).toMatchObject({ found: [], fields: 0 });
		for await (const { type, bytes } of end.pages) {
			expect(type).toBe('audio/wav');
			expect(Buffer.from(bytes).includes(Buffer.from(file.slice(58, 58 + 8_001)))).toBe(true);
		}
	});
});
