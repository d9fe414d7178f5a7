import { base64 } from '@scure/base';
import { utf8, text } from './bytes.ts';
import { sealEnvelope, type Envelope, type Place } from './envelope.ts';
import type { Recipient, Sealed } from './age.ts';

/**
 * What was sealed to one lane, whole, within what is sealed to another: its own place, and the signature over that, hold as they
 * were written. `unopened`: what the mover's keys did not open, base64. It goes along all the same.
 */
type Moved = { readonly was: Envelope } | { readonly unopened: string };

/** It opens, and holds what did not open for whoever moved the tip: nobody has changed it since. */
export class Unopened extends Error {
	override name = 'Unopened';
}

/** Where a moved file belongs: what it is of, and the lane in which that lies now. */
type MovedPlace = Omit<Place, 'kind'>;

/** Seals for another lane what opened as an envelope. */
export const sealMoved = (
	opened: Uint8Array,
	place: MovedPlace,
	lane: Recipient
): Promise<Sealed> => sealed({ was: JSON.parse(text(opened)) as Envelope }, place, lane);

/** The same of what does not open. */
export const sealUnopened = (
	file: Uint8Array,
	place: MovedPlace,
	lane: Recipient
): Promise<Sealed> => sealed({ unopened: base64.encode(file) }, place, lane);

const sealed = (body: Moved, place: MovedPlace, lane: Recipient) =>
	sealEnvelope({ v: 1, kind: 'moved', ...place, body }, [lane]);

/**
 * What lies in opened bytes, from however many lanes it came.
 * @returns the envelope as it was first sealed, and its lane and epoch of then; of what never moved these very ones.
 * @throws Unopened
 */
export function unwrapped(
	opened: Uint8Array,
	place: MovedPlace
): { readonly opened: Uint8Array; readonly place: MovedPlace } {
	const envelope = asEnvelope(opened);
	const isHere =
		envelope?.v === 1 &&
		envelope.kind === 'moved' &&
		envelope.id === place.id &&
		envelope.tip === place.tip &&
		envelope.lane === place.lane &&
		envelope.epoch === place.epoch;
	if (isHere && envelope.body && 'unopened' in envelope.body) throw new Unopened(place.id);
	const was = isHere && envelope.body && 'was' in envelope.body ? envelope.body.was : undefined;
	if (!was) return { opened, place }; // what is read of it says where it belongs
	const { lane, epoch } = was;
	return unwrapped(utf8(JSON.stringify(was)), { ...place, lane, epoch });
}

function asEnvelope(opened: Uint8Array): Envelope<Moved> | undefined {
	try {
		return JSON.parse(text(opened)) as Envelope<Moved>;
	} catch {
		return undefined; // whoever reads it says so
	}
}
