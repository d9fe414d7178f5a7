import { isActSigned, printOfAct, type ActSignature } from '#lib/sealed/act.ts';
import { isAttested } from '#lib/sealed/invitation.ts';
import type { OfficerCard } from '#lib/sealed/keyring.ts';
import {
	standingAt,
	withStanding,
	type KnownPeople,
	type People,
	type Standing
} from '#lib/sealed/people.ts';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import type { VerifyKey } from '#lib/sealed/signature.ts';
import { signedPeopleActs } from '#lib/sealed/signed-acts.ts';
import { isSucceeded, type Succession } from '#lib/sealed/succession.ts';
import { hashesOf, misfit, misfitOf, type Opened, type Said, type Verdict } from './judge.ts';

/** What is known besides the entries. */
export type KnownOfPeople = {
	readonly known: KnownPeople;
	/** From which entry on each act is signed. */
	readonly since: number;
	/** Words of officers who renewed their keys, each checked: entries of the releases before do not bring them. */
	readonly successions: readonly Succession[];
};

export type JudgedPeople = {
	readonly verdicts: ReadonlyMap<number, Verdict>;
	/** Who is who after the last of them. */
	readonly people: People;
};

/**
 * Judges entries of the chain of people that follow from one another. Who may act, and with which keys, that chain says itself: what
 * an entry changes counts for those after it, if it fits.
 * @param entries ascending, with those before that their signers may have seen last: see windowFor.
 */
export function judgePeople(entries: readonly Opened[], of: KnownOfPeople): JudgedPeople {
	const hashes = hashesOf(PEOPLE, entries);
	const verdicts = new Map<number, Verdict>();
	const signatures = new Set<string>();
	const { known } = of;
	let { people } = known;
	let { since } = of;
	for (const { seq, said } of entries) {
		if (hashes.broken !== undefined && seq >= hashes.broken) {
			verdicts.set(seq, misfit('broken'));
			continue;
		}
		if (!said) continue;
		const at = { seq, since, hashes: hashes.bySeq, signatures };
		const judged = judgeOne(said, at, { ...of, people });
		verdicts.set(seq, judged.verdict);
		if (said.signed) {
			signatures.add(printOfAct(said.signed));
			// Once an act is signed, the desk is of a release that enters none without.
			if (isBelieved(judged.verdict)) since = Math.min(since, seq);
		}
		if (judged.becomes && said.subject !== undefined && seq > known.at.seq)
			people = withStanding(people, said.subject, { ...judged.becomes, from: seq });
	}
	return { verdicts, people };
}

type At = {
	readonly seq: number;
	readonly since: number;
	readonly hashes: ReadonlyMap<number, string>;
	readonly signatures: ReadonlySet<string>;
};
type Now = KnownOfPeople & { readonly people: People };
type Becomes = Omit<Standing, 'from'>;
type One = { readonly verdict: Verdict; readonly becomes?: Becomes | undefined };

function judgeOne(said: Said, at: At, now: Now): One {
	const subject = standingAt(now.people, said.subject ?? '', at.seq);
	if (said.act === 'officer.enrolled') return joining(said, subject, at, now);
	if (said.act === 'officer.keys-renewed') return renewing(said, subject, at, now);
	if (said.act === 'set-up.linked') {
		// The command line's way: it makes nobody of whom anything is known somebody else.
		const becomes = subject
			? undefined
			: { ...invited('administrator', null), isServersWord: true };
		return { verdict: { is: 'server' }, becomes };
	}
	if (!signedPeopleActs.has(said.act) || said.by === null) return { verdict: { is: 'server' } };
	const verdict = said.signed
		? ofSigned(said, said.signed, at, now)
		: at.seq > at.since
			? misfit('unsigned')
			: ({ is: 'before' } as const);
	const becomes = changed(said, subject);
	// Of before: what it made of somebody is the server's word.
	if (verdict.is === 'before')
		return { verdict, becomes: becomes && { ...becomes, isServersWord: true } };
	return { verdict, becomes: isBelieved(verdict) ? becomes : undefined };
}

const isBelieved = ({ is }: Verdict): boolean => is === 'signed' || is === 'unattested';

