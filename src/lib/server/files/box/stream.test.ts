import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { expect, it } from 'vitest';
import { cleanRecording } from './recording.ts';
import { bareObus } from './stream/av1.ts';
import { bareAac } from './stream/aac.ts';
import { bareNals, bareParameters } from './stream/nal.ts';

/**
 * Made with ffmpeg 5.1 (libx264, libx265, its own AAC, LAME), each of a tenth or two of a second:
 * `-f lavfi -i color=red:s=32x32:r=10:d=0.2 -map_metadata -1 -fflags +bitexact -metadata:s language=spa
 * -bsf:v "h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+Rosalind was here"`, and alike.
 */
const FILES: readonly [file: string, type: string, written: RegExp, kind: string][] = [
	['noted-h264.mp4', 'video/mp4', /Rosalind was here|x264|Lavc/, 'software'],
	['noted-hevc.mp4', 'video/mp4', /x265|Lavc/, 'software'],
	['named-aac.m4a', 'audio/mp4', /Lavc/, 'software'],
	['named-mp3.mp3', 'audio/mpeg', /LAME|Lavf/, 'software']
];

it.each(FILES)(
	'what is written between the frames of %s goes, and is told',
	async (file, type, written, kind) => {
		const bytes = new Uint8Array(readFileSync(`tests/support/files/${file}`));
		expect(Buffer.from(bytes).toString('latin1'), 'or this would test nothing').toMatch(written);
		const made = await cleanRecording(bytes, type);
		expect(Buffer.from(made!.page.bytes).toString('latin1')).not.toMatch(written);
		expect(made!.hidden.found).toContain(kind);
		expect(await packetsIn(made!.page.bytes)).toBe(await packetsIn(bytes));
	}
);

it('the language of a track goes', async () => {
	const spanish = new Uint8Array(readFileSync('tests/support/files/noted-h264.mp4'));
	const languageOf = async (file: Uint8Array) =>
		await (await inputOf(file).getTracks())[0]!.getLanguageCode();
	expect(await languageOf(spanish), 'or this would test nothing').toBe('spa');
	const made = await cleanRecording(spanish, 'video/mp4');
	expect(await languageOf(made!.page.bytes)).toBe('und');
	expect(made!.hidden.found).toContain('other');
});

const inputOf = (file: Uint8Array) =>
	new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
async function packetsIn(file: Uint8Array): Promise<number> {
	const [track] = await inputOf(file).getTracks();
	let count = 0;
	for await (const { byteLength } of new EncodedPacketSink(track!).packets())
		count += byteLength > 0 ? 1 : 0;
	return count;
}

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const met = new Set<string>();

it('of H.264 and HEVC the slices stay, and neither SEI nor filler nor what has no meaning', () => {
	const avc = { codec: 'avc', lengthSize: 4, met } as const;
	expect(bareNals(hex('00000002 0605 00000003 650102 00000002 0cff 00000002 1801'), avc)).toEqual(
		hex('00000003 650102')
	);
	expect(bareNals(hex('00000002 0605'), avc)).toBeUndefined();
	expect(bareNals(hex('00000001 0605aa 000001 650102'), { ...avc, lengthSize: 0 })).toEqual(
		hex('00000001 650102')
	);
	const hevc = { codec: 'hevc', lengthSize: 2, met } as const;
	expect(bareNals(hex('0003 4e0105 0003 5001aa 0003 260107 0003 7c0101'), hevc)).toEqual(
		hex('0003 260107')
	);
	expect(() => bareNals(hex('000000ff 65'), avc)).toThrow('does not fit');
});

it('of the settings before them the parameter sets stay', () => {
	const head = '01640014ff';
	const sets = 'e1 0003 676401 01 0002 68ee';
	const avc = { codec: 'avc', lengthSize: 4, met } as const;
	expect(bareParameters(hex(`${head} ${sets} fdf8f8 01 0002 6d01`), avc)).toEqual(
		hex(`${head} ${sets} fdf8f8 00`)
	);
	const hevc = { codec: 'hevc', lengthSize: 4, met } as const;
	const first = '00'.repeat(22);
	expect(bareParameters(hex(`${first} 02 27 0001 0003 4e0105 21 0001 0002 4201`), hevc)).toEqual(
		hex(`${first} 01 21 0001 0002 4201`)
	);
});

it('of AV1 the frames stay, and no metadata', () => {
	expect(bareObus(hex('1200 2a03 040102 3202 aabb 7a01 ff'), met)).toEqual(hex('1200 3202 aabb'));
	expect(() => bareObus(hex('32ff01 aa'), met)).toThrow('does not fit');
});

it('a name in the filling before the sound of a frame of AAC is blank, and the sound where it was', () => {
	// FIL of four bytes, of which the first half is its kind; then a channel.
	const named = hex('c8 0c 2c 2d 2e 01 40 22 80');
	const bare = Buffer.from(bareAac(named, met));
	expect(bare.length).toBe(named.length);
	expect(bare.subarray(0, 5)).toEqual(hex('c8 00 00 00 00'));
	expect(bare.subarray(5)).toEqual(named.subarray(5));
});
