import { base64 } from '@scure/base';
import { isActSigned, printOfAct, type Act, type ActSignature } from '#lib/sealed/act.ts';
import { headOf, hashOfLink, type Link } from '#lib/sealed/link.ts';
import type { Member, Roster } from '#lib/sealed/roster.ts';
import { DROPPED } from '#lib/sealed/lane-act.ts';
import { isAsked, isExpired, type Asked } from '#lib/sealed/dual-control.ts';
import { actsOfTwo, causesOf, signedActs } from '#lib/sealed/signed-acts.ts';
import { successorsOf, type Succession } from '#lib/sealed/succession.ts';

/** What an entry says, once it is opened. */
export type Said = Omit<Act, 'lane' | 'by' | 'subject'> & {
	readonly by: string | null;
	readonly subject?: string;
	readonly signed?: ActSignature;
	readonly follows?: string;
};

/** An entry as it is judged: where it stands in its chain, to which epoch it was sealed, and what it says. */
export type Opened = Omit<Link, 'hash'> & {
	/** Hash of the entry before, base64. */
	readonly prev: string;
	/** Undefined where it does not open, or is not what was recorded. */
	readonly said?: Said & { readonly epoch: number };
};

export type Verdict =
	/** By whom it names, who was a member; over the record as it is here. */
	| { readonly is: 'signed' }
	/** A consequence of an act that is signed. */
	| { readonly is: 'follows' }
	/** The same of an act that was signed in another lane, whose record is not read here. */
	| { readonly is: 'elsewhere' }
	/** What the server did or saw by itself: nobody signs that. */
	| { readonly is: 'server' }
	/** Of before acts were signed, or before this officer's browsers first looked. */
	| { readonly is: 'before' }
	/** Signed, and there is no roster here to hold it against: the lane's card was of version 1. */
	| { readonly is: 'unlisted' }
	/** The same of people and settings: of before this officer's browsers first looked, by other keys than they knew then. */
	| { readonly is: 'earlier' }
	/** By keys of which nothing shows that they are theirs, but that the server says so. */
	| { readonly is: 'unattested' }
	/** Somebody joined with keys that the link of their invitation attests. */
	| { readonly is: 'attested' }
	| { readonly is: 'misfit'; readonly why: Misfit };
/**
 * `unsigned`: an act that its officer signs, without. `signature`: not of this act by a key of theirs. `stranger`: by nobody who
 * read the lane then. `fork`: its signer saw another record. `again`: the same was entered before. `old`: its signer saw the record
 * as it was long before. `broken`: the chain does not hold here. `withheld`: the desk did not give the roster to hold it against.
 * `alone`: two must want it, and there are no two who read the lane then, of whom one asked for this and the other agreed in time.
 */
export type Misfit =
	| 'unsigned'
	| 'signature'
	| 'stranger'
	| 'fork'
	| 'again'
	| 'old'
	| 'broken'
	| 'withheld'
	| 'alone';

/**
 * How far back an entry may lie that a signer saw last. A browser follows the record all day, and whoever held an act back for
 * longer, or entered it again, would otherwise only have to wait until nobody looks so far.
 */
export const REACH = 500;

/** What is known besides the entries. */
export type Known = {
	readonly lane: string;
	/** By epoch: who read the lane. */
	readonly rosters: ReadonlyMap<number, Roster>;
	/** Words of officers who renewed their keys, each checked: until a card lists the new ones, they are those after the listed. */
	readonly successions?: readonly Succession[];
	/** Epochs whose cards name no roster: of version 1. */
	readonly unlisted?: ReadonlySet<number>;
	/** From which entry on each act is signed; undefined while this officer's browsers have seen nothing. */
	readonly since: number | undefined;
};

/**
 * Judges entries of a chain that follow from one another.
 * @param entries ascending, with those before that their signers may have seen last: see windowFor.
 */
