import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSql, type Sql } from '../../src/lib/server/db/index.ts';
import { command } from '../support/command.ts';
import { postgres } from '../support/database.ts';

const name = `empty_${randomBytes(6).toString('hex')}`;
const url = (role: 'owner' | 'desk', database = name) =>
	postgres().urls[role].replace('__database__', database);
const migrate = (database: string) => command('migrate.ts', [], { OWNER_DATABASE_URL: database });

describe('the migration of a database', () => {
	let admin: Sql;
	beforeAll(async () => {
		admin = createSql(url('owner', 'postgres'), { name: 'migrate test', max: 1 });
		await admin.unsafe(`create database ${name}`);
	});
	afterAll(async () => {
		await admin.unsafe(`drop database ${name} with (force)`);
		await admin.end();
	});

	it('is asked for by whoever comes too early', async () => {
		const { code, err } = await command('admin.ts', ['audit', 'verify'], {
			OWNER_DATABASE_URL: url('owner')
		});
		expect([code, err]).toEqual([1, expect.stringContaining('npm run db:migrate')]);
	});

	it('says what it did, and that there is nothing left to do', async () => {
		const first = await migrate(url('owner'));
		expect([first.code, first.out]).toEqual([
			0,
			expect.stringMatching(/\d+ migrations were run\.$/m)
		]);
		const second = await migrate(url('owner'));
		expect([second.code, second.out]).toEqual([0, expect.stringContaining('nothing to do')]);
	});

	it('says in one sentence, without the password, why it could not', async () => {
		const wrong = new URL(url('owner'));
		wrong.password = 'not-the-password';
		const refused = {
			[wrong.href]: 'The database refused the login: the name or the password is not right.',
			[url('owner', 'nowhere')]: 'There is no database of that name.',
			[url('desk')]: 'This role of the database may not do that: the command wants its owner.'
		};
		for (const [where, sentence] of Object.entries(refused)) {
			const { code, err } = await migrate(where);
			expect([code, err.trim()]).toEqual([1, sentence]);
		}
	});
});