function ofSigned(said: Said, signed: ActSignature, at: At, { people, known }: Now): Verdict {
	const { act, by, subject = '', detail } = said;
	const signer = standingAt(people, by ?? '', at.seq);
	const isEarlier = at.seq <= known.since;
	const key = signer?.verifyKey;
	const isTheirs =
		key && by && isActSigned({ act, lane: PEOPLE, subject, detail, by }, signed, key);
	if (isEarlier && !isTheirs) return { is: 'earlier' };
	if (!isEarlier && (!key || signer.role !== 'administrator' || signer.isDisabled))
		return misfit('stranger');
	if (!isTheirs) return misfit('signature');
	const why = misfitOf(at.seq, signed, at);
	return why ?? (signer.isServersWord ? { is: 'unattested' } : { is: 'signed' });
}

/** What an administrator's act makes of whom it is about. */
function changed({ act, detail = {} }: Said, subject: Standing | undefined): Becomes | undefined {
	const { role, invitation } = detail as { role?: string; invitation?: VerifyKey };
	switch (act) {
		case 'officer.invited':
			return subject || role === undefined ? undefined : invited(role, invitation ?? null);
		case 'officer.invited-anew':
			return subject && invited(subject.role, invitation ?? null);
		case 'officer.role-changed':
			return subject && role !== undefined ? { ...subject, role } : undefined;
		case 'officer.disabled':
			return subject && { ...subject, isDisabled: true };
		default:
			return undefined;
	}
}

const invited = (role: string, by: VerifyKey | null): Becomes => ({
	...{ verifyKey: null, role, isDisabled: false, isServersWord: false, invited: { by } }
});

/** Somebody who was invited has keys from here on: those that the link of their invitation attests, where it can. */
function joining(said: Said, subject: Standing | undefined, at: At, now: Now): One {
	const { by, detail = {} } = said;
	const { attested, ...card } = detail as OfficerCard & { attested?: unknown };
	if (at.seq <= now.known.since || (subject?.verifyKey && subject.verifyKey === card.verifyKey))
		return { verdict: { is: 'server' } };
	if (!subject?.invited || !by || by !== said.subject) return { verdict: misfit('stranger') };
	if (!isCard(card)) return { verdict: misfit('signature') };
	const { invited: invitation, ...rest } = subject;
	const joined = { ...rest, verifyKey: card.verifyKey };
	if (!invitation.by)
		return { verdict: { is: 'server' }, becomes: { ...joined, isServersWord: true } };
	return isAttested(by, card, String(attested), invitation.by)
		? { verdict: { is: 'attested' }, becomes: { ...joined, isServersWord: false } }
		: { verdict: misfit('signature') };
}

/** Whoever had the former keys says which are theirs now. */
function renewing(said: Said, subject: Standing | undefined, at: At, now: Now): One {
	const word = successionIn(said, now.successions);
	const isSaid = word !== undefined;
	if (at.seq <= now.known.since) return { verdict: { is: isSaid ? 'signed' : 'server' } };
	const key = subject?.verifyKey;
	if (!word || !key || (key !== word.was.verifyKey && key !== word.next.verifyKey))
		return { verdict: misfit('signature') };
	const { verifyKey } = word.next;
	const becomes = key === verifyKey ? undefined : { ...subject, verifyKey };
	return { verdict: { is: subject.isServersWord ? 'unattested' : 'signed' }, becomes };
}

/** The word that the entry brings, or, of the releases before, one that the server shows beside it. */
function successionIn(
	{ by, subject, detail = {} }: Said,
	shown: readonly Succession[]
): Succession | undefined {
	const { was, next, signature } = detail as Readonly<Record<string, unknown>>;
	if (!by || by !== subject || !isCard(was) || !isCard(next)) return undefined;
	const brought = { v: 1 as const, officer: by, was, next, signature: String(signature) };
	return [brought, ...shown].find(
		(one) =>
			one.officer === by &&
			one.was.verifyKey === was.verifyKey &&
			one.next.verifyKey === next.verifyKey &&
			isSucceeded(one)
	);
}

const isCard = (value: unknown): value is OfficerCard =>
	typeof value === 'object' &&
	value !== null &&
	['recipient', 'verifyKey'].every((half) => typeof Reflect.get(value, half) === 'string');
