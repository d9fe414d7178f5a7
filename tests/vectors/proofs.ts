import {
	filled as slotsOf,
	rootOfSlots,
	leavesOf,
	type Slot
} from '../../src/lib/server/audit/slots.ts';
import { statedBytes } from '../../src/lib/server/audit/proven.ts';
import {
	ofCard,
	pathOfStatement,
	rootOfStatements,
	STATEMENTS,
	textOf,
	type Placed
} from '../../src/lib/server/audit/statements.ts';
import { printOf } from '../../src/lib/sealed/print.ts';
import type { LaneCard } from '../../src/lib/sealed/lane-card.ts';
import {
	cosignature,
	cosignerName,
	readCheckpoint,
	signedCheckpoint
} from '../../src/lib/tlog/checkpoint.ts';
import { proofText } from '../../src/lib/tlog/proof.ts';
import { inclusionProof, leafHash, rootOf } from '../../src/lib/tlog/tree.ts';
import kept from './cards.json' with { type: 'json' };
import { filled } from './vectors.ts';

export type Golden = {
	readonly witness: string;
	readonly proofs: readonly {
		readonly of: { readonly card?: unknown; readonly tip?: string; readonly file?: string };
		readonly statement?: string;
		readonly head?: string;
		readonly proof: string;
	}[];
};

const TIP = '6f7c0b1e-7a55-4c3d-9d0e-3f1c2b4a5d6e';
/** So short a file is never sealed; what it is does not matter here. */
const FILE = 'what lay there';
const of = { day: '2026-11-29', seed: filled(60) };
const witness = { is: 'witness', seed: filled(62) } as const;

/** Three days, of which the second names a card and a tip: docs/proofs.json. */
export function makeProofs(): Golden {
	const card = kept.given.cards.at(-1) as unknown as LaneCard;
	const said: Placed[] = [
		{ ...ofCard(card), place: 5, salt: filled(63) },
		{
			kind: 'tip',
			subject: TIP,
			print: printOf(FILE as never),
			place: 2 ** 24 - 2,
			salt: filled(64)
		}
	];
	const taken: Slot[] = [
		{ chainId: 'general', seq: 7, head: filled(65), position: 200, salt: filled(66) },
		{ chainId: STATEMENTS, seq: 0, head: rootOfStatements(of, said), position: 0, salt: filled(67) }
	];
	const slots = slotsOf(of, taken);
	const leaves = [filled(68), rootOfSlots(slots), filled(69)].map(leafHash);
	const signed = signedCheckpoint(leaves.length, rootOf(leaves), filled(61));
	const note = signed + cosignature(readCheckpoint(signed)!, witness, new Date(1_796_000_000_000));
	const proofFrom = ({ position, salt }: Slot, further: Uint8Array) => {
		const extra = Buffer.concat([
			Uint8Array.of(position),
			salt,
			...inclusionProof(position, leavesOf(slots)),
			further
		]);
		return proofText({ extra, index: 1, path: inclusionProof(1, leaves), note });
	};
	const furtherOf = ({ place, salt }: Placed) =>
		statedBytes(place, salt, pathOfStatement(of, said, place));
	const [inLane, inStatements] = taken as [Slot, Slot];
	const stated = (what: Golden['proofs'][number]['of'], one: Placed) => ({
		of: what,
		statement: textOf(one),
		proof: proofFrom(inStatements, furtherOf(one))
	});
	return {
		witness: cosignerName(witness),
		proofs: [
			stated({ card }, said[0]!),
			stated({ tip: TIP, file: FILE }, said[1]!),
			{
				of: {},
				head: Buffer.from(inLane.head).toString('hex'),
				proof: proofFrom(inLane, new Uint8Array())
			}
		]
	};
}
