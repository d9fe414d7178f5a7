import { beforeAll, describe, expect, it } from 'vitest';
import { readEnvelope, sealEnvelope, WrongEnvelope } from './envelope.ts';
import { newOfficerKeys, cardOf, type OfficerKeys } from './keyring.ts';
import type { LaneKeys } from './lane-keys.ts';
import { sealMoved, sealUnopened, Unopened, unwrapped } from './moved.ts';
import { CannotOpen, open } from './open.ts';
import { readWritten, sealWritten } from './written.ts';
import type { Recipient } from './age.ts';
import { newEpoch } from '../../../tests/support/lane-v1.ts';

const at = (lane: string, epoch = 1) => ({ id: 'n1', tip: 't1', lane, epoch });
type Lane = { readonly keys: LaneKeys; readonly recipient: Recipient };
let general: Lane;
let review: Lane;
let harbour: Lane;
let mara: OfficerKeys;
beforeAll(async () => {
	const made = await Promise.all(['general', 'review', 'harbour'].map((lane) => newEpoch(lane)));
	[general, review, harbour] = made.map(({ keys, card }) => ({
		keys,
		recipient: card.recipient
	})) as [Lane, Lane, Lane];
	mara = await newOfficerKeys();
});

const written = () =>
	sealWritten({ words: 'I called.' }, { kind: 'note', ...at('general') }, general.recipient, {
		id: 'mara',
		signingKey: mara.signingKey
	});
const opened = (sealed: Uint8Array, { keys }: Lane) => open(sealed, keys.identity);
async function read(sealed: Uint8Array, lane: Lane, place = at(lane.keys.lane)) {
	const { verifyKey } = await cardOf(mara);
	const was = unwrapped(await opened(sealed, lane), place);
	return readWritten<{ words: string }>(was.opened, { kind: 'note', ...was.place }, (by) =>
		by === 'mara' ? [verifyKey] : []
	);
}

describe('what was sealed anew for another lane', () => {
	it('is read there under the signature that it always had, from however many lanes it came', async () => {
		const once = await sealMoved(
			await opened(await written(), general),
			at('review'),
			review.recipient
		);
		expect(await read(once, review)).toMatchObject({ words: 'I called.', by: 'mara' });
		await expect(opened(once, general)).rejects.toThrow(CannotOpen);
		const twice = await sealMoved(await opened(once, review), at('harbour'), harbour.recipient);
		expect(await read(twice, harbour)).toMatchObject({ words: 'I called.', by: 'mara' });
		const back = await sealMoved(await opened(twice, harbour), at('general', 7), general.recipient);
		expect(await read(back, general, at('general', 7))).toMatchObject({ words: 'I called.' });
	});

	it('is nothing in another row, of another tip, in another lane or epoch', async () => {
		const moved = await sealMoved(
			await opened(await written(), general),
			at('review'),
			review.recipient
		);
		for (const wrong of [{ id: 'n2' }, { tip: 't2' }, { lane: 'harbour' }, { epoch: 2 }]) {
			await expect(read(moved, review, { ...at('review'), ...wrong })).rejects.toThrow(
				WrongEnvelope
			);
		}
	});

	it('is nothing where what lies within belongs to another row or is of another kind', async () => {
		const other = { ...at('general'), id: 'n2' };
		const body = { words: 'Not here.' };
		const { signingKey } = mara;
		const of = (kind: 'note' | 'closure', place: typeof other) =>
			sealWritten(body, { kind, ...place }, general.recipient, { id: 'mara', signingKey });
		for (const sealed of [of('note', other), of('closure', at('general'))]) {
			const plain = await opened(await sealed, general);
			const moved = await sealMoved(plain, at('review'), review.recipient);
			await expect(read(moved, review)).rejects.toThrow(WrongEnvelope);
		}
	});

	it('says that it does not open where it did not for who moved it, and is not lost', async () => {
		const file = await written();
		const moved = await sealUnopened(file, at('review'), review.recipient);
		await expect(read(moved, review)).rejects.toThrow(Unopened);
		const { body } = readEnvelope<{ unopened: string }>(await opened(moved, review), at('review'));
		expect(Buffer.from(body.unopened, 'base64')).toEqual(Buffer.from(file));
	});

	it('is what it is where it never moved, and loud where it is nothing', async () => {
		expect(await read(await written(), general)).toMatchObject({ words: 'I called.' });
		const junk = new Uint8Array(8).fill(0x7b);
		expect(unwrapped(junk, at('review')).opened).toBe(junk);
		const empty = await sealEnvelope({ v: 1, kind: 'moved', ...at('review'), body: null }, [
			review.recipient
		]);
		await expect(read(empty, review)).rejects.toThrow(WrongEnvelope);
	});
});
