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

/** Of a closed tip, opened: none where it does not open, or is not signed by who closed it. */
export type ReadClosing = { readonly outcome?: string };

export async function openOutcomes(
	vault: Pick<Opener, 'openWritten'>,
	given: Given
): Promise<Outcomes> {
	const read = await openClosings(vault, given);
	return new Map([...read].map(([tip, closing]) => [tip, closing?.outcome]));
}

/** The closings of as many tips as the desk hands out at once, opened. @returns undefined where the desk does not answer. */
export async function readClosings(vault: Pick<Opener, 'openWritten'>, ids: readonly string[]) {
	const given = await ask<Given>('/desk/tips/outcomes', { ids });
	return given.ok ? openClosings(vault, given.value) : undefined;
}

/** Each by the officer whom its row names, or not at all: see opening.ts. */
async function openClosings(
	{ openWritten }: Pick<Opener, 'openWritten'>,
	{ closed, keys, rosters }: Given
): Promise<ReadonlyMap<string, ReadClosing | undefined>> {
	const closings = closed.map(async ({ id, tip, lane, epoch, closedBy, sealed }) => {
		const at = { id, tip, lane, epoch, sealed: base64.decode(sealed) };
		const writers: Writers = { keys, rosters: rosters[lane] ?? [] };
		const opened = await openWritten<ReadClosing>('closure', at, writers).catch(
			() => undefined // said loudly on the tip's own page
		);
		return [tip, opened?.by === closedBy ? opened : undefined] as const;
	});
	return new Map(await Promise.all(closings));
}
