import { newVerbs } from '../../src/lib/desk/vault/verbs.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { printed, type Person } from '../../scripts/demo/people.ts';
import type { House } from './house.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** What a desk's page does to unlock, with the worker's own verbs and what the server keeps for this person. */
export async function unlocked({ desk }: House, person: Person, now: Date) {
	const { officerId } = person;
	const actor = { ...person.actor, lanes: await lanesOf(desk, officerId) };
	const keyring = await staff.keyring.entries(desk, officerId);
	const lanes = await staff.lane.mine(desk, actor);
	const vault = newVerbs();
	await vault.useRecoveryCode(printed(person));
	const missing = await vault.unlock({
		officerId,
		keyring: keyring.map(({ kind, sealed }) => ({ kind, sealed: base64(sealed) })),
		lanes: lanes.map(({ copies, ...lane }) => ({
			...lane,
			copies: copies.map(({ epoch, sealed }) => ({ epoch, sealed: base64(sealed) }))
		}))
	});
	const { others } = await staff.lane.wanted(desk, actor);
	const repaired = (await vault.repair(others)).map(({ sealed, ...copy }) => ({
		...copy,
		sealed: new Uint8Array(Buffer.from(sealed, 'base64'))
	}));
	await staff.lane.mend(desk, actor, missing, repaired, now);
	return { vault, actor, missing, repaired };
}

async function lanesOf(desk: staff.DeskContext, officerId: string): Promise<string[]> {
	const lanes = await staff.lane.list(desk);
	return lanes
		.filter(({ members }) => members.some((member) => member.officerId === officerId))
		.map(({ id }) => id);
}
