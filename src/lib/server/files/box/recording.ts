import {
	AdtsOutputFormat,
	ALL_FORMATS,
	BufferSource,
	BufferTarget,
	Conversion,
	EncodedPacketSink,
	FlacOutputFormat,
	Input,
	MkvOutputFormat,
	MovOutputFormat,
	Mp3OutputFormat,
	Mp4OutputFormat,
	OggOutputFormat,
	Output,
	WavOutputFormat,
	WebMOutputFormat,
	type EncodedVideoPacketSource,
	type InputTrack,
	type MediaCodec,
	type OutputFormat,
	type OutputTrack
} from 'mediabunny';
import type { Page } from '../cleaned.ts';
import { Search, type Hidden } from './hidden.ts';
import { searchFlac, searchFrames, searchOgg, searchWav } from './places/comments.ts';
import { searchMatroska } from './places/matroska.ts';
import { searchMp4 } from './places/mp4.ts';
import { streamOf, type Stream } from './stream.ts';

/** How a kind of recording is wrapped anew, and where something hides in its wrapping. */
type Wrapping = {
	readonly format: () => OutputFormat;
	readonly search: (file: Buffer, search: Search) => void;
};

const mp4: Wrapping = {
	format: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
	search: searchMp4
};
const webm: Wrapping = { format: () => new WebMOutputFormat(), search: searchMatroska };
const WRAPPINGS: Readonly<Record<string, Wrapping>> = {
	'audio/mpeg': { format: () => new Mp3OutputFormat(), search: searchFrames },
	'audio/mp4': mp4,
	'audio/aac': { format: () => new AdtsOutputFormat(), search: searchFrames },
	'audio/ogg': { format: () => new OggOutputFormat(), search: searchOgg },
	'audio/wav': { format: () => new WavOutputFormat(), search: searchWav },
	'audio/flac': { format: () => new FlacOutputFormat(), search: searchFlac },
	'audio/webm': webm,
	'video/mp4': mp4,
	'video/3gpp': mp4,
	'video/quicktime': {
		format: () => new MovOutputFormat({ fastStart: 'in-memory' }),
		search: searchMp4
	},
	'video/webm': webm,
	'video/matroska': { format: () => new MkvOutputFormat(), search: searchMatroska }
};

/** Their heads carry comments, which the formats of others copy whole. */
const COMMENTED: Readonly<Partial<Record<MediaCodec, readonly string[]>>> = {
	vorbis: ['audio/ogg'],
	flac: ['audio/ogg', 'audio/flac']
};

/**
 * Sound or film in a wrapping of ours: the same recording, without what was written beside it or between its frames.
 * @returns undefined when it cannot be wrapped anew without a loss.
 */
export async function cleanRecording(
	file: Uint8Array,
	type: string
): Promise<{ hidden: Hidden; page: Page } | undefined> {
	const wrapping = WRAPPINGS[type];
	if (!wrapping) throw new Error('no recording of ours');
	const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
	if ((await input.getTracks()).length === 0) return undefined;
	const target = new BufferTarget();
	const output = new Output({ format: wrapping.format(), target });
	const conversion = await Conversion.init({ input, output, tags: {}, showWarnings: false });
	if (!conversion.isValid || isLossy(conversion) || (await copiesComments(conversion, type)))
		return undefined;
	const streams = await Promise.all(
		output.tracks.map((track, n) => bare(track, conversion.utilizedTracks[n]))
	);
	await conversion.execute();
	if (!target.buffer) throw new Error('nothing was written');
	const search = new Search();
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
	search.in(() => wrapping.search(bytes, search));
	for (const { met } of streams) search.meet(...met);
	const asType = type === 'video/3gpp' ? 'video/mp4' : type;
	return {
		hidden: search.hidden,
		page: { name: 'recording', type: asType, bytes: new Uint8Array(target.buffer) }
	};
}

/** Has a track written without its name and its language, and each packet without what is not sound or picture. */
async function bare(to: OutputTrack, from: InputTrack | undefined): Promise<Stream> {
	const { metadata } = to;
	delete metadata.name;
	delete metadata.languageCode;
	delete metadata.isRelativeToUnixEpoch;
	const codec = await from?.getCodec();
	if (!codec || !(from?.isVideoTrack() || from?.isAudioTrack()))
		throw new Error('neither sound nor film');
	const config = await from.getDecoderConfig();
	const stream = await streamOf(codec, bytesOf(config?.description), () => packetsOf(from));
	const target = to.source as EncodedVideoPacketSource;
	const add = target.add.bind(target);
	target.add = async (packet, meta) => {
		const data = stream.packet(packet.data);
		if (data) await add(packet.clone({ data }), meta && { ...meta, ...bareConfig(meta, stream) });
	};
	return stream;
}

function bareConfig({ decoderConfig }: EncodedVideoChunkMetadata, stream: Stream) {
	const description = bytesOf(decoderConfig?.description);
	if (!decoderConfig || !description) return {};
	return { decoderConfig: { ...decoderConfig, description: stream.description(description) } };
}

async function packetsOf(track: InputTrack): Promise<Uint8Array[]> {
	const all: Uint8Array[] = [];
	for await (const { data } of new EncodedPacketSink(track).packets()) all.push(data);
	return all;
}

const bytesOf = (data: AllowSharedBufferSource | undefined): Uint8Array | undefined =>
	data &&
	(ArrayBuffer.isView(data)
		? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
		: new Uint8Array(data));

/** Whether nothing would be left to see, or nothing to hear, of what can be. */
const isLossy = ({ utilizedTracks, discardedTracks }: Conversion): boolean =>
	discardedTracks.some(({ track }) => !utilizedTracks.some(({ type }) => type === track.type));

async function copiesComments({ utilizedTracks }: Conversion, type: string): Promise<boolean> {
	const codecs = await Promise.all(utilizedTracks.map((track) => track.getCodec()));
	return codecs.some((codec) => codec && !(COMMENTED[codec] ?? [type]).includes(type));
}
