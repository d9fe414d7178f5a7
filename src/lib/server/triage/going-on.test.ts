import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	agrees,
	createTwo,
	makes,
	waiting,
	type Sitting
} from '../../../../tests/support/dual-control.ts';
import type { House } from '../../../../tests/support/house.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import * as triage from '../../../../tests/support/triage.ts';
import type { Asked } from '#lib/sealed/dual-control.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { withdraw } from '../tips/index.ts';

// A worker asks by its own clock.
const now = new Date();
let house: House;
let mara: Sitting;
let devon: Sitting;
let tip: { id: string; lane: string };
let arrives: Awaited<ReturnType<typeof createTwo>>['arrives'];
beforeAll(async () => {
	({ house, mara, devon, arrives } = await createTwo(now));
});
afterAll(() => house.database.close());
beforeEach(async () => {
	const { code, ...came } = await arrives();
	tip = came;
	expect(await withdraw(house.intake, code, randomUUID(), now)).toBe('added');
});

const stages = async () => (await triage.view(house.desk, house.mara.actor, tip.id, now))!.stages;
const until = new Date(now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
/** As a browser does that has opened what the tipster added. */
const readsIt = async () => {
	const { additions } = (await triage.view(house.desk, house.mara.actor, tip.id, now))!;
	const text = { id: additions[0]!.id, lane: tip.lane, epoch: 1, sealed: new Uint8Array([1]) };
	return triage.takeBack(house.desk, house.mara.actor, tip.id, { ...text, until }, now);
};
const wanted = (more: object = {}) => ({
	...{ id: randomUUID(), lane: tip.lane, act: 'tip.gone-on', subject: tip.id },
	...{ reason: 'A child sleeps there.', ...more }
});
async function asks(who: Sitting, want = wanted()) {
	const { asked, sealed } = await makes(house, who, want);
	const signed = await who.vault.signAct({ lane: tip.lane, ...laneActs.askForTwo(asked) });
	const given = { asked, sealed: new Uint8Array(Buffer.from(sealed, 'base64')) };
	return triage.askToGoOn(house.desk, { ...who.actor, signed }, tip, given, now);
}
const request = async (who: Sitting) => {
	const all = await waiting(house, who, now);
	const opened = await Promise.all(all.map((one) => who.vault.openRequest(one)));
	return all[opened.findIndex(({ request }) => request.subject === tip.id)]!;
};
const goesOn = ({ actor }: Sitting, { asked, signed }: { asked: Asked; signed: never | unknown }) =>
	triage.goOn(house.desk, { ...actor, signed: signed as never }, tip, asked, now);

describe('a tip that its tipster took back', () => {
	it('is gone on with once two who read its lane want it, and not by one of them', async () => {
		expect(await asks(mara), 'nobody took it back yet').toMatchObject({ why: 'not-there' });
		expect(await readsIt()).toEqual({ ok: true });
		expect(await asks(mara)).toEqual({ ok: true });
		const one = await request(mara);
		await expect(agrees(house, mara, one)).rejects.toMatchObject({ name: 'NotAsked' });
		expect((await stages())[0]).toMatchObject({ stage: 'withdrawn', endedAt: null });
		const agreed = await agrees(house, devon, one);
		expect(await goesOn(devon, agreed)).toEqual({ ok: true });
		expect((await stages())[0]).toMatchObject({ endedBy: house.devon.officerId });
		const [last] = (await actsOf(house.database, 'general', [house.general])).slice(-1);
		expect(last).toMatchObject({ act: 'tip.gone-on', by: house.devon.officerId, subject: tip.id });
		expect(await goesOn(devon, agreed), 'once').toMatchObject({ ok: false });
		expect(await readsIt(), 'the same word, read again').toEqual({ ok: true });
		expect((await stages()).map(({ endedAt }) => endedAt !== null)).toEqual([true]);
	});

	it('is not gone on with by the word of one, whom the desk hears twice', async () => {
		await readsIt();
		await asks(mara);
		const { asked } = await makes(house, mara, wanted());
		const act = onTip(tip, tipActs.goOn(asked));
		// No worker signs an act of two for one person: whoever has the key by other means does.
		await expect(mara.vault.signAct(act)).rejects.toThrow();
		const { vault } = devon;
		await expect(vault.signAct(act)).rejects.toThrow();
		expect(await goesOn(mara, { asked, signed: undefined })).toMatchObject({ why: 'own-request' });
		expect((await stages())[0]).toMatchObject({ endedAt: null });
	});
});