export function judge(entries: readonly Opened[], known: Known): ReadonlyMap<number, Verdict> {
	const hashes = hashesOf(known.lane, entries);
	const since = Math.min(known.since ?? Infinity, firstSigned(entries, known));
	const verdicts = new Map<number, Verdict>();
	const seen = { signatures: new Map<string, Opened>(), settled: new Set<string>(), epoch: 0 };
	for (const entry of entries) {
		const { said, seq } = entry;
		if (hashes.broken !== undefined && seq >= hashes.broken) {
			verdicts.set(seq, misfit('broken'));
			continue;
		}
		if (!said) continue;
		seen.epoch = Math.max(seen.epoch, said.epoch);
		const verdict = said.signed
			? ofSigned(entry, said, said.signed, known, { ...seen, hashes: hashes.bySeq })
			: ofUnsigned(said, seq > since, seen.signatures, verdicts);
		if (said.signed && !seen.signatures.has(printOfAct(said.signed)))
			seen.signatures.set(printOfAct(said.signed), entry);
		const settles = said.act === DROPPED ? said.subject : askedIn(said)?.id;
		if (verdict.is === 'signed' && settles) seen.settled.add(settles);
		verdicts.set(seq, verdict);
	}
	return verdicts;
}

/**
 * From which entry on the chain is needed to judge these: the oldest that a signer of theirs saw last, within reach, the act of
 * which one is a consequence, and what became of what two must want.
 */
export function windowFor(entries: readonly Opened[]): number {
	const prints = new Set(
		entries.flatMap(({ said }) => (said?.signed ? [printOfAct(said.signed)] : []))
	);
	return Math.min(
		...entries.map(({ seq, said }) => {
			const isOfTwo = said !== undefined && actsOfTwo.has(said.act);
			// Whether what one of them asked for was dropped since.
			if (isOfTwo || (said?.follows !== undefined && !prints.has(said.follows)))
				return Math.max(1, seq - REACH);
			const head = said?.signed?.head.seq ?? seq;
			return seq - head > REACH ? seq : Math.min(seq, head + 1);
		})
	);
}

type Seen = {
	readonly signatures: ReadonlyMap<string, Opened>;
	/** Requests that were dropped, or agreed to. */
	readonly settled: ReadonlySet<string>;
	readonly epoch: number;
	readonly hashes: ReadonlyMap<number, string>;
};

function ofSigned(
	{ seq }: Opened,
	said: NonNullable<Opened['said']>,
	signed: ActSignature,
	known: Known,
	seen: Seen
): Verdict {
	const { rosters, unlisted } = known;
	const own = rosters.get(said.epoch);
	const wantsTwo = actsOfTwo.has(said.act);
	if (!own) {
		if (!unlisted?.has(said.epoch)) return misfit('withheld');
		return wantsTwo ? misfit('alone') : { is: 'unlisted' };
	}
	const member = own.members.find(({ officer }) => officer === said.by);
	const isStill = rosters.get(seen.epoch)?.members.some(({ officer }) => officer === said.by);
	// Sealed to a key of when they were a member, and entered after an entry of when they were none.
	if (!member || isStill === false) return misfit('stranger');
	if (!isBy(member, said, signed, known)) return misfit('signature');
	const fault = misfitOf(seq, signed, seen);
	if (fault) return fault;
	return wantsTwo && !isOfTwo(said, signed, known, seen) ? misfit('alone') : { is: 'signed' };
}

/** Whether it was signed over the record as it is here, lately, and entered once. */
export function misfitOf(
	seq: number,
	signed: ActSignature,
	{
		signatures,
		hashes
	}: Pick<Seen, 'hashes'> & { readonly signatures: { has(print: string): boolean } }
): Verdict | undefined {
	const { head } = signed;
	if (head.seq >= seq) return misfit('fork');
	if (signatures.has(printOfAct(signed))) return misfit('again');
	if (seq - head.seq > REACH) return misfit('old');
	const hash = hashes.get(head.seq);
	return hash === undefined || hash !== head.hash ? misfit('fork') : undefined;
}

