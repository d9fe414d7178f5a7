import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { hiddenPath, hiddenRoot, PLACES, type Unused } from '#lib/tlog/hidden-tree.ts';
import type { Hash } from '#lib/tlog/tree.ts';
import { mac } from '../crypto/index.ts';
import type { StatementKind } from '../db/index.ts';
import { valueOf, type Day } from './slots.ts';

/** What a proof is of, whoever checks it: docs/proofs.md says how the lines are written. */
export type Statement = {
	readonly kind: StatementKind;
	readonly subject: string;
	/** SHA-256, base64url. */
	readonly print: string;
};
/** Where a statement lies, and the salt that keeps it from being guessed there. */
export type Place = { readonly place: number; readonly salt: Uint8Array };
export type Placed = Statement & Place;

/** In the table of slots it stands like a chain. No lane has such a name. */
export const STATEMENTS = 'statements/v1';
const SALT_BYTES = 32;

export const textOf = ({ kind, subject, print }: Statement): string =>
	`plainsight/${kind}\n${subject}\n${print}\n`;

/** @returns undefined when these lines are no statement. More may follow them. */
export function readStatement(text: string): Statement | undefined {
	const [, kind, subject, print] =
		/^plainsight\/(card|tip|addition)\n([\w/-]{1,80})\n([\w-]{43})\n/.exec(text) ?? [];
	if (!kind || !subject || !print) return undefined;
	return { kind: kind as Statement['kind'], subject, print };
}

export const ofCard = (card: LaneCard): Statement => ({
	kind: 'card',
	subject: `${card.lane}/${card.epoch}`,
	print: printOfCard(card)
});

/** At random: neither the order nor the number of them is told by where one lies. */
export function placed(statements: readonly Statement[]): Placed[] {
	const taken = new Set<number>();
	while (taken.size < statements.length) taken.add(randomInt(PLACES));
	const places = [...taken];
	return statements
		.map((one, at): Placed => ({ ...one, place: places[at] ?? 0, salt: randomBytes(SALT_BYTES) }))
		.sort((a, b) => a.place - b.place);
}

export const rootOfStatements = (of: Day, all: readonly Placed[]): Hash =>
	hiddenRoot(all.map(leafOf), unusedIn(of));

export const pathOfStatement = (of: Day, all: readonly Placed[], place: number): Hash[] =>
	hiddenPath(all.map(leafOf), unusedIn(of), place);

/** What its leaf is made of. */
export const valueOfStatement = (statement: Statement, salt: Uint8Array): Uint8Array =>
	valueOf({ salt, head: createHash('sha256').update(textOf(statement)).digest() });

const leafOf = (one: Placed) => ({ place: one.place, value: valueOfStatement(one, one.salt) });

/** One hash each and no HMAC, which costs four times as much: of a key of one length, and five bytes. */
function unusedIn({ day, seed }: Day): Unused {
	const key = mac(seed, 'unused-node/v2', day);
	return (level, index) => {
		const which = Buffer.alloc(5);
		which.writeUInt8(level);
		which.writeUInt32BE(index, 1);
		return createHash('sha256').update(key).update(which).digest();
	};
}
