import { randomUUID } from 'node:crypto';
import { loadLinks } from '../../src/lib/desk/links/loading.ts';
import type { Verbs } from '../../src/lib/desk/vault/verbs.ts';
import { onTip, tipActs } from '../../src/lib/sealed/tip-act.ts';
import type { LinkBody, LinkMade } from '../../src/lib/sealed/tip-link.ts';
import type { Actor } from '../../src/lib/server/staff/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { loadingAt } from './gists.ts';
import type { House } from './house.ts';

/** Somebody who has unlocked. */
export type Sitting = { readonly vault: Verbs; readonly actor: Actor };
type At = { readonly id: string; readonly lane: string };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const given = <Value>(value: Value) => ({ ok: true as const, value });
const none = { ok: false as const, status: 404 };

/** Has a worker hold the links of its lanes, as pages do. */
export const loadsLinks = ({ desk }: House, { vault, actor }: Sitting, now: Date) =>
	loadLinks(
		{
			ids: async (lane) => {
				const ids = await triage.links.idsIn(desk, actor, lane);
				return ids ? given({ ids }) : none;
			},
			files: async (lane, ids) => {
				const files = await triage.links.linksIn(desk, actor, lane, ids, now);
				if (!files) return none;
				const keys = Object.fromEntries(files.people.map(({ id, verifyKeys }) => [id, verifyKeys]));
				const sealed = <Row extends { sealed: Uint8Array }>(row: Row) => ({
					...row,
					sealed: base64(row.sealed)
				});
				const writers = { keys, rosters: files.rosters.map(sealed) };
				return given({ links: files.links.map(sealed), writers });
			}
		},
		{
			do: (verb, given) => vault[verb](given as never) as never,
			openLinks: (given) => vault.openLinks(given)
		}
	);

/** What a tip's page shows of its links. */
export async function linksShown(house: House, who: Sitting, id: string, now: Date) {
	await loadsLinks(house, who, now);
	const ends = await who.vault.linkedTips({ id });
	await loadingAt(house, who, now).shown([id, ...ends]);
	return who.vault.linksOf({ id });
}

export const linkTo = (other: string, more: Partial<LinkMade> = {}): LinkMade => ({
	...{ other, kind: 'situation', words: 'The same van.', marks: ['PA 1234'] },
	hour: '2026-11-29T10',
	...more
});

/** Links a tip, or takes a link of it back, as a page does. */
export async function links(
	{ desk }: House,
	{ vault, actor }: Sitting,
	at: At,
	body: LinkBody,
	now: Date,
	id = randomUUID()
) {
	const place = { kind: 'link' as const, id, tip: at.id, lane: at.lane, epoch: 1 };
	const { epoch, sealed } = await vault.sealWritten({ body, place });
	const takesBack = 'takesBack' in body ? body.takesBack : undefined;
	const act = takesBack ? tipActs.takeLinkBack(id, takesBack) : tipActs.link(id);
	const signed = await vault.signAct(onTip(at, act));
	const row = { id, lane: at.lane, epoch, seen: epoch, takesBack };
	const bytes = new Uint8Array(Buffer.from(sealed, 'base64'));
	const became = await triage.links.link(
		desk,
		{ ...actor, signed },
		at.id,
		{ ...row, sealed: bytes },
		now
	);
	return { id, became };
}

/** Closes a tip as a duplicate of another, as a page does. */
export async function closesInto(
	{ desk }: House,
	{ vault, actor }: Sitting,
	at: At,
	original: string,
	now: Date
) {
	const [id, linkId] = [randomUUID(), randomUUID()];
	const seal = async (kind: 'closure' | 'link', row: string, body: object) => {
		const place = { kind, id: row, tip: at.id, lane: at.lane, epoch: 1 };
		const { epoch, sealed } = await vault.sealWritten({ body, place });
		return { id: row, epoch, sealed: new Uint8Array(Buffer.from(sealed, 'base64')) };
	};
	const body = { outcome: 'duplicate', words: 'The same van.', original };
	const closure = await seal('closure', id, body);
	const link = await seal('link', linkId, linkTo(original, { kind: 'duplicate' }));
	const signed = await vault.signAct(onTip(at, tipActs.close(id, 'closed', [], { link: linkId })));
	const given = { lane: at.lane, seen: 1, ...closure, link };
	return triage.close(desk, { ...actor, signed }, at.id, given, 'closed', now);
}
