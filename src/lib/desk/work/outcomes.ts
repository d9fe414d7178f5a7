import { base64 } from '@scure/base';
import type { Writers } from '../vault/wire.ts';
import { ask } from '../server-keys.ts';
import type { Opener } from './opening.ts';

type Given = {
	readonly closed: readonly {
		readonly id: string;
		readonly tip: string;
		readonly lane: string;
		readonly epoch: number;
		readonly closedBy: string;
		readonly sealed: string;
	}[];
	readonly keys: Writers['keys'];
	readonly rosters: Readonly<Record<string, Writers['rosters']>>;
};

/** What a closed tip's row shows of how it ended. `undefined`: it does not open, or is not signed by who closed it. */
export type Outcomes = ReadonlyMap<string, string | undefined>;

/** How these closed tips ended, opened; empty where the desk does not answer. */
export async function readOutcomes(
	vault: Pick<Opener, 'openWritten'>,
	ids: readonly string[]
): Promise<Outcomes> {
	const given = ids.length > 0 && (await ask<Given>('/desk/tips/outcomes', { ids }));
	return given && given.ok ? openOutcomes(vault, given.value) : new Map();
}

/** Each by the officer whom its row names, or not at all: see opening.ts. */
export async function openOutcomes(
	{ openWritten }: Pick<Opener, 'openWritten'>,
	{ closed, keys, rosters }: Given
): Promise<Outcomes> {
	const outcomes = closed.map(async ({ id, tip, lane, epoch, closedBy, sealed }) => {
		const at = { id, tip, lane, epoch, sealed: base64.decode(sealed) };
		const writers: Writers = { keys, rosters: rosters[lane] ?? [] };
		const opened = await openWritten<{ outcome?: string }>('closure', at, writers).catch(
			() => undefined // said loudly on the tip's own page
		);
		return [tip, opened?.by === closedBy ? opened.outcome : undefined] as const;
	});
	return new Map(await Promise.all(outcomes));
}
