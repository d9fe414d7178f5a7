import { policyActs } from '../../src/lib/sealed/people-act.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import * as policies from '../../src/lib/server/policies/index.ts';
import { tidy } from '../../src/lib/text/typed.ts';
import { decides, type By } from './keys-held.ts';

// The room's verbs, each with its act signed as the administrator's browser signs it.
export * from '../../src/lib/server/policies/index.ts';

type Written = Parameters<typeof policies.set>[3];
type Approval = Parameters<typeof policies.approve>[3];

export const set = (db: Db, by: By, seen: policies.Seen, given: Written, now: Date) => {
	const words = { text: tidy(given.text, policies.LONGEST), source: tidy(given.source, 300) };
	return policies.set(db, decides(by, policyActs.set(seen, words), now), seen, given, now);
};

/** Signed over the words that there are. */
export const approve = async (
	db: Db,
	by: By,
	seen: policies.Seen,
	given: Approval,
	now: Date
): Promise<policies.Changed> => {
	const { key, locale } = seen;
	const all = await policies.list(db);
	const [newest] = all.find((one) => one.key === key && one.locale === locale)?.versions ?? [];
	const act = policyActs.approve(seen, newest ?? { text: '', source: '' }, given);
	return policies.approve(db, decides(by, act, now), seen, given, now);
};

export const withdraw = (db: Db, by: By, seen: policies.Seen, now: Date) =>
	policies.withdraw(db, decides(by, policyActs.withdraw(seen), now), seen, now);
