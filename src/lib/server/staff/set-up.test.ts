import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, enrol } from '../../../../scripts/demo/people.ts';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { CHEAP } from '../../../../tests/support/house.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { createClocks } from '../clocks/index.ts';
import * as staff from './index.ts';

const now = new Date('2026-11-23T12:00:00Z');
let database: FreshDatabase;
let desk: staff.DeskContext;
beforeAll(async () => {
	database = await freshDatabase();
	const keys = { totp: randomBytes(32), session: randomBytes(32) };
	desk = {
		db: database.as.desk,
		keys,
		record: 'a record of its own',
		origin: 'https://desk.example',
		rememberDeleted: () => Promise.resolve(),
		clocks: createClocks()
	};
});
afterAll(() => database.close());

const link = (who: { name: string; agency: { id: string; name: string } } = cast.alton) =>
	staff.setUpLink(database.as.owner, who, now);
const invites = async (secret: string, at = now) =>
	(await staff.findInvitation(desk.db, secret, at))?.name;

describe('the link of a fresh installation', () => {
	it('invites its first administrator, is made by nobody at the desk, and is on record', async () => {
		const secret = (await link())!;
		const invited = await staff.findInvitation(desk.db, secret, now);
		expect(invited).toMatchObject({ name: 'Alton Warner', role: 'administrator' });
		const [act] = await actsOfPeople(database);
		expect(act).toMatchObject({ act: 'set-up.linked', by: null, subject: invited!.officerId });
	});

	it('ends the links that were made before it, whomever they were for', async () => {
		const lost = (await link())!;
		const mistyped = (await link({ ...cast.alton, name: 'Alton Warnr' }))!;
		expect(await invites(lost)).toBeUndefined();
		const secret = (await link())!;
		expect([await invites(mistyped), await invites(secret)]).toEqual([undefined, 'Alton Warner']);
	});

	it('is made no more once there is an administrator', async () => {
		await enrol(desk, cast.alton, now, undefined, CHEAP);
		expect(await link()).toBeUndefined();
		expect(await link({ ...cast.alton, name: 'Somebody Else' })).toBeUndefined();
	});
});
