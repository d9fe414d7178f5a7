import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import type { Head } from './act.ts';
import { canonical, utf8 } from './bytes.ts';
import type { VerifyKey } from './signature.ts';

/** What holds of somebody at the desk from an entry of the chain of people on. */
export type Standing = {
	/** That entry's number; of who was there when a browser first looked, the newest entry's of then. */
	readonly from: number;
	/** What they sign with; null while they have not joined, or since their keys were lost. */
	readonly verifyKey: VerifyKey | null;
	readonly role: string;
	readonly isDisabled: boolean;
	/** Somebody is to join: the key of their invitation, or nothing where that has none. */
	readonly invited?: { readonly by: VerifyKey | null } | undefined;
	/** That these are their keys nothing shows but that the server says so. */
	readonly isServersWord: boolean;
};

/** Who has been what at the desk, by id, each time that it changed: as an officer's own browser followed it. */
export type People = Readonly<Record<string, readonly Standing[]>>;

export type KnownPeople = {
	/** The newest entry when a browser first looked: who was who then it believed. */
	readonly since: number;
	/** The entry up to which it was followed from there. */
	readonly at: Head;
	readonly people: People;
};

/** Somebody as the server says that they are. */
export type ListedPerson = {
	readonly id: string;
	readonly verifyKey: VerifyKey | null;
	readonly role: string;
	readonly isDisabled: boolean;
};

/** What is believed at a first look. */
export const firstKnown = (at: Head, listed: readonly ListedPerson[]): KnownPeople => ({
	since: at.seq,
	at,
	people: Object.fromEntries(
		listed.map(({ id, verifyKey, role, isDisabled }) => [
			id,
			[
				{
					...{ from: at.seq, verifyKey, role, isDisabled, isServersWord: false },
					...(verifyKey === null && { invited: { by: null } })
				}
			]
		])
	)
});

/** What somebody was when an entry was written; what they were first, where that is older. */
export function standingAt(people: People, id: string, seq: number): Standing | undefined {
	const all = Object.hasOwn(people, id) ? (people[id] ?? []) : [];
	return all.findLast(({ from }) => from < seq) ?? all[0];
}

export const withStanding = (people: People, id: string, now: Standing): People => ({
	...people,
	[id]: [...(Object.hasOwn(people, id) ? (people[id] ?? []) : []), now]
});

/** Of who holds which keys, and may do what with them: the same for all who know the same. SHA-256, base64url. */
export function printOfPeople(people: People): string {
	const holding = Object.entries(people)
		.map(([id, standings]) => ({ id, ...standings.at(-1) }))
		.filter(({ verifyKey }) => verifyKey)
		.sort((a, b) => (a.id < b.id ? -1 : 1))
		.map(({ id, verifyKey, role, isDisabled }) => ({ id, verifyKey, role, isDisabled }));
	return base64urlnopad.encode(sha256(utf8(canonical(holding))));
}

/** Of two that were followed from the same beginning, the one that was followed further; commutative, as notebooks are merged. */
export function mergeKnown(
	one: KnownPeople | undefined,
	other: KnownPeople | undefined
): KnownPeople | undefined {
	if (!one || !other) return one ?? other;
	if (one.at.seq !== other.at.seq) return one.at.seq > other.at.seq ? one : other;
	return canonical(one) < canonical(other) ? one : other;
}
