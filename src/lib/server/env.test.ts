import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pinsFrom, readEnv, UnfitSettings } from './env.ts';

const key = () => randomBytes(32).toString('base64url');
const publicFace = () => ({
	FACE: 'public',
	SITE_ORIGIN: 'https://tips.example',
	SITE_LISTEN: '127.0.0.1:3000',
	PUBLIC_DATABASE_URL: 'postgres://plainsight_public:secret-word@db.example/plainsight',
	PEPPER: key(),
	TICKET_KEY: key(),
	DRAFT_KEY: key(),
	STATE_DIRECTORY: '/var/lib/plainsight',
	LANE_PINS: `general=${key()},review=${key()}`
});
const wrongIn = (settings: Record<string, string | undefined>): readonly string[] => {
	try {
		readEnv(settings);
	} catch (error) {
		if (error instanceof UnfitSettings) return error.settings;
		throw error;
	}
	return [];
};

describe('settings', () => {
	it('that are whole are read, with pins by lane', () => {
		const read = readEnv(publicFace());
		expect(read).toMatchObject({ FACE: 'public', SITE_LISTEN: { host: '127.0.0.1', port: 3000 } });
		expect('LANE_PINS' in read && [...read.LANE_PINS.keys()]).toEqual(['general', 'review']);
		expect('PEPPER' in read && read.PEPPER.map((pepper) => pepper.length)).toEqual([32]);
	});

	it('say when the desk is at work, and by when something is owed', () => {
		const own = { DESK_HOURS: 'sat 10:00-12:00', DESK_HOLIDAYS: '+2026-12-31' };
		expect(readEnv({ ...publicFace(), ...own })).toMatchObject({
			DESK_HOURS: { 6: ['10:00', '12:00'] },
			DESK_HOLIDAYS: { closed: ['2026-12-31'] }
		});
		const wrong = { DESK_HOURS: 'always', DESK_HOLIDAYS: 'x', DESK_TARGETS: 'soon' };
		expect(wrongIn({ ...publicFace(), ...wrong }).map((line) => line.split(':')[0])).toEqual([
			'DESK_HOURS',
			'DESK_HOLIDAYS',
			'DESK_TARGETS'
		]);
	});

	it('take pins with commas between or a line each, and none that is named twice', () => {
		const [one, other] = ['A'.repeat(43), 'B'.repeat(43)];
		const both = new Map([
			['general', { print: one }],
			['review', { print: other }]
		]);
		expect(pinsFrom(`general=${one},review=${other}`)).toEqual(both);
		expect(pinsFrom(`# by hand\n general=${one}\r\n\nreview=${other}\n`)).toEqual(both);
		expect(pinsFrom('')).toEqual(new Map());
		for (const wrong of ['?', `general=${one}x`, `general=${one},general=${other}`]) {
			expect(pinsFrom(wrong)).toBeUndefined();
		}
	});

	it('take the epoch of a pinned card, in the order in which lanes are to be tried', () => {
		const [one, other] = ['A'.repeat(43), 'B'.repeat(43)];
		const read = pinsFrom(`review@12=${one}\ngeneral=${other}\n`);
		expect([...(read ?? [])]).toEqual([
			['review', { print: one, epoch: 12 }],
			['general', { print: other }]
		]);
		for (const wrong of ['general@=', 'general@0=', 'general@x=', 'general@1@2=', '@1=']) {
			expect(pinsFrom(wrong + one), wrong).toBeUndefined();
		}
		expect(pinsFrom(`general@1=${one},general@2=${other}`)).toBeUndefined();
	});

	it('that are missing are all named at once', () => {
		const wrong = wrongIn({ FACE: 'desk' });
		for (const name of [
			'DESK_ORIGIN',
			'DESK_LISTEN',
			'DESK_DATABASE_URL',
			'JOBS_DATABASE_URL',
			'TOTP_KEY',
			'SESSION_KEY',
			'RECORD_KEY',
			'STATE_DIRECTORY'
		]) {
			expect(wrong).toContain(`${name}: is missing`);
		}
	});

	it.each([
		['FACE', 'everything'],
		['SITE_ORIGIN', 'http://tips.example'],
		['SITE_ORIGIN', 'https://tips.example/path'],
		['SITE_LISTEN', '3000'],
		['PUBLIC_DATABASE_URL', 'mysql://x'],
		['PEPPER', 'short'],
		['PEPPER', [1, 2, 3, 4, 5, 6, 7, 8, 9].map(key).join()],
		['PEPPER', `${key()},short`],
		['DRAFT_KEY', [1, 2, 3].map(key).join()],
		['DRAFT_KEY', `${key()},`],
		['DRAFT_KEY', `${key()}, ${key()}`],
		['LANE_PINS', 'general'],
		['LANE_PINS_FILE', 'pins'],
		['CLIENT_ADDRESS_HEADER', 'Host'],
		['STATE_DIRECTORY', '/var/lib/one:/var/lib/two'],
		['BOX_SOCKET', 'box.sock'],
		['BOX_ISOLATION', 'none'],
		['HCAPTCHA_SITEKEY', 'without-its-secret']
	])('with an unsafe %s are refused', (name, value) => {
		expect(wrongIn({ ...publicFace(), [name]: value }).join('\n')).toContain(name);
	});

	it('never quote a value', () => {
		const settings = {
			...publicFace(),
			PUBLIC_DATABASE_URL: 'secret-word',
			PEPPER: 'another-secret'
		};
		expect(wrongIn(settings).join('\n')).not.toMatch(/secret/);
	});

	it('may not use one key for two things', () => {
		const one = key();
		expect(wrongIn({ ...publicFace(), PEPPER: one, DRAFT_KEY: one }).join()).toContain(
			'no two keys'
		);
	});

	it('take a key with the one that it renews, and never the same twice', () => {
		const [newest, former] = [key(), key()];
		const read = readEnv({ ...publicFace(), DRAFT_KEY: `${newest},${former}` });
		const keys = 'DRAFT_KEY' in read ? read.DRAFT_KEY : [];
		expect(keys.map((bytes) => Buffer.from(bytes).toString('base64url'))).toEqual([newest, former]);
		const twice = { ...publicFace(), DRAFT_KEY: `${newest},${newest}` };
		expect(wrongIn(twice).join()).toContain('no two keys');
		const again = { ...publicFace(), DRAFT_KEY: `${newest},${former}`, TICKET_KEY: former };
		expect(wrongIn(again).join()).toContain('no two keys');
	});

	it('know an onion by its name, and want its listener with it', () => {
		const name = '7xdjtheyfbfyh624fc5boujtf6isjwza7mff4kobj4zhumivtxxz47yd';
		const both = { ONION_ORIGIN: `http://${name}.onion`, ONION_LISTEN: '127.0.0.1:3002' };
		expect(wrongIn({ ...publicFace(), ...both })).toEqual([]);
		expect(wrongIn({ ...publicFace(), ONION_ORIGIN: both.ONION_ORIGIN }).join()).toContain(
			'want each other'
		);
		for (const other of [
			`https://${name}.onion`,
			`http://${name.replace('7', 'a')}.onion`,
			'http://abc.onion'
		]) {
			expect(wrongIn({ ...publicFace(), ...both, ONION_ORIGIN: other }).join()).toContain(
				'version 3 onion name'
			);
		}
	});

	it('allow plain http only where nobody stands between', () => {
		for (const origin of [
			'http://localhost:3000',
			'http://127.0.0.1',
			`http://${'a'.repeat(56)}.onion`
		]) {
			expect(wrongIn({ ...publicFace(), SITE_ORIGIN: origin })).toEqual([]);
		}
	});
});

