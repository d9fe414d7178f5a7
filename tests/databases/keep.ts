import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startCluster } from '../support/global-setup.ts';
import { CHEAP, createHouse, type House } from '../support/house.ts';
import { takeOut } from './data.ts';
import type { Known, KnownCode } from './known.ts';
import { changeLanes, live } from './life.ts';

/**
 * Keeps a database of today's schema, filled through the rooms' own doors, for every later release to go on from. Run
 * once, by the release whose schema it is; what was merged is never made again.
 */
const now = new Date('2026-11-23T14:37:21Z');
const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
	entries: { tag: string }[];
};
const folder = join(import.meta.dirname, journal.entries.at(-1)!.tag);
mkdirSync(folder);
const stop = await startCluster({ durable: false });
const house = await createHouse(now);
const known = toKeep(house, [...(await live(house, now)), ...(await changeLanes(house, now))]);
const data = JSON.stringify(await takeOut(house.database.as.owner.$client));
writeFileSync(join(folder, 'data.json.gz'), gzipSync(data));
writeFileSync(join(folder, 'known.json'), `${JSON.stringify(known, null, '\t')}\n`);
await house.database.close();
await stop();

function toKeep({ intake, desk, mara }: House, codes: KnownCode[]): Known {
	const { name, passphrase, totpSecret } = mara;
	const { peppers, ticket, drafts } = intake.keys;
	const [[pepper], [draft]] = [peppers, drafts];
	const { totp, session } = desk.keys;
	const keys = { pepper, ticket, draft, totp, session };
	return {
		at: now.toISOString(),
		keys: Object.fromEntries(
			Object.entries(keys).map(([key, bytes]) => [key, Buffer.from(bytes).toString('base64url')])
		) as Known['keys'],
		pins: Object.fromEntries([...intake.pins].map(([lane, { print }]) => [lane, print])),
		officer: { name, passphrase, totpSecret, cost: CHEAP },
		codes
	};
}
