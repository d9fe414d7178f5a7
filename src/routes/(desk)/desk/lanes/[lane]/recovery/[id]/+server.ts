import { error, json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../../actor.server.ts';
import { body, isUuid } from '../../../../body.server.ts';
import { olderFor, recovered } from '../../../../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const inBase64 = <Row extends { readonly sealed: Uint8Array }>(rows: readonly Row[]) =>
	rows.map((row) => ({ ...row, sealed: base64(row.sealed) }));

/** What opens the lane with two sheets; or, page by page, what is looked through once it is open: `?of=tips`, `?of=replies`. */
export const GET: RequestHandler = async ({ locals, params: { id }, url }) => {
	const after = url.searchParams.get('after') || undefined;
	if (!isUuid(id) || (after && !isUuid(after))) error(404);
	const { desk } = locals;
	const actor = actorOf(locals);
	const now = locals.now();
	const of = url.searchParams.get('of');
	if (of === 'tips')
		return json({ tips: inBase64(await staff.lane.recoveryTips(desk, actor, id, after, now)) });
	if (of === 'replies') {
		const replies = await staff.lane.recoveryReplies(desk, actor, id, after, now);
		return json({ replies: inBase64(replies) });
	}
	const files = await staff.lane.recoveryFiles(desk, actor, id, now);
	if (!files) error(404);
	const { roster, identity, copies, ...rest } = files;
	const sealed = { identity: inBase64(identity), copies: inBase64(copies) };
	return json({ ...rest, ...sealed, roster: roster && base64(roster) });
};

/** The lane's next key, with a card that two custodians and the officer signed. */
export const POST: RequestHandler = async ({ locals, params: { id }, request }) => {
	if (!isUuid(id)) error(404);
	const made = await body(request, recovered);
	return json(await staff.lane.recover(locals.desk, actorOf(locals), id, made, locals.now()));
};

/** What came before, for another reader of the lane that was recovered. */
export const PUT: RequestHandler = async ({ locals, params: { id }, request }) => {
	if (!isUuid(id)) error(404);
	const given = await body(request, olderFor);
	const { desk } = locals;
	return json(await staff.lane.shareRecovered(desk, actorOf(locals), id, given, locals.now()));
};
