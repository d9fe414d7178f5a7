import type { Verdict } from '#lib/desk/vault/judge.ts';
import { triage } from '#lib/i18n/en/triage.ts';

const { signatures, legend } = triage.audit;

/** Who vouches for an entry, in a few words. */
export const markOf = (verdict: Verdict, ofPeople: boolean): string =>
	verdict.is === 'misfit'
		? (ofPeople && signatures.ofPeople[verdict.why]) || signatures.misfit[verdict.why]
		: signatures[verdict.is];

/** One mark of those on a page, what it means, and what to do. */
export type Explained = { readonly mark: string; readonly means: string; readonly todo: string };

/** Each mark that stands on a page, once: those that want something done first. */
export function explain(verdicts: Iterable<Verdict>, ofPeople: boolean): readonly Explained[] {
	const explained = new Map<string, Explained & { readonly isMisfit: boolean }>();
	for (const verdict of verdicts) {
		const mark = markOf(verdict, ofPeople);
		const isMisfit = verdict.is === 'misfit';
		const words = isMisfit
			? { means: legend.misfit[verdict.why], todo: legend.todo[verdict.why] ?? legend.misfits }
			: legend[verdict.is];
		explained.set(mark, { mark, ...words, isMisfit });
	}
	return [...explained.values()].sort((a, b) => Number(b.isMisfit) - Number(a.isMisfit));
}
