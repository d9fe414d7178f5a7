import { ask } from '../server-keys.ts';

/** Where a tip is that an entry of the record names. What is in neither list is not there for the officer, for whatever reason. */
export type Place = 'here' | 'deleted' | 'elsewhere';

type Found = {
	readonly here: readonly string[];
	readonly deleted: readonly { readonly id: string }[];
};

/** Where these tips are. Empty where the desk does not answer. */
export async function findTips(ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
	const once = [...new Set(ids)];
	if (once.length === 0) return new Map();
	const found = await ask<Found>('/desk/tips/whereabouts', { ids: once });
	if (!found.ok) return new Map();
	const here = new Set(found.value.here);
	const deleted = new Set(found.value.deleted.map(({ id }) => id));
	return new Map(
		once.map((id) => [id, here.has(id) ? 'here' : deleted.has(id) ? 'deleted' : 'elsewhere'])
	);
}
