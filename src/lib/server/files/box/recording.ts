import {
	AdtsOutputFormat,
	ALL_FORMATS,
	BufferSource,
	BufferTarget,
	Conversion,
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
	type MediaCodec,
	type MetadataTags,
	type OutputFormat
} from 'mediabunny';
import type { Part } from '../cleaned.ts';
import { hiddenIn, type Hidden } from './hidden.ts';
import { Refusal } from './refusal.ts';

const FORMATS: Readonly<Record<string, () => OutputFormat>> = {
	'audio/mpeg': () => new Mp3OutputFormat(),
	'audio/mp4': () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
	'audio/aac': () => new AdtsOutputFormat(),
	'audio/ogg': () => new OggOutputFormat(),
	'audio/wav': () => new WavOutputFormat(),
	'audio/flac': () => new FlacOutputFormat(),
	'audio/webm': () => new WebMOutputFormat(),
	'video/mp4': () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
	'video/3gpp': () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
	'video/quicktime': () => new MovOutputFormat({ fastStart: 'in-memory' }),
	'video/webm': () => new WebMOutputFormat(),
	'video/matroska': () => new MkvOutputFormat()
};

/** Their heads carry comments, which the formats of others copy whole. */
const COMMENTED: Readonly<Partial<Record<MediaCodec, readonly string[]>>> = {
	vorbis: ['audio/ogg'],
	flac: ['audio/ogg', 'audio/flac']
};

/**
 * Sound or film in a wrapping of ours: the same recording, without what was written beside it.
 * @returns undefined when it cannot be wrapped anew without a loss.
 */
export async function cleanRecording(
	file: Uint8Array,
	type: string
): Promise<{ hidden: Hidden; part: Part } | undefined> {
	const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
	if ((await input.getTracks()).length === 0) throw new Refusal('broken');
	const tags = await input.getMetadataTags().catch((): MetadataTags => ({}));
	const target = new BufferTarget();
	const output = new Output({ format: FORMATS[type]!(), target });
	const conversion = await Conversion.init({ input, output, tags: {}, showWarnings: false });
	if (!conversion.isValid || isLossy(conversion) || (await copiesComments(conversion, type)))
		return undefined;
	// It would take over what a track is called.
	const names = output.tracks.filter(({ metadata }) => {
		const isNamed = metadata.name !== undefined;
		delete metadata.name;
		return isNamed;
	});
	await conversion.execute();
	const beside = [...conversion.discardedTracks.map(() => 'track'), ...names.map(() => 'title')];
	const asType = type === 'video/3gpp' ? 'video/mp4' : type;
	return {
		hidden: hiddenInRecording(tags, beside),
		part: { name: 'recording', type: asType, bytes: new Uint8Array(target.buffer!) }
	};
}

/** Whether nothing would be left to see, or nothing to hear, of what can be. */
const isLossy = ({ utilizedTracks, discardedTracks }: Conversion): boolean =>
	discardedTracks.some(({ track }) => !utilizedTracks.some(({ type }) => type === track.type));

async function copiesComments({ utilizedTracks }: Conversion, type: string): Promise<boolean> {
	const codecs = await Promise.all(utilizedTracks.map((track) => track.getCodec()));
	return codecs.some((codec) => !(COMMENTED[codec!] ?? [type]).includes(type));
}

/** What the library knows by name it gives twice: as it calls it, and raw, as the format does. */
function hiddenInRecording(
	{ raw = {}, ...known }: MetadataTags,
	beside: readonly string[]
): Hidden {
	const [named, own] = [hiddenIn([...Object.keys(known), ...beside]), hiddenIn(Object.keys(raw))];
	const found = new Set([...named.found, ...own.found.filter((kind) => kind !== 'other')]);
	if (found.size === 0 && own.fields > 0) found.add('other');
	return { found: [...found].sort(), fields: Math.max(named.fields, own.fields + beside.length) };
}
