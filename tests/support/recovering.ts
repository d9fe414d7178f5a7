import { base64 } from '@scure/base';
import type { Results } from '../../src/lib/desk/vault/verbs.ts';
import { printOfIds } from '../../src/lib/sealed/looked-through.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { needsReplies } from '../../src/lib/sealed/roster.ts';
import type { Sheet } from '../../src/lib/sealed/sheets.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import type { House } from './house.ts';
import { actorNow, agree, recoveryCard, type AtDesk } from './standing.ts';
import { typedAgain } from './unlocked.ts';

const bytes = (text: string) => base64.decode(text);
export const typed = ({ identity, signingKey }: Sheet) => ({ opens: identity, signs: signingKey });
export type TwoSheets = readonly [Sheet, Sheet];

/** Somebody asks these people to read a lane that nobody opens, and all of them say yes. */
export async function askAll(house: House, people: readonly AtDesk[], lane: string, now: Date) {
	const [first] = people;
	const actor = await actorNow(house, first!.person);
	const members = people.map(({ person }) => person.officerId);
	const asked = await staff.lane.askToRecover(house.desk, actor, lane, members, now);
	if (asked.ok) for (const one of people) await agree(house, one, [lane], now);
	return asked;
}

/** Two custodians ask for the files, at somebody's desk. */
export async function begin(
	house: House,
	{ person, vault }: AtDesk,
	lane: string,
	[one, other]: TwoSheets,
	now: Date
): Promise<staff.lane.Begun> {
	const found = (await staff.lane.list(house.desk)).find(({ id }) => id === lane)!;
	const { request, signatures } = await vault.requestRecovery({
		lane,
		after: found.pin,
		recovery: await recoveryCard(house),
		sheets: [typed(one), typed(other)]
	});
	const actor = await actorNow(house, person);
	return staff.lane.beginRecovery(house.desk, actor, request, signatures, now);
}

/** The desk's files, as the worker takes them. */
export async function filesFor(house: House, { person }: AtDesk, id: string, now: Date) {
	const actor = await actorNow(house, person);
	const files = await staff.lane.recoveryFiles(house.desk, actor, id, now);
	if (!files) throw new Error('no files for this');
	const encoded = <Row extends { sealed: Uint8Array }>(rows: readonly Row[]) =>
		rows.map((row) => ({ ...row, sealed: base64.encode(row.sealed) }));
	return {
		...files,
		roster: files.roster && base64.encode(files.roster),
		identity: encoded(files.identity),
		copies: encoded(files.copies)
	};
}

/** Has the worker open the lane, and make its next key for everybody who said yes. */
export async function seal(
	house: House,
	{ person, vault }: AtDesk,
	id: string,
	[one, other]: TwoSheets,
	now: Date,
	given: { readonly withOlder?: boolean } = {}
) {
	const files = await filesFor(house, { person, vault }, id, now);
	const { wanted } = files;
	const { lane } = wanted;
	const opened = await vault.openRecovery({ ...files, lane, sheets: [typed(one), typed(other)] });
	const change = await vault.recoveryChanges(wanted);
	const actor = await actorNow(house, person);
	const { recoveryTips, recoveryReplies } = staff.lane;
	const tips = await pages((after) => recoveryTips(house.desk, actor, id, after, now));
	const replies = await pages((after) => recoveryReplies(house.desk, actor, id, after, now));
	const stand = await vault.checkRecovered(replies);
	const made = await vault.sealRecovered({
		...wanted,
		withOlder: given.withOlder ?? false,
		compared: wanted.members.map(({ officer: holder, ...keys }) => ({ holder, ...keys })),
		proof: await typedAgain(house, person),
		...(needsReplies(change) && { replies: stand })
	});
	const looked = {
		lookedThrough: printOfIds(tips.map((tip) => tip.id)),
		repliesLookedThrough: printOfIds(replies.map((reply) => reply.id))
	};
	return { made, opened, change, looked };
}

type Made = Results['sealRecovered'];
/** Has it kept, as the page does. */
export async function keep(
	house: House,
	{ person }: AtDesk,
	id: string,
	{ card, roster, sealedFor, older }: Made,
	looked: { lookedThrough: string; repliesLookedThrough: string },
	now: Date
) {
	const actor = await actorNow(house, person);
	const decoded = <Row extends { sealed: string }>(rows: readonly Row[]) =>
		rows.map((row) => ({ ...row, sealed: bytes(row.sealed) }));
	const mine = decoded(older).filter(({ holder }) => holder === person.officerId);
	const made = {
		card,
		roster: bytes(roster),
		sealedFor: decoded(sealedFor),
		older: mine.map(({ epoch, sealed }) => ({ epoch, sealed })),
		...looked
	};
	return staff.lane.recover(house.desk, actor, id, made, now);
}

export const printOfNewest = async ({ desk }: House, lane: string): Promise<string> => {
	const found = (await staff.lane.list(desk)).find(({ id }) => id === lane)!;
	return printOfCard(found.card);
};

/** All of it, as a browser asks for it; none of the pages is a long one. */
async function pages<Row extends { readonly id: string; readonly sealed: Uint8Array }>(
	next: (after: string | undefined) => Promise<Row[]>
): Promise<Row[]> {
	const all: Row[] = [];
	for (;;) {
		const page = await next(all.at(-1)?.id);
		if (page.length === 0) return all;
		const bytes = page.reduce((sum, { sealed }) => sum + sealed.length, 0);
		if (page.length > 1 && bytes > 256 * 1024) throw new Error(`a page of ${bytes} bytes`);
		all.push(...page);
	}
}
