import { seal, type Sealed, type SealsTo } from './age.ts';
import { text, utf8 } from './bytes.ts';

/**
 * The least size of what is sealed, bytes; the next is twice as large each time, so that length says little about what
 * was written, and less the longer it is.
 */
export const LEAST = 8192;

const kinds = [
	'tip',
	'addition',
	'reply',
	'sending',
	'note',
	'gist',
	'title',
	'reason',
	'closure',
	'stage',
	'response',
	'link',
	'act',
	'moved',
	'template'
] as const;
export type Kind = (typeof kinds)[number];

/**
 * What lies inside an age file. age has no associated data, so whatever must hold of the file's place
 * (which row, which lane, which kind) is inside and is checked after opening.
 */
export type Envelope<Body = unknown> = {
	readonly v: 1;
	readonly kind: Kind;
	/** Id of the row that this is. */
	readonly id: string;
	/** Id of the tip that it is about; a tip's own envelope repeats its id. */
	readonly tip: string;
	readonly lane: string;
	readonly epoch: number;
	readonly body: Body;
};

/** Where an envelope belongs. */
export type Place = Pick<Envelope, 'kind' | 'id' | 'tip' | 'lane' | 'epoch'>;

/** Seals an envelope, padded. Readable by any age tool: JSON and trailing spaces. */
export const sealEnvelope = (envelope: Envelope, recipients: readonly SealsTo[]): Promise<Sealed> =>
	seal(padded(utf8(JSON.stringify(envelope))), recipients);

/** Fills with spaces, which JSON ignores, up to the least size, or as often twice that as it takes. */
export function padded(bytes: Uint8Array, least = LEAST): Uint8Array {
	let size = least;
	while (size < bytes.length) size *= 2;
	const filled = new Uint8Array(size).fill(0x20);
	filled.set(bytes);
	return filled;
}

/** The opened bytes are not the envelope that was expected there. */
export class WrongEnvelope extends Error {
	override name = 'WrongEnvelope';
}

/**
 * Reads opened bytes and holds them against what the row said they are.
 * @throws WrongEnvelope when the form, the version or any expected member differs.
 */
export function readEnvelope<Body>(bytes: Uint8Array, expected: Partial<Place>): Envelope<Body> {
	let envelope: Envelope<Body>;
	try {
		envelope = JSON.parse(text(bytes));
	} catch (cause) {
		throw new WrongEnvelope('what was sealed is not an envelope', { cause });
	}
	if (envelope?.v !== 1 || !kinds.includes(envelope.kind)) {
		throw new WrongEnvelope('an envelope of an unknown version or kind');
	}
	for (const member of ['kind', 'id', 'tip', 'lane', 'epoch'] as const) {
		if (expected[member] !== undefined && envelope[member] !== expected[member]) {
			throw new WrongEnvelope(`the envelope belongs elsewhere: its ${member} differs`);
		}
	}
	return envelope;
}
