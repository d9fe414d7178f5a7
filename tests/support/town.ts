import { SCRYPT } from '../../src/lib/sealed/keyring.ts';
import { copyOf } from './founding.ts';
import { found, houseOn, type House } from './house.ts';
import { deskSettings, publicSettings, startServer, type Server } from './server.ts';

/** A task force with both faces of it running, as in production, on one database. */
export type Town = { readonly house: House; readonly site: Server; readonly desk: Server };

/** Enrolled some time ago: the authenticator's code of that moment is used up. */
const ENROLLED_AGO_MS = 10 * 60_000;

/** A house whose people can sign in with a browser: their passphrases cost what they do in production. */
export async function createRealHouse(): Promise<House> {
	const { database, kept } = await copyOf('town', (database) =>
		found(database, new Date(Date.now() - ENROLLED_AGO_MS), SCRYPT)
	);
	return houseOn(database, kept);
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
