import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type MailServer } from '../../../../scripts/demo/mail-server.ts';
import { NotForThem } from './gateway.ts';
import { createMail } from './mail.ts';

let server: MailServer;
beforeEach(async () => {
	server = await startMailServer();
});
afterEach(() => server.close());

const message = { id: 'any', to: 'mara@police.example', kind: 'now' } as const;
/** What hangs hangs for ever: any time is long enough to see that. */
const soon = () => AbortSignal.timeout(200);
const patient = () => AbortSignal.timeout(20_000);
const varies = /^(Message-ID|Date): .*$/gm;

describe('a mail', () => {
	it('is the same bytes for every reason: all that varies is its own number and hour', async () => {
		const mail = createMail(server.settings);
		await mail.send(message, patient());
		await mail.send({ ...message, id: 'another' }, patient());
		const [one, other] = server.mails.map(({ raw }) => raw);
		expect(one?.length).toBe(other?.length);
		expect(one?.replace(varies, '')).toBe(other?.replace(varies, ''));
		expect(one).toMatch(/^Subject: Plainsight: please look$/m);
	});

	it('has no link, no address of the desk, and no name of the machine', async () => {
		const mail = createMail(server.settings);
		for (const kind of ['now', 'digest'] as const) await mail.send({ ...message, kind }, patient());
		await mail.send({ ...message, kind: 'code', code: '40718826' }, patient());
		for (const { raw } of server.mails) {
			expect(raw).not.toMatch(/https?:|www\.|\/desk/i);
			expect(raw).toMatch(/^Message-ID: <[^@]+@desk\.example>$/m);
		}
		expect(server.mails.at(-1)?.raw).toContain('40718826');
	});

	it('goes to one address, whatever is written in it', async () => {
		const mail = createMail(server.settings);
		const to = 'a@b.example>\r\nRCPT TO:<c@d.example';
		await mail.send({ ...message, to }, patient()).catch(() => undefined);
		await mail
			.send({ ...message, to: 'a@b.example, c@d.example' }, patient())
			.catch(() => undefined);
		expect(
			server.mails.filter(({ to }) => to.includes('c@d.example') && !to.includes(','))
		).toEqual([]);
	});
});

describe('a mail server', () => {
	it.each(['hangs', 'stalls'] as const)(
		'that %s is waited for no longer than a try lasts',
		async (mood) => {
			server.mood = mood;
			await expect(createMail(server.settings).send(message, soon())).rejects.toThrow();
		}
	);

	it.each(['drops', 'busy'] as const)('that %s has taken nothing', async (mood) => {
		server.mood = mood;
		const sending = createMail(server.settings).send(message, patient());
		await expect(sending).rejects.not.toBeInstanceOf(NotForThem);
		await expect(createMail(server.settings).probe(patient())).rejects.toThrow();
	});

	it('that does not know one address may know others', async () => {
		server.mood = 'refuses';
		await expect(createMail(server.settings).send(message, patient())).rejects.toBeInstanceOf(
			NotForThem
		);
	});

	it('elsewhere gets no word without TLS', async () => {
		const elsewhere = createMail({ ...server.settings, loopback: false, user: 'a', password: 'b' });
		await expect(elsewhere.send(message, patient())).rejects.toThrow();
		await expect(
			createMail({ ...server.settings, secure: true }).send(message, soon())
		).rejects.toThrow();
		expect(server.mails).toEqual([]);
	});

	it('answers whoever asks, and is sent nothing by that', async () => {
		await createMail(server.settings).probe(patient());
		expect(server.mails).toEqual([]);
		server.mood = 'hangs';
		await expect(createMail(server.settings).probe(soon())).rejects.toThrow();
	});
});
