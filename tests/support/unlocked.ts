import type { KeptNotebook, SeenNotebook } from '../../src/lib/desk/vault/wire.ts';
import type { Proof } from '../../src/lib/desk/vault/touch.ts';
import { newVerbs, type Verbs } from '../../src/lib/desk/vault/verbs.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { printed, type Person } from '../../scripts/demo/people.ts';
import type { House } from './house.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** A browser, and all that it remembers from one unlock to the next. */
export type Browser = { seen: SeenNotebook | null };
export const newBrowser = (): Browser => ({ seen: null });

/**
 * What a desk's page does to unlock, with the worker's own verbs and what the server keeps for this person.
 * @param browser one that was never used unless told otherwise.
 */
export async function unlocked(
	house: House,
	person: Person,
	now: Date,
	browser = newBrowser(),
	besides: { readonly readsPeople?: boolean } = {}
) {
	const { desk } = house;
	const actor = await actorOf(house, person);
	const vault = newVerbs(undefined, desk.origin);
	await vault.useRecoveryCode(printed(person));
	const missing = await vault.unlock({
		...(await keysShown(house, person)),
		...besides,
		seen: browser.seen
	});
	await vault.takeSuccessions(await staff.successions(desk));
	const remembered = await keep(house, actor, vault, now, browser);
	const { others } = await staff.lane.wanted(desk, actor);
	const repaired = (await vault.repair(others)).map(({ sealed, ...copy }) => ({
		...copy,
		sealed: bytes(sealed)
	}));
	await staff.lane.mend(desk, actor, missing, repaired, now);
	return { vault, actor, missing, repaired, remembered };
}

const actorOf = async ({ desk }: House, { actor, officerId }: Person): Promise<staff.Actor> => ({
	...actor,
	lanes: await lanesOf(desk, officerId)
});

/** What the server keeps for somebody to unlock with. */
export async function keysShown(house: House, person: Person) {
	const { desk } = house;
	const { officerId } = person;
	const actor = await actorOf(house, person);
	const keyring = await staff.keyring.entries(desk, officerId);
	return {
		officerId,
		keyring: keyring.map(({ kind, sealed }) => ({ kind, sealed: base64(sealed) })),
		lanes: await lanesShown(house, actor),
		notebook: await notebookShown(house, actor),
		passkeys: (await staff.passkey.mine(desk, actor)).map(({ id, publicKey }) => ({
			id,
			publicKey: Buffer.from(publicKey).toString('base64url')
		})),
		former: (await staff.ownFormer(desk, actor)).map(base64)
	};
}

/** What somebody types again before a key is given: their printed code. */
export async function typedAgain({ desk }: House, person: Person): Promise<Proof> {
	const keyring = await staff.keyring.entries(desk, person.officerId);
	return {
		way: 'again',
		secret: printed(person),
		keyring: keyring.map(({ kind, sealed, salt }) => ({
			kind,
			sealed: base64(sealed),
			salt: salt && base64(salt)
		}))
	};
}

/** The lanes of somebody as the desk hands them to their browser. */
export async function lanesShown({ desk }: House, actor: staff.Actor) {
	const lanes = await staff.lane.mine(desk, actor);
	return lanes.map(({ copies, roster, ...lane }) => ({
		...lane,
		roster: roster && base64(roster),
		copies: copies.map(({ epoch, sealed }) => ({ epoch, sealed: base64(sealed) }))
	}));
}

/** Keeps what the worker has learnt, in the place of what it was made from. */
export async function keep(
	{ desk }: House,
	actor: staff.Actor,
	vault: Verbs,
	now: Date,
	browser: Browser
) {
	const next = await vault.nextNotebook();
	if (next) {
		const sealed = bytes(next.sealed);
		const kept = await staff.notebook.keep(desk, actor, { ...next, sealed }, now);
		if (!kept.ok) throw new Error('another browser was first');
		await vault.mergeNotebook({ version: next.version, sealed: next.sealed });
	}
	const remembered = await vault.remembered();
	browser.seen = remembered.seen;
	return remembered;
}

async function notebookShown({ desk }: House, actor: staff.Actor): Promise<KeptNotebook | null> {
	const kept = await staff.notebook.find(desk, actor);
	return kept ? { version: kept.version, sealed: base64(kept.sealed) } : null;
}

async function lanesOf(desk: staff.DeskContext, officerId: string): Promise<string[]> {
	const lanes = await staff.lane.list(desk);
	return lanes
		.filter(({ members }) => members.some((member) => member.officerId === officerId))
		.map(({ id }) => id);
}
