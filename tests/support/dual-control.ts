import { eq } from 'drizzle-orm';
import type { Asked, Wanted } from '../../src/lib/sealed/dual-control.ts';
import { readPast } from '../../src/lib/desk/dual-control/past.ts';
import { laneActs } from '../../src/lib/sealed/lane-act.ts';
import { printOfIds } from '../../src/lib/sealed/looked-through.ts';
import type { ActSignature } from '../../src/lib/sealed/act.ts';
import { additions } from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import type { Person } from '../../scripts/demo/people.ts';
import { answersWith, createHouse, send, type House } from './house.ts';
import { shelfOf } from './record-shown.ts';
import { typedAgain, unlocked } from './unlocked.ts';

/** Somebody at an unlocked desk. */
export type Sitting = Awaited<ReturnType<typeof sits>>;
export const sits = async (house: House, person: Person, now: Date) => ({
	...(await unlocked(house, person, now)),
	person
});

/** A house in which Mara and Devon sit at their desks, and tips come for both. */
export async function createTwo(now: Date) {
	const house = await createHouse(now);
	const [mara, devon] = [await sits(house, house.mara, now), await sits(house, house.devon, now)];
	const arrives = async () => {
		const { code } = await send(house.intake, answersWith({ what: crypto.randomUUID() }), now);
		return { id: (await tips.find(house.intake, code))!.id, lane: 'general', code };
	};
	return { house, mara, devon, arrives };
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export const deletionOf = (
	tip: string,
	lane = 'general',
	reason = 'Court order 12 of 2026.'
): Wanted => ({
	...{ id: crypto.randomUUID(), lane, act: 'tip.deleted' },
	...{ subject: tip, reason }
});

/** What an officer's browser makes of what two must want: see desk/dual-control/requests.ts. */
export async function makes(house: House, { vault, person }: Sitting, wanted: Wanted) {
	const proof = await typedAgain(house, person);
	return vault.askForTwo({ wanted, proof });
}

/** Asks for what two must want. @returns what the desk made of it. */
export async function asks(house: House, who: Sitting, wanted: Wanted, now: Date) {
	const { lane, subject: id } = wanted;
	const { asked, sealed } = await makes(house, who, wanted);
	const signed = await who.vault.signAct({ lane, ...laneActs.askForTwo(asked) });
	const actor = { ...who.actor, signed };
	return triage.askToDelete(house.desk, actor, { id, lane }, { asked, sealed: bytes(sealed) }, now);
}

/** Takes back what they asked for, or refuses what another did. */
export async function drops(house: House, who: Sitting, id: string, now: Date, reason = '') {
	const { lane } = (await waiting(house, who, now)).find((one) => one.id === id)!;
	const dropped = await who.vault.dropRequest({ id, lane, reason });
	const actor = { ...who.actor, signed: dropped.signed };
	const given = { id, reason: dropped.reason === undefined ? undefined : bytes(dropped.reason) };
	return staff.dualControl.drop(house.desk, actor, given, now);
}

/** What waits, as somebody's browser gets it. */
export async function waiting(house: House, { actor }: Pick<Sitting, 'actor'>, now: Date) {
	const rows = await staff.dualControl.requests(house.desk, actor, now);
	return rows.map(({ id, lane, sealed }) => ({ id, lane, sealed: base64(sealed) }));
}

/** What became of requests, as somebody's page of them says: the newest first. */
export async function pastShown(house: House, { vault, actor }: Sitting, now: Date) {
	const rows = await staff.dualControl.past(house.desk, actor, now);
	const found = await Promise.all(
		rows.map(async ({ id, lane, sealed, entry, refusal }) => {
			const at = { id, lane, sealed: base64(sealed) };
			const opened = await vault.openRequest(at).catch(() => undefined); // asked by who left
			return { id, lane, sealed: at, opened, entry, refusal: refusal && base64(refusal) };
		})
	);
	const became = await readPast(vault, shelfOf(house, { actor }), found, now);
	return found.map(({ id }) => ({ id, ...became.get(id) }));
}

type Request = Awaited<ReturnType<typeof waiting>>[number];

/** Signs, as the second, what a request says. */
export async function agrees(house: House, { vault, person }: Sitting, request: Request) {
	const { print } = await vault.openRequest(request);
	const proof = await typedAgain(house, person);
	return vault.agreeTo({ request, print, proof });
}

/** Has the desk delete a tip, with what was signed for it. */
export async function deletes(
	house: House,
	{ actor }: Pick<Sitting, 'actor'>,
	at: { id: string; lane: string },
	agreed: { asked: Asked; signed: ActSignature | undefined },
	now: Date
) {
	const { asked, signed } = agreed;
	const rows = await house.database.as.owner
		.select({ id: additions.id })
		.from(additions)
		.where(eq(additions.tipId, at.id));
	const looked = { asked, additions: printOfIds(rows.map(({ id }) => id)) };
	return triage.deleteTip(house.desk, { ...actor, signed }, at, looked, now);
}

/** Two officers want a tip gone, and it goes. */
export async function twoDelete(
	house: House,
	[first, second]: readonly [Sitting, Sitting],
	at: { id: string; lane: string },
	now: Date
) {
	const wanted = deletionOf(at.id, at.lane);
	await asks(house, first, wanted, now);
	const request = (await waiting(house, second, now)).find(({ id }) => id === wanted.id)!;
	const agreed = await agrees(house, second, request);
	return { became: await deletes(house, second, at, agreed, now), wanted, request, agreed };
}
