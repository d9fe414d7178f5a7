import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type * as audit from '../../audit/index.ts';
import { titles } from '../../db/index.ts';
import type { DeskContext, Signing } from '../../staff/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from '../change.ts';

export type GivenTitle = {
	/** See writeOn. */
	readonly lane: string;
	readonly epoch: number;
	readonly seen: number;
	/** That its writer saw; 0: none. */
	readonly version: number;
	readonly sealed: Uint8Array;
};
type Titled =
	| { readonly ok: true }
	/** A colleague gave another meanwhile. */
	| { readonly ok: false; readonly why: 'changed-title' }
	| NotThere
	| OldKey
	| audit.NotSigned;

/** Gives a tip a title in the place of the one that was made of it. The same sent again is given once. */
export const giveTitle = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ lane, epoch, seen, version, sealed }: GivenTitle,
	now: Date
): Promise<Titled> =>
	writeOn<Titled>(desk, actor, { id: tipId, lane, epoch, seen }, async (tx, tip) => {
		const [is] = await tx
			.select({ version: titles.version, sealed: titles.sealed })
			.from(titles)
			.where(eq(titles.tipId, tipId));
		if (is && Buffer.compare(is.sealed, sealed) === 0) return { ok: true };
		if ((is?.version ?? 0) !== version) return { ok: false, why: 'changed-title' };
		const next = { epoch, sealed, version: version + 1 };
		if (is) await tx.update(titles).set(next).where(eq(titles.tipId, tipId));
		else await tx.insert(titles).values({ tipId, ...next });
		const print = createHash('sha256').update(sealed).digest('hex');
		await recorded(tx, tip, actor, tipActs.giveTitle(print), now);
		return { ok: true };
	});
