import type { TipOnPage } from '#lib/desk/work/tip-on-page.ts';
import type { WholeTip } from '#lib/server/triage/index.ts';

const base64 = (sealed: Uint8Array): string => Buffer.from(sealed).toString('base64');
const inBase64 = <Row extends { sealed: Uint8Array }>(row: Row) => ({
	...row,
	sealed: base64(row.sealed)
});

/** A tip as it goes to the officer's browser: everything sealed as base64. */
export function tipOnPage(tip: WholeTip): TipOnPage {
	return {
		...inBase64(tip),
		additions: tip.additions.map(inBase64),
		replies: tip.replies.map(inBase64),
		notes: tip.notes.map(inBase64),
		urgencyChanges: tip.urgencyChanges.map(inBase64),
		closures: tip.closures.map((closure) => ({
			...inBase64(closure),
			sealedReopening: closure.sealedReopening && base64(closure.sealedReopening)
		}))
	};
}
