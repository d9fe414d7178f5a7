import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import { open } from '../../src/lib/sealed/open.ts';
import { onTip, tipActs } from '../../src/lib/sealed/tip-act.ts';
import { sealWritten } from '../../src/lib/sealed/written.ts';
import type { Verbs } from '../../src/lib/desk/vault/verbs.ts';
import type { GistBody } from '../../src/lib/desk/vault/store.ts';
import { gists } from '../../src/lib/server/triage/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { loadingAt } from '../support/gists.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { turn } from '../support/lane.ts';
import { moves } from '../support/moving.ts';
import { newBrowser, unlocked } from '../support/unlocked.ts';

/** A row that says what it is not buries a tip as surely as one that is not there. */
const now = new Date('2026-11-29T10:00:00Z');
const WORDS = 'Two girls are kept upstairs of the blue guesthouse.';
let house: House;
let id: string;
let code: ReceiptCode;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	({ code } = await send(house.intake, answersWith({ what: WORDS, place: randomUUID() }), now));
	id = (await tips.find(house.intake, code))!.id;
});

const owner = () => house.database.as.owner;
const sits = (person: Person) => unlocked(house, person, now, newBrowser());
type Sitting = Awaited<ReturnType<typeof sits>>;
/** What the row shows on the screen of somebody who has just unlocked. */
async function shown(by: Sitting, tip = id) {
	await loadingAt(house, by, now).shown([tip]);
	return (await by.vault.gistsOf({ ids: [tip] }))[0];
}
/** As somebody's browser seals it, whoever they are. */
async function forged(
	by: Person,
	change: (body: GistBody) => GistBody = buried,
	at: { tip?: string; lane?: string } = {}
) {
	const mara = await sits(house.mara);
	await shown(mara);
	const body = change(await bodyOf(mara.vault));
	const { lane = 'general', tip = id } = at;
	const to = await recipientOf(house.general.identity);
	const place = { kind: 'gist' as const, id: tip, tip, lane, epoch: 1 };
	const signer = { id: by.officerId, signingKey: by.keys.signingKey };
	return sealWritten(body, place, to, signer);
}
const buried = (body: GistBody): GistBody => ({
	...body,
	gist: { ...body.gist, title: 'Parking at the pier', words: 'parking at the pier' }
});
/** The true gist, as it lies in the lane. */
async function bodyOf(vault: Verbs): Promise<GistBody> {
	const [row] = await owner().execute<{ sealed: Uint8Array }>(
		sql`select sealed from gists where tip_id = ${id}`
	);
	const at = { id, tip: id, lane: 'general', epoch: 1, sealed: new Uint8Array(row!.sealed) };
	const keys = { [house.mara.officerId]: [] };
	const writers = { keys, rosters: await rosters() };
	const written = await vault.openWritten({ kind: 'gist', at, writers });
	const { gist, from, rules } = written as never as GistBody;
	return { gist, from, rules };
}
const rosters = async () => {
	const rows = await owner().execute<{ epoch: number; roster: Uint8Array }>(
		sql`select epoch, roster from lane_epochs where lane_id = 'general'`
	);
	return rows.map(({ epoch, roster }) => ({
		epoch,
		sealed: Buffer.from(roster).toString('base64')
	}));
};
const puts = (sealed: Uint8Array, tip = id) =>
	owner().execute(sql`insert into gists (tip_id, epoch, version, sealed)
		values (${tip}, 1, 9, ${Buffer.from(sealed)})
		on conflict (tip_id) do update set version = 9, sealed = excluded.sealed`);
const isRead = () =>
	owner().execute(sql`update tips set read_at = ${now.toISOString()} where id = ${id}`);
const lies = async (tip = id) => {
	const [row] = await owner().execute<{ version: number; sealed: Uint8Array }>(
		sql`select version, sealed from gists where tip_id = ${tip}`
	);
	return row;
};