describe('settings of alerts', () => {
	const secret = `whsec_${randomBytes(32).toString('base64')}`;
	const desk = () => ({
		FACE: 'desk',
		DESK_ORIGIN: 'https://desk.example',
		DESK_LISTEN: '127.0.0.1:3001',
		DESK_DATABASE_URL: 'postgres://plainsight_desk@db.example/plainsight',
		JOBS_DATABASE_URL: 'postgres://plainsight_jobs@db.example/plainsight',
		...{ TOTP_KEY: key(), SESSION_KEY: key(), RECORD_KEY: key() },
		STATE_DIRECTORY: '/var/lib/plainsight'
	});
	const both = {
		SMTP_URL: 'smtp://desk:pa%40ss@mail.example',
		ALERTS_FROM: 'alerts@desk.example',
		ALERTS_WEBHOOK_URL: 'https://pager.example/hook?to=all',
		ALERTS_WEBHOOK_SECRET: secret
	};

	it('are whole, or not there at all', () => {
		expect(wrongIn(desk())).toEqual([]);
		const read = readEnv({ ...desk(), ...both, ALERTS_CUSTODIANS: 'a@b.example,c@d.example' });
		expect(read).toMatchObject({
			SMTP_URL: {
				...{ host: 'mail.example', port: 587, secure: false, loopback: false },
				...{ user: 'desk', password: 'pa@ss' }
			},
			ALERTS_CUSTODIANS: ['a@b.example', 'c@d.example']
		});
		for (const name of Object.keys(both))
			expect(wrongIn({ ...desk(), ...both, [name]: undefined }), name).toHaveLength(1);
		expect(wrongIn({ ...desk(), ALERTS_CUSTODIANS: 'a@b.example' })).toEqual([
			'ALERTS_CUSTODIANS: wants SMTP_URL'
		]);
	});

	it.each([
		['SMTP_URL', 'smtps://mail.example?tls.rejectUnauthorized=false'],
		['SMTP_URL', 'smtp://mail.example/?ignoreTLS=true'],
		['SMTP_URL', 'smtp://mail.example/#x'],
		['SMTP_URL', 'smtp://desk@mail.example'],
		['SMTP_URL', 'https://mail.example'],
		['ALERTS_FROM', 'Desk <alerts@desk.example>'],
		['ALERTS_FROM', 'alerts@desk.example\r\nBcc: a@b.example'],
		['ALERTS_WEBHOOK_URL', 'http://pager.example/hook'],
		['ALERTS_WEBHOOK_URL', 'https://name:word@pager.example/hook'],
		['ALERTS_WEBHOOK_SECRET', 'whsec_c2hvcnQ='],
		['ALERTS_CUSTODIANS', 'a@b.example, c@d.example']
	])('refuse %s where it is %s, and quote nothing', (name, value) => {
		const wrong = wrongIn({ ...desk(), ...both, [name]: value });
		expect(wrong).toHaveLength(1);
		expect(wrong[0]).toMatch(new RegExp(`^${name}: must`));
		expect(wrong[0]).not.toContain(value);
	});
});