/** Whether another who read the lane, then and still, asked for just this; in time, once, and it was not dropped since. */
function isOfTwo(
	{ act, by, subject = '', epoch, detail }: NonNullable<Opened['said']>,
	{ hour }: ActSignature,
	{ lane, rosters, successions = [] }: Known,
	seen: Seen
): boolean {
	const asked = askedIn({ act, detail });
	if (!asked || asked.by === by || isExpired(asked, hour) || seen.settled.has(asked.id))
		return false;
	return [epoch, seen.epoch].every((at) => {
		const member = rosters.get(at)?.members.find(({ officer }) => officer === asked.by);
		const keys = member ? successorsOf(asked.by, member.verifyKey, successions) : [];
		return keys.some((key) => isAsked({ act, lane, subject }, asked, key));
	});
}

/** What the first of two signed, of an act that two must want. */
function askedIn({ act, detail }: Pick<Said, 'act' | 'detail'>): Asked | undefined {
	const asked = detail?.asked;
	return actsOfTwo.has(act) && typeof asked === 'object'
		? ((asked ?? undefined) as Asked)
		: undefined;
}

function ofUnsigned(
	{ act, by, detail, follows }: Said,
	isSince: boolean,
	signatures: ReadonlyMap<string, Opened>,
	verdicts: ReadonlyMap<number, Verdict>
): Verdict {
	if (follows !== undefined) {
		if (act === 'tip.moved-here') return { is: 'elsewhere' };
		const cause = signatures.get(follows);
		const isSigned = cause !== undefined && verdicts.get(cause.seq)?.is === 'signed';
		return isSigned && causesOf(act).includes(cause.said?.act ?? '')
			? { is: 'follows' }
			: misfit('unsigned');
	}
	// There was no such act before there were signatures, and the server does none by itself.
	if (actsOfTwo.has(act)) return misfit('unsigned');
	// Of somebody whose access an administrator ended, who holds no key of the lane: the server's word.
	const isReleased = act === 'tip.released' && detail?.of !== undefined;
	if (by === null || isReleased || !signedActs.has(act)) return { is: 'server' };
	return isSince ? misfit('unsigned') : { is: 'before' };
}

export const misfit = (why: Misfit): Verdict => ({ is: 'misfit', why });

/** Each entry's hash, and where the first does not follow from the one before. */
export function hashesOf(lane: string, entries: readonly Opened[]) {
	const bySeq = new Map<number, string>();
	const [first] = entries;
	if (first) bySeq.set(first.seq - 1, headOf({ seq: 0, hash: first.prev }).hash);
	for (const entry of entries) {
		const { seq, prev } = entry;
		if (bySeq.get(seq - 1) !== headOf({ seq, hash: prev }).hash) return { bySeq, broken: seq };
		const hash = base64.encode(hashOfLink(lane, base64.decode(prev), entry));
		bySeq.set(seq, headOf({ seq, hash }).hash);
	}
	return { bySeq, broken: undefined };
}

/** Once anybody has signed an act of the lane, its desk is of a release that enters none without. */
function firstSigned(entries: readonly Opened[], known: Known): number {
	const first = entries.find(({ said }) => {
		const member = known.rosters
			.get(said?.epoch ?? 0)
			?.members.find(({ officer }) => officer === said?.by);
		return said?.signed && member && isBy(member, said, said.signed, known);
	});
	return first?.seq ?? Infinity;
}

/** Whether it is signed with the key that the roster lists, or with one that came after it by the word of whoever had that. */
function isBy(
	{ officer, verifyKey }: Member,
	{ act, subject = '', detail }: Said,
	signed: ActSignature,
	{ lane, successions = [] }: Known
): boolean {
	const said = { act, lane, subject, detail, by: officer };
	return successorsOf(officer, verifyKey, successions).some((key) =>
		isActSigned(said, signed, key)
	);
}
