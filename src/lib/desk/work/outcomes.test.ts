import { randomUUID } from 'node:crypto';
import { base64 } from '@scure/base';
import { expect, it } from 'vitest';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { cardOf, newOfficerKeys } from '#lib/sealed/keyring.ts';
import { open } from '#lib/sealed/open.ts';
import { readWritten, sealWritten } from '#lib/sealed/written.ts';
import type { Opener } from './opening.ts';
import { openOutcomes } from './outcomes.ts';

it('the list of the closed shows how each ended, by the word of who closed it, and of what does not open nothing', async () => {
	const [mara, devon, tip] = [randomUUID(), randomUUID(), randomUUID()];
	const identity = await newIdentity();
	const lane = await recipientOf(identity);
	const officer = await newOfficerKeys();
	const { verifyKey } = await cardOf(officer);
	const place = { kind: 'closure' as const, tip, lane: 'general', epoch: 1 };
	const closed = async (closedBy: string) => {
		const id = randomUUID();
		const body = { outcome: 'referred', words: 'To the coast guard.' };
		const by = { id: mara, signingKey: officer.signingKey };
		const sealed = base64.encode(await sealWritten(body, { ...place, id }, lane, by));
		return { id, tip, lane: 'general', epoch: 1, closedBy, sealed };
	};
	const openWritten: Opener['openWritten'] = async (kind, { sealed, ...at }) =>
		readWritten(await open(sealed, identity), { kind, ...at }, (who) =>
			who === mara ? [verifyKey] : []
		);
	const read = async (...rows: Awaited<ReturnType<typeof closed>>[]) =>
		(await openOutcomes({ openWritten }, { closed: rows, keys: {}, rosters: {} })).get(tip);
	expect(await read(await closed(mara))).toBe('referred');
	expect(await read(await closed(devon)), 'another officer in the row').toBeUndefined();
	expect(await read({ ...(await closed(mara)), sealed: 'AAAA' })).toBeUndefined();
});
