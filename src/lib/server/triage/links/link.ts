import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../../audit/index.ts';
import { tipLinks, type Tx } from '../../db/index.ts';
import type { DeskContext, Signing } from '../../staff/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from '../change.ts';

/** That a tip belongs with another, or that a link was taken back, as an officer's browser sealed it. */
export type SealedLink = {
	readonly id: string;
	/** See writeOn. */
	readonly lane: string;
	readonly epoch: number;
	readonly seen: number;
	readonly sealed: Uint8Array;
	/** The link that it takes back; it links where it takes none back. */
	readonly takesBack?: string | undefined;
};

/**
 * Links a tip with another, or takes a link back. With which other one the desk's server is not told, so it is for browsers to see
 * whether there is one. The same sent again is kept once.
 */
export const link = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ lane, seen, takesBack, ...row }: SealedLink,
	now: Date
): Promise<{ readonly ok: true } | NotThere | OldKey | NotSigned> =>
	writeOn<{ readonly ok: true }>(
		desk,
		actor,
		{ id: tipId, lane, epoch: row.epoch, seen },
		async (tx, tip) => {
			if (!(await keepLink(tx, tipId, row))) return { ok: true };
			const act = takesBack ? tipActs.takeLinkBack(row.id, takesBack) : tipActs.link(row.id);
			await recorded(tx, tip, actor, act, now);
			return { ok: true };
		}
	);

/** False: it is kept already. */
export async function keepLink(
	tx: Tx,
	tipId: string,
	{ id, epoch, sealed }: Pick<SealedLink, 'id' | 'epoch' | 'sealed'>
): Promise<boolean> {
	const kept = await tx
		.insert(tipLinks)
		.values({ id, tipId, epoch, sealed })
		.onConflictDoNothing()
		.returning({ id: tipLinks.id });
	return kept.length > 0;
}
