import type { Identity } from './identity.ts';
import { open } from './open.ts';
import { newSum, type Section } from './part.ts';

/** What was sealed is not what its note says. */
export class WrongPart extends Error {
	override name = 'WrongPart';
}

/**
 * Opens what lies in a part and holds it against what its addition says of it.
 * @throws CannotOpen, WrongPart
 */
export async function openPart(
	sealed: Uint8Array,
	identity: Identity,
	expected: Section
): Promise<Uint8Array> {
	const { from = 0 } = expected;
	const bytes = (await open(sealed, identity)).subarray(from, from + expected.size);
	const sum = newSum();
	sum.add(bytes);
	const { size, sha256 } = sum.result();
	if (size !== expected.size || sha256 !== expected.sha256) {
		throw new WrongPart('the part is not the one that came');
	}
	return bytes;
}
