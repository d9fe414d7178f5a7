import { rowOf } from './routes.ts';

/** A record that changes shows within this time. */
const FRESH_MS = 60_000;

type Kept = { readonly until: number; readonly body: string; readonly headers: Headers };
export type PageMemory = Map<string, Kept>;

/** What of SvelteKit's RequestEvent this goes by. */
type Asked = {
	readonly route: { readonly id: string | null };
	readonly request: { readonly method: string };
	readonly url: { readonly pathname: string; readonly search: string };
	readonly isDataRequest: boolean;
};

/**
 * Whether the answer is a page that is the same for everybody, and nothing else: not the data of one (SvelteKit gives both the same
 * path), and asked for by its one plain name: an address can be spelled with escapes and queries without end, and
 * each spelling would take up memory.
 */
export const isSameForAll = ({ route, request, url, isDataRequest }: Asked): boolean =>
	request.method === 'GET' &&
	!isDataRequest &&
	rowOf(route.id).isSameForAll === true &&
	!url.pathname.includes('%') &&
	url.search === '';

/**
 * A cache of rendered pages, a minute each. Only pages that are there are remembered, so there
 * are never more of them than the site has.
 * @param now in milliseconds.
 */
export async function remembered(
	memory: PageMemory,
	path: string,
	now: number,
	render: () => Promise<Response>
): Promise<Response> {
	const kept = memory.get(path);
	if (kept && kept.until > now) return new Response(kept.body, { headers: kept.headers });
	const response = await render();
	if (response.status !== 200) return response;
	const { headers } = response;
	const body = await response.text();
	memory.set(path, { until: now + FRESH_MS, body, headers });
	return new Response(body, { headers });
}