describe('a row that nobody has read', () => {
	it('says what its tip says, is made once for all colleagues, and stays not read', async () => {
		const mara = await shown(await sits(house.mara));
		expect(mara).toMatchObject({ gist: { title: WORDS }, misfit: undefined });
		expect(await lies()).toMatchObject({ version: 1 });
		expect(await shown(await sits(house.devon))).toEqual(mara);
		expect(await lies(), 'made once').toMatchObject({ version: 1 });
		const [tip] = await owner().execute<{
			read_at: Date | null;
			readings: number;
		}>(sql`select read_at,
			(select count(*)::int from readings where tip_id = ${id}) as readings from tips where id = ${id}`);
		expect(tip).toEqual({ read_at: null, readings: 0 });
	});

	it('is taken from no colleague’s word: who seals a harmless gist over it is named', async () => {
		await puts(await forged(house.devon));
		const row = await shown(await sits(house.mara));
		expect(row).toMatchObject({
			gist: { title: WORDS },
			misfit: { by: house.devon.officerId }
		});
		expect(await lies(), 'and put right for everybody').toMatchObject({ version: 10 });
		expect(await shown(await sits(house.mara))).toMatchObject({ misfit: undefined });
	});
});

describe('a gist in the lane', () => {
	it('of somebody of another lane, or of nobody, is shown nowhere', async () => {
		await isRead();
		await puts(await forged(house.ruth));
		expect(await shown(await sits(house.mara))).toMatchObject({
			gist: { title: WORDS },
			misfit: { by: null }
		});
		await puts(await forged({ ...house.ruth, officerId: house.devon.officerId }));
		expect(await shown(await sits(house.mara))).toMatchObject({
			gist: { title: WORDS },
			misfit: { by: null }
		});
	});

	it('of another tip, or of another lane, is shown in no other’s place', async () => {
		await isRead();
		const other = await send(house.intake, answersWith({ what: 'Parking at the pier.' }), now);
		const otherId = (await tips.find(house.intake, other.code))!.id;
		await shown(await sits(house.mara), otherId);
		await puts(new Uint8Array((await lies(otherId))!.sealed));
		expect(await shown(await sits(house.mara))).toMatchObject({
			gist: { title: WORDS },
			misfit: { by: null }
		});
		await puts(await forged(house.devon, buried, { lane: 'review' }));
		expect(await shown(await sits(house.mara))).toMatchObject({ gist: { title: WORDS } });
	});

	it('of before something was added gives way to one with that, and accuses nobody', async () => {
		await isRead();
		await shown(await sits(house.devon));
		const old = new Uint8Array((await lies())!.sealed);
		await tips.add(house.intake, code, randomUUID(), 'Their van is PA 1234.', now);
		const after = await shown(await sits(house.mara));
		expect(after!.gist.words).toContain('van');
		await puts(old);
		const again = await shown(await sits(house.mara));
		expect(again, 'nor shown again').toMatchObject({ gist: after!.gist, misfit: undefined });
	});

	it('that is taken away, or spoilt, is made anew; a row of a key of nowhere silences no other', async () => {
		await isRead();
		await shown(await sits(house.devon));
		await owner().execute(sql`delete from gists where tip_id = ${id}`);
		expect(await shown(await sits(house.mara))).toMatchObject({ gist: { title: WORDS } });
		await puts(new Uint8Array(300));
		expect(await shown(await sits(house.mara))).toMatchObject({
			gist: { title: WORDS },
			misfit: { by: null }
		});
		await owner().execute(sql`update gists set epoch = 99 where tip_id = ${id}`);
		const other = await send(house.intake, answersWith({ what: 'A van.' }), now);
		const otherId = (await tips.find(house.intake, other.code))!.id;
		const mara = await sits(house.mara);
		await loadingAt(house, mara, now).shown([id, otherId]);
		const rows = await mara.vault.gistsOf({ ids: [id, otherId] });
		expect(rows.map(({ gist }) => gist.title)).toEqual([WORDS, 'A van.']);
	});

	it('stays in no lane that its tip left, nor on a desk there; the other lane makes its own', async () => {
		const mara = await sits(house.mara);
		await shown(mara);
		await owner().execute(sql`insert into titles (tip_id, epoch, version, sealed)
			select tip_id, epoch, 1, sealed from gists where tip_id = ${id}`);
		expect(await moves(house, mara, id, 'review', now)).toEqual({ ok: true });
		expect(await lies()).toBeUndefined();
		expect(await owner().execute(sql`select from titles where tip_id = ${id}`)).toHaveLength(0);
		expect(await shown(mara)).toBeUndefined();
		const { hits } = await mara.vault.find({ query: 'guesthouse', filters: {}, most: 99 });
		expect(hits.map(({ row }) => row.id)).not.toContain(id);
		expect(await shown(await sits(house.ruth))).toMatchObject({ gist: { title: WORDS } });
		expect(await gists.keepGists(house.desk, mara.actor, [late()])).toEqual([]);
	});
	/** What a desk of the former lane made before it heard of that. */
	const late = () => ({
		...{ tip: id, lane: 'general', epoch: 1, seen: 1, version: 1 },
		sealed: new Uint8Array(99)
	});

	it('of a lane that somebody left goes from their store with the lane', async () => {
		const mara = await sits(house.mara);
		await shown(mara);
		await mara.vault.openLanes([]);
		expect(await mara.vault.gistsOf({ ids: [id] })).toEqual([]);
		const { hits, size } = await mara.vault.find({ query: '', filters: {}, most: 99 });
		expect([hits, size]).toEqual([[], 0]);
	});

	it('is open to nobody who left since it was sealed, and is sealed to no key that they hold', async () => {
		const before = house.general;
		const keys = await turn(house, now);
		await shown(await sits(house.mara));
		const [row] = await owner().execute<{ epoch: number; sealed: Uint8Array }>(
			sql`select epoch, sealed from gists where tip_id = ${id}`
		);
		expect(row!.epoch).toBe(keys.epoch);
		await expect(open(new Uint8Array(row!.sealed), before.identity)).rejects.toMatchObject({
			name: 'CannotOpen'
		});
	});
});

