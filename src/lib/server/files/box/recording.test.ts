import {
	BufferTarget,
	EncodedAudioPacketSource,
	EncodedPacket,
	EncodedVideoPacketSource,
	MkvOutputFormat,
	MovOutputFormat,
	Mp4OutputFormat,
	OggOutputFormat,
	Output,
	WebMOutputFormat,
	type AudioCodec,
	type OutputFormat
} from 'mediabunny';
import { expect, it } from 'vitest';
import { cleanRecording } from './recording.ts';

const SAID = 'Rosalind was here';
const has = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(SAID);

const sized = (bytes: Buffer): Buffer => {
	const size = Buffer.alloc(4);
	size.writeUInt32LE(bytes.length);
	return Buffer.concat([size, bytes]);
};
/** Who made it, as Vorbis and FLAC both write it. */
const COMMENTS = Buffer.concat([
	...[sized(Buffer.from('a program')), Buffer.from([1, 0, 0, 0])],
	sized(Buffer.from(`ARTIST=${SAID}`))
]);
const FLAC_INFO = Buffer.from('1000100000000e0000100ac440f000000000' + '00'.repeat(16), 'hex');
const HEADS: Partial<Record<AudioCodec, Buffer>> = {
	opus: Buffer.from('4f70757348656164' + '0101380180bb0000000000', 'hex'),
	vorbis: (() => {
		const info = Buffer.from(
			'01766f72626973000000000180bb000000000000' + '00770100' + '00000000b801',
			'hex'
		);
		const said = Buffer.concat([Buffer.from('\x03vorbis'), COMMENTS, Buffer.from([1])]);
		const rest = Buffer.from('\x05vorbis\0\0\0\0');
		return Buffer.concat([Buffer.from([2, info.length, said.length]), info, said, rest]);
	})(),
	flac: Buffer.concat([
		...[Buffer.from('fLaC'), Buffer.from([0, 0, 0, 34]), FLAC_INFO],
		...[Buffer.from([0x84, 0, 0, COMMENTS.length]), COMMENTS]
	])
};

type Tracks = {
	readonly sound?: AudioCodec;
	readonly picture?: true;
	readonly name?: string;
	readonly comments?: string;
};

async function recorded(format: OutputFormat, { sound, picture, name, comments }: Tracks) {
	const output = new Output({ format, target: new BufferTarget() });
	const heard = sound && new EncodedAudioPacketSource(sound);
	const seen = picture && new EncodedVideoPacketSource('vp9');
	const beside = name ? { name } : {};
	if (seen) output.addVideoTrack(seen, beside);
	if (heard) output.addAudioTrack(heard, beside);
	if (comments) output.setMetadataTags({ artist: comments });
	await output.start();
	const body = new Uint8Array(400).fill(7);
	await seen?.add(new EncodedPacket(body, 'key', 0, 0.1), {
		decoderConfig: { codec: 'vp09.00.10.08', codedWidth: 32, codedHeight: 32 }
	});
	await heard?.add(new EncodedPacket(body, 'key', 0, 0.1), {
		decoderConfig: {
			...{ codec: sound!, sampleRate: 48_000, numberOfChannels: 1 },
			...(HEADS[sound!] ? { description: HEADS[sound!]! } : {})
		}
	});
	await output.finalize();
	return new Uint8Array((output.target as BufferTarget).buffer!);
}

it.each<[string, OutputFormat, Tracks]>([
	['video/mp4', new Mp4OutputFormat(), { sound: 'pcm-s16', picture: true }],
	['video/quicktime', new MovOutputFormat(), { sound: 'pcm-s16' }],
	['video/webm', new WebMOutputFormat(), { sound: 'opus', picture: true }],
	['video/matroska', new MkvOutputFormat(), { sound: 'opus' }]
])('what the tracks of %s are called is taken out, and said', async (type, format, tracks) => {
	const file = await recorded(format, { ...tracks, name: SAID });
	expect(has(file), 'or this would test nothing').toBe(true);
	const made = await cleanRecording(file, type);
	expect(has(made!.page.bytes)).toBe(false);
	expect(made!.hidden.found).toContain('text');
});

it.each<[string, AudioCodec, OutputFormat]>([
	['video/matroska', 'vorbis', new MkvOutputFormat()],
	['audio/webm', 'vorbis', new WebMOutputFormat()],
	['video/matroska', 'flac', new MkvOutputFormat()]
])('%s, which would copy the comments of %s, is not cleaned', async (type, sound, format) => {
	const file = await recorded(format, { sound });
	expect(has(file), 'or this would test nothing').toBe(true);
	expect(await cleanRecording(file, type)).toBeUndefined();
});

it('comments of a voice message are taken out', async () => {
	const file = await recorded(new OggOutputFormat(), { sound: 'opus', comments: SAID });
	expect(has(file), 'or this would test nothing').toBe(true);
	const made = await cleanRecording(file, 'audio/ogg');
	expect(has(made!.page.bytes)).toBe(false);
	expect(made!.hidden.found).toEqual(['person', 'software']);
});

it('a film whose sound would be lost is not cleaned', async () => {
	const file = await recorded(new Mp4OutputFormat(), { sound: 'pcm-s16', picture: true });
	const entry = Buffer.from(file.buffer).indexOf('ipcm');
	file.set(Buffer.from('samr'), entry);
	expect(entry).toBeGreaterThan(0);
	expect(await cleanRecording(file, 'video/3gpp')).toBeUndefined();
});
