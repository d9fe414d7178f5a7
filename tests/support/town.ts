import { deserialize, serialize } from 'node:v8';
import { SCRYPT } from '../../src/lib/sealed/keyring.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { found, houseOn, type Founding, type House } from './house.ts';
import { deskSettings, publicSettings, startServer, type Server } from './server.ts';

/** A task force with both faces of it running, as in production, on one database. */
export type Town = { readonly house: House; readonly site: Server; readonly desk: Server };

/** The database that the run's task force was founded in. */
export const TEMPLATE = 'template_town';
/** Workers are processes of their own and learn who was founded by their environment. */
const VARIABLE = 'PLAINSIGHT_TEST_FOUNDING';

export function keepFounding(founding: Founding): void {
	process.env[VARIABLE] = serialize(founding).toString('base64');
}

/** Enrolled some time ago: the authenticator's code of that moment is used up. */
const ENROLLED_AGO_MS = 10 * 60_000;
/** Founds a house whose people can sign in with a browser: their passphrases cost what they do in production. */
export const foundReal = (database: FreshDatabase): Promise<Founding> =>
	found(database, new Date(Date.now() - ENROLLED_AGO_MS), SCRYPT);

/** Such a house: a copy of the run's, where it has one. */
export async function createRealHouse(): Promise<House> {
	const kept = process.env[VARIABLE];
	if (kept) {
		const founding = deserialize(Buffer.from(kept, 'base64')) as Founding;
		return houseOn(await freshDatabase(TEMPLATE), founding);
	}
	const database = await freshDatabase();
	return houseOn(database, await foundReal(database));
}

export async function createTown(): Promise<Town> {
	const house = await createRealHouse();
	const site = await startServer(publicSettings(house));
	const desk = await startServer(deskSettings(house), { settings: { SITE_ORIGIN: site.origin } });
	return { house, site, desk };
}

export async function closeTown({ house, site, desk }: Town): Promise<void> {
	await Promise.all([site.stop(), desk.stop()]);
	await house.database.close();
}
