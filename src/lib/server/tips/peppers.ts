import { functions } from '../db/index.ts';
import type { Intake } from './intake.ts';
import { pepperPrint } from './receipt-v2.ts';

/** Prints of peppers that codes were given out under and this server does not have: whoever brings one finds nothing. */
export async function missingPeppers({ db, keys }: Intake): Promise<string[]> {
	const had = keys.peppers.map(pepperPrint);
	const needed = await functions.codePeppers(db);
	return needed.map(({ pepper }) => pepper).filter((print) => !had.includes(print));
}