describe('a title that an officer gave', () => {
	const gives = async (person: Person, words: string, version = 0) => {
		const by = await sits(person);
		await shown(by);
		const place = { kind: 'title' as const, id, tip: id, lane: 'general', epoch: 1 };
		const { epoch, sealed } = await by.vault.sealWritten({ body: { words }, place });
		const bytes = new Uint8Array(Buffer.from(sealed, 'base64'));
		const print = createHash('sha256').update(bytes).digest('hex');
		const act = onTip({ id, lane: 'general' }, tipActs.giveTitle(print));
		const signed = await by.vault.signAct(act);
		const given = { lane: 'general', epoch, seen: 1, version, sealed: bytes };
		return gists.giveTitle(house.desk, { ...by.actor, signed }, id, given, now);
	};

	it('says whose it is, and stays when the gist is made anew', async () => {
		expect(await gives(house.devon, 'Blue guesthouse')).toEqual({ ok: true });
		await tips.add(house.intake, code, randomUUID(), 'Their van is PA 1234.', now);
		const row = await shown(await sits(house.mara));
		expect(row).toMatchObject({
			gist: { title: 'Blue guesthouse' },
			titledBy: house.devon.officerId
		});
		expect(row!.gist.words).toContain('van');
	});

	it('is taken from nobody’s hand but a member’s', async () => {
		expect(await gives(house.devon, 'Blue guesthouse')).toEqual({ ok: true });
		const to = await recipientOf(house.general.identity);
		const place = { kind: 'title' as const, id, tip: id, lane: 'general', epoch: 1 };
		const signer = { id: house.mara.officerId, signingKey: house.ruth.keys.signingKey };
		const sealed = await sealWritten({ words: 'Parking' }, place, to, signer);
		await owner().execute(
			sql`update titles set version = 7, sealed = ${Buffer.from(sealed)} where tip_id = ${id}`
		);
		const row = await shown(await sits(house.mara));
		expect(row).toMatchObject({ gist: { title: WORDS }, misfit: { by: null } });
		expect(row!.titledBy).toBeUndefined();
	});
});

describe('search', () => {
	it('finds in the officer’s own lanes alone, closed ones too, and by words that were added', async () => {
		const word = `x${randomUUID().replaceAll('-', '')}`;
		await tips.add(house.intake, code, randomUUID(), `They call it ${word}.`, now);
		await owner().execute(sql`update tips set state = 'closed' where id = ${id}`);
		const hidden = answersWith({ what: `${word} again`, involved: ['police'] });
		await send(house.intake, hidden, now);
		const found = async (person: Person) => {
			const by = await sits(person);
			await loadingAt(house, by, now).all();
			const { hits, filled, size } = await by.vault.find({ query: word, filters: {}, most: 9 });
			expect(filled, 'all of them').toBe(size);
			return hits.map(({ row }) => row.lane);
		};
		expect(await found(house.mara)).toEqual(['general']);
		expect(await found(house.ruth)).toEqual(['review']);
	});
});
