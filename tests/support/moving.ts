import { randomUUID } from 'node:crypto';
import { asRecipient } from '../../src/lib/sealed/age.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { moveTip, newMoving, type Carrier, type Moving } from '../../src/lib/desk/work/moving.ts';
import { openAll, type OpenedTip } from '../../src/lib/desk/work/opening.ts';
import type { Fetched } from '../../src/lib/desk/server-keys.ts';
import type { Reply } from '../../src/lib/sealed/reply.ts';
import type { Actor } from '../../src/lib/server/staff/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import type { Person } from '../../scripts/demo/people.ts';
import type { House } from './house.ts';
import { unlocked } from './unlocked.ts';

type Sitting = Awaited<ReturnType<typeof sits>>;

const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
const fetched = <Value extends object>(
	value: Value
): Fetched<Exclude<Value, { why: 'not-there' }>> =>
	'why' in value && value.why === 'not-there'
		? { ok: false, status: 404 }
		: { ok: true, value: value as Exclude<Value, { why: 'not-there' }> };

/** The desk's server, as a tip's page asks it. */
export function carrierOf({ desk }: House, actor: Actor, tip: string, now: Date): Carrier {
	return {
		begin: async (move) => {
			const begun = await triage.begin(desk, actor, tip, move, now);
			return begun.ok ? { ok: true, value: begun } : { ok: false, status: 404 };
		},
		bring: async (move, { sealed, ...file }) =>
			fetched(await triage.bring(desk, actor, { tip, move }, { ...file, sealed: bytes(sealed) })),
		part: async (id) => {
			const chunks = await triage.part(desk, actor, tip, id, now);
			if (!chunks) return { ok: false, status: 404 };
			const all: BlobPart[] = [];
			for await (const chunk of chunks) all.push(chunk as Uint8Array<ArrayBuffer>);
			return { ok: true, value: new Blob(all) };
		},
		move: async (move, { reason, agencies, restated, signed }) => {
			const given = { reason: bytes(reason), agencies, restated };
			return fetched(await triage.move(desk, { ...actor, signed }, { tip, move }, given, now));
		}
	};
}

/** What stands on a tip's page for somebody; undefined when it is not there for them. */
export const seen = (
	{ desk }: House,
	{ actor }: { readonly actor: Actor },
	tip: string,
	now: Date
) => triage.view(desk, actor, tip, now);

/** A reply as its officer's page seals it for the tipster: see triage.reply. */
export async function sealedReply(
	house: House,
	who: { readonly actor: Actor; readonly vault: Sitting['vault'] },
	tip: string,
	reply: Reply,
	now: Date,
	lane = 'general'
) {
	const page = (await seen(house, who, tip, now))!;
	const { replyPrint: print } = await who.vault.openTip(page);
	const place = { id: randomUUID(), tip, lane, epoch: 1 };
	const tipster = asRecipient(page.replyRecipient!);
	const { epoch, ...files } = await who.vault.sealReply({ reply, place, tipster, print });
	return {
		...{ id: place.id, lane, asks: reply.asks, epoch },
		...{ sealed: bytes(files.sealed), sending: bytes(files.sending) }
	};
}

/** Somebody at an unlocked desk. */
export const sits = (house: House, person: Person, now: Date) => unlocked(house, person, now);

/** Begins to move a tip as its page does, for a lane whose words were compared. */
export async function begins(house: House, { actor }: Sitting, tip: string, lane: string) {
	const found = await triage.targets(house.desk, actor, tip);
	const target = found.ok ? found.lanes.find(({ id }) => id === lane) : undefined;
	if (!target) throw new Error(`no way to ${lane}`);
	const { cards, agencies } = target;
	const { recovery } = found.ok ? found : { recovery: [] };
	return newMoving({ lane, cards, recovery, pin: printOfCard(cards[0]!) }, agencies);
}

/** Moves a tip as its page does. */
export async function moves(
	house: House,
	who: Sitting,
	tip: string,
	lane: string,
	now: Date,
	{ moving, carrier }: { moving?: Moving; carrier?: Partial<Carrier> } = {}
) {
	const page = await seen(house, who, tip, now);
	if (!page) throw new Error('the tip is not there');
	const desk = { ...carrierOf(house, who.actor, tip, now), ...carrier };
	const on = moving ?? (await begins(house, who, tip, lane));
	return moveTip(who.vault, desk, page, on, 'He is his cousin.');
}

/** All that somebody's page opens of a tip. @param before what it opened already. */
export async function opens(
	house: House,
	who: Sitting,
	tip: string,
	now: Date,
	before?: OpenedTip
) {
	const page = await seen(house, who, tip, now);
	if (!page) return undefined;
	const { vault } = who;
	return {
		page,
		all: await openAll(
			{
				openTip: vault.openTip,
				openAddition: vault.openAddition,
				openWritten: (kind, at, writers) => vault.openWritten({ kind, at, writers }) as never,
				openReply: vault.openReply
			},
			page,
			before
		)
	};
}
