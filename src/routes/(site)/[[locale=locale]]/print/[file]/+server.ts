import { error } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { papers, sheet, sheets, type Paper, type SheetName } from '#lib/server/print/index.ts';
import { order } from '../order.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals, request }) => {
	const [, name, paper] = /^([a-z-]+)-([a-z0-9]+)\.pdf$/.exec(params.file) ?? [];
	if (!isSheet(name) || !isPaper(paper)) error(404);
	const bytes = await sheet(order(locals, name, paper));
	const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
	const headers = { etag, 'cache-control': 'no-cache', 'x-robots-tag': 'noindex' };
	if (request.headers.get('if-none-match') === etag)
		return new Response(null, { status: 304, headers });
	return new Response(new Uint8Array(bytes), {
		headers: {
			...headers,
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${params.file}"`
		}
	});
};

const isSheet = (name?: string): name is SheetName => Object.hasOwn(sheets, name ?? '');
const isPaper = (name?: string): name is Paper => Object.hasOwn(papers, name ?? '');
