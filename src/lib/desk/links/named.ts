import { gists, type Found } from '../gists.svelte.ts';
import { shortName } from '../work/tip-on-page.ts';

const plain = (name: string) => name.replace(/\s/g, '').toUpperCase();

/** Tips of that short name, as somebody typed it, besides the one that is looked at. */
export async function tipsNamed(name: string, besides: string): Promise<Found['hits']> {
	await gists.loadAll();
	const { hits } = await gists.find({ query: name, filters: {}, most: 20 });
	const wanted = plain(name);
	return hits.filter(({ row }) => row.id !== besides && plain(shortName(row.id)) === wanted);
}
