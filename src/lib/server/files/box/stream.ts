import type { MediaCodec } from 'mediabunny';
import { bareAac } from './stream/aac.ts';
import { bareObus } from './stream/av1.ts';
import { bareMp3 } from './stream/mp3.ts';
import { bareNals, bareParameters, type NalKind } from './stream/nal.ts';

/** What is written between the frames of a codec, taken out. Nothing of it is needed to show or to sound. */
export type Stream = {
	/** Of the packets, in their order. `undefined`: nothing is left of this one. */
	readonly packet: (data: Uint8Array) => Uint8Array | undefined;
	/** Of the settings that stand before them (avcC, hvcC, av1C). */
	readonly description: (data: Uint8Array) => Uint8Array;
	/** What was taken out, in the names that its format gives it. */
	readonly met: ReadonlySet<string>;
};

const same = (data: Uint8Array): Uint8Array => data;

/**
 * @param description as the container carries it; none in a stream that carries its settings within.
 * @param packets all of the track's, asked for only where one cannot be cleaned without the next.
 */
export async function streamOf(
	codec: MediaCodec,
	description: Uint8Array | undefined,
	packets: () => Promise<Uint8Array[]>
): Promise<Stream> {
	const met = new Set<string>();
	switch (codec) {
		case 'avc':
		case 'hevc': {
			const kind: NalKind = { codec, lengthSize: lengthSizeOf(codec, description), met };
			return {
				packet: (data) => bareNals(data, kind),
				description: (data) => bareParameters(data, kind),
				met
			};
		}
		case 'av1':
			return {
				packet: (data) => bareObus(data, met),
				description: (data) =>
					Buffer.concat([data.subarray(0, 4), bareObus(data.subarray(4), met)]),
				met
			};
		case 'aac':
			return { packet: (data) => bareAac(data, met), description: same, met };
		case 'mp3': {
			const bare = bareMp3(await packets(), met).values();
			return { packet: () => bare.next().value, description: same, met };
		}
		default:
			return { packet: same, description: same, met };
	}
}

/** Bytes of a NAL unit's length; 0: start codes stand between them (ITU-T H.264, annex B). */
function lengthSizeOf(codec: 'avc' | 'hevc', description: Uint8Array | undefined): number {
	if (!description) return 0;
	const flags = description[codec === 'avc' ? 4 : 21];
	if (flags === undefined) throw new Error('settings that break off');
	return (flags & 3) + 1;
}
