import { createLoading, type GistDesk } from '../../src/lib/desk/gists/loading.ts';
import type { Verbs } from '../../src/lib/desk/vault/verbs.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import type { Actor } from '../../src/lib/server/staff/index.ts';
import type { House } from './house.ts';

const { gists } = triage;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const sealed = <Row extends { sealed: Uint8Array }>(row: Row) => ({
	...row,
	sealed: base64(row.sealed)
});
const given = <Value>(value: Value) => ({ ok: true as const, value });
const none = { ok: false as const, status: 404 };

/** The desk's server, as an officer's page asks it for gists. */
export function deskOf({ desk }: House, actor: Actor, now: Date): GistDesk {
	return {
		rows: async (wanted) => {
			const { rows, isMore } = await gists.rows(desk, actor, wanted);
			const shown = rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }));
			return given({ rows: shown, isMore });
		},
		ask: async (lane, upTo, signed) => {
			const became = await gists.askForGists(desk, { ...actor, signed }, { lane, upTo }, now);
			return given({ ok: became.ok });
		},
		files: async (lane, ids) => {
			const files = await gists.gistFiles(desk, actor, lane, ids, now);
			if (!files?.ok) return files ? given(files) : none;
			return given({
				ok: true,
				gists: files.gists.map(sealed),
				titles: files.titles.map(sealed),
				writers: {
					keys: Object.fromEntries(files.people.map(({ id, verifyKeys }) => [id, verifyKeys])),
					rosters: files.rosters.map(sealed)
				}
			});
		},
		sources: async (lane, ids) => {
			const files = await gists.sources(desk, actor, lane, ids, now);
			if (!files?.ok) return files ? given(files) : none;
			const tips = files.tips.map((tip) => ({
				...sealed(tip),
				additions: tip.additions.map(sealed)
			}));
			return given({ ok: true, tips, newestEpoch: files.newestEpoch });
		},
		keep: async (made) => {
			const files = made.map((one) => ({ ...one, sealed: bytes(one.sealed) }));
			return given({ kept: await gists.keepGists(desk, actor, files) });
		}
	};
}

/** A desk that fills its worker's store as pages do. */
export function loadingAt(
	house: House,
	{ vault, actor }: { readonly vault: Verbs; readonly actor: Actor },
	now: Date,
	desk = deskOf(house, actor, now)
) {
	return createLoading(
		desk,
		{
			do: (verb, given) => vault[verb](given as never) as never,
			openGists: (given) => vault.openGists(given),
			signAct: (act) => vault.signAct(act)
		},
		() => undefined
	);
}
