import { freshDatabase } from './database.ts';
import { startCluster } from './global-setup.ts';
import { foundReal, keepFounding, TEMPLATE } from './town.ts';

/**
 * One task force for the run, founded once: its passphrases cost seconds of work, and every town has a copy.
 * @returns how to end it.
 */
export default async function setUp() {
	const end = await startCluster({ durable: false });
	const database = await freshDatabase();
	keepFounding(await foundReal(database));
	await database.becomes(TEMPLATE);
	return end;
}
