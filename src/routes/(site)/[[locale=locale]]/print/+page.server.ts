import { papers, sheets, type Paper, type SheetName } from '#lib/server/print/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	sheets: Object.keys(sheets) as SheetName[],
	papers: Object.keys(papers) as Paper[]
});
