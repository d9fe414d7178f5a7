import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Verdict } from '../../src/lib/desk/vault/judge.ts';
import { judgePeople } from '../../src/lib/desk/vault/judge-people.ts';
import { saidIn } from '../../src/lib/desk/vault/said.ts';
import { BEGINNING } from '../../src/lib/sealed/act.ts';
import { PEOPLE } from '../../src/lib/sealed/people-act.ts';
import { auditEntries, type Db } from '../../src/lib/server/db/index.ts';
import { successions } from '../../src/lib/server/staff/index.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** What the whole chain of people comes to, judged from its first entry on: by whom its acts are signed, as it says itself. */
export async function peopleSigned(db: Db) {
	const rows = await db
		.select()
		.from(auditEntries)
		.where(eq(auditEntries.chainId, PEOPLE))
		.orderBy(asc(auditEntries.seq));
	const entries = rows.map(({ seq, at, commitment, prev, body }) => ({
		...{ seq, at: at.getTime(), commitment: base64(commitment), prev: base64(prev) },
		body: sha256(body),
		...actIn(body)
	}));
	const { verdicts } = judgePeople(entries, {
		known: { since: 0, at: BEGINNING, people: {} },
		// Before anybody signed one, acts are of before.
		since: Infinity,
		successions: await successions({ db })
	});
	const all = [...verdicts];
	const count = (is: Verdict['is']) => all.filter(([, verdict]) => verdict.is === is).length;
	return {
		signed: count('signed') + count('unattested'),
		before: count('before'),
		misfits: all.flatMap(([seq, verdict]) =>
			verdict.is === 'misfit' ? [{ seq, why: verdict.why }] : []
		)
	};
}

function actIn(body: Uint8Array) {
	const said = saidIn(Buffer.from(body).toString('utf8'));
	return said && { said: { ...said, epoch: 0 } };
}
