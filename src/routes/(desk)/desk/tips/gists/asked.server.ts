import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { uuid } from '../../body.server.ts';

const ids = v.pipe(v.array(uuid), v.minLength(1), v.maxLength(triage.gists.MOST_FILES));

/** Which tips an address asks for. */
export function idsIn(params: URLSearchParams): string[] {
	const parsed = v.safeParse(ids, params.get('ids')?.split(','));
	return parsed.success ? parsed.output : error(400);
}

/** Bytes as they stand in JSON. */
export const inJson = <Row extends { readonly sealed: Uint8Array }>(row: Row) => ({
	...row,
	sealed: Buffer.from(row.sealed).toString('base64')
});
