import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as staff from '../../src/lib/server/staff/index.ts';
import { createHouse, type House } from '../support/house.ts';
import { forgetPeak, peak, threadsCpuMs } from '../support/process.ts';
import { reservePort } from '../support/ports.ts';
import { builtRoutes } from '../support/routes.ts';
import { deskSettings, publicSettings, startServer, type Server } from '../support/server.ts';
import { call, codeOn, readyTip, sendTip, type Wire } from '../support/wire.ts';
import { ROUTES, worstOf, type Known, type Sent } from './worst-requests.ts';

/** Of the process that answers, for one request: what a stranger can spend of everybody's. */
const MOST_CPU_MS = 50;
const MOST_MEMORY_MIB = 4;
/** Copies of one request that are under way at once; what they cost is shared out evenly among them. */
const AT_ONCE = 6;
/** Of the bounds: what one sent alone costs by this much less needs no copies to be measured better. */
const SURELY = 0.6;
/** Connections that say how much they will send, and then send two bytes of it. */
const HALF_SAID = 600;
const ONION = '7xdjtheyfbfyh624fc5boujtf6isjwza7mff4kobj4zhumivtxxz47yd.onion';

type Listener = { readonly wire: Wire; readonly pid: number };

let house: House;
let servers: Server[];
let listeners: Readonly<Record<'site' | 'onion' | 'desk', Listener>>;
let cookie: string;
let known: Known;
beforeAll(async () => {
	house = await createHouse();
	const port = await reservePort();
	const site = await startServer(publicSettings(house), {
		settings: { ONION_ORIGIN: `http://${ONION}`, ONION_LISTEN: `127.0.0.1:${port}` }
	});
	const desk = await startServer(deskSettings(house), { settings: { SITE_ORIGIN: site.origin } });
	servers = [site, desk];
	// What the clock does no request does: a job that runs in minute 13 writes rows, too.
	await house.database.as.owner.execute(sql`delete from pgboss.schedule`);
	listeners = {
		site: { wire: { origin: site.origin }, pid: site.pid },
		onion: {
			wire: { origin: `http://127.0.0.1:${port}`, headers: { host: ONION } },
			pid: site.pid
		},
		desk: { wire: { origin: desk.origin, headers: { origin: desk.origin } }, pid: desk.pid }
	};
	const signedIn = await house.desk.db.transaction((tx) =>
		staff.session.create(tx, house.mara.officerId, new Date())
	);
	cookie = `${staff.cookieName(desk.origin)}=${signedIn}`;
	const wire = listeners.site.wire;
	known = { code: await sendTip(wire, 'Told before.'), form: await readyTip(wire, 'In time.') };
});
afterAll(async () => {
	await Promise.all(servers.map((server) => server.stop()));
	await house.database.close();
});

const routes = builtRoutes().map(({ id }) => id);
const listenerOf = (route: string) => (route.startsWith('/(desk)') ? 'desk' : 'site');

it('knows the worst that can be sent to each route, and to no other', () => {
	expect(Object.keys(ROUTES).sort()).toEqual([...routes].sort());
});

describe.each(routes)('%s', (route) => {
	const who = listenerOf(route) === 'desk' ? ['a stranger', 'an officer'] : ['a stranger'];

	it.each(who)('costs no more than it may, whatever %s sends to it', async (sender) => {
		const { wire, pid } = listeners[listenerOf(route)];
		const from = sender === 'an officer' ? { ...wire, headers: { ...wire.headers, cookie } } : wire;
		// In an ordinary hour, whatever came for the tests before: their tips would have this one prove four times as much.
		await house.database.as.owner.execute(sql`delete from inflow`);
		const bystander = await readyTip(listeners.site.wire, `Somebody else, during ${route}.`);
		const costs: object[] = [];
		const before = await rowsThere();
		const { mostRows = 0, rowsEach = 0 } = ROUTES[route]!;
		const attacks = worstOf(ROUTES[route]!, known);
		let requests = 0;
		for (const sent of attacks) {
			requests += 1;
			// Of nearly two thousand most show alone that they cost next to nothing. What is made once falls on that one.
			if (isFine(await costOf(pid, from, sent, 1), SURELY)) continue;
			requests += 2 * AT_ONCE;
			await Promise.all(copies(AT_ONCE, sent, from)); // nor is the room that so many take, which stays
			const cost = await costOf(pid, from, sent, AT_ONCE);
			if (!isFine(cost)) costs.push({ sent: sent.name, ...cost });
		}
		expect(costs).toEqual([]);
		expect(await rowsThere()).toBeLessThanOrEqual(before + mostRows + rowsEach * requests);
		const worst = attacks.at(-1)!;
		const [kept] = await Promise.all([
			call(listeners.site.wire, '/tip', bystander),
			...copies(AT_ONCE, worst, from)
		]);
		expect(codeOn(kept.html), 'somebody else’s tip is kept').toBeDefined();
	});
});

describe.each(['site', 'onion', 'desk'] as const)('the listener of the %s', (name) => {
	it('serves everybody else while very many say half of what they came to say', async () => {
		const { wire } = listeners[name];
		// Of the desk, what a stranger is let in by: everything else is refused before it is read.
		const isRead = name === 'desk' ? /\/(sign-in|join)\// : /^\/\(site\)/;
		const mine = Object.entries(ROUTES).filter(
			([route, { fields, json }]) => isRead.test(route) && (fields ?? json)
		);
		const bystander = name === 'desk' ? undefined : await readyTip(wire, `Over the ${name}.`);
		const half = await Promise.all(
			Array.from({ length: HALF_SAID }, (_, n) => halfSaid(wire, mine[n % mine.length]![1].path))
		);
		try {
			for (const path of name === 'desk' ? ['/desk/sign-in'] : ['/', '/tip', '/signs']) {
				expect((await call(wire, path)).status).toBe(200);
			}
			if (bystander) {
				expect(codeOn((await call(wire, '/tip', bystander)).html)).toBeDefined();
			}
		} finally {
			for (const socket of half) socket.destroy();
		}
	});
});

/** What one of so many copies at once costs the process that answers, and what it answers. */
async function costOf(pid: number, wire: Wire, sent: Sent, count: number) {
	const [cpu, resident] = [threadsCpuMs(pid), residentMib(pid)];
	const answers = await Promise.all(copies(count, sent, wire));
	return {
		cpuMs: (threadsCpuMs(pid) - cpu) / count,
		mib: (peak(pid) - resident) / count,
		answers: [...new Set(answers)].join()
	};
}

const isFine = ({ cpuMs, mib, answers }: Awaited<ReturnType<typeof costOf>>, share = 1) =>
	cpuMs <= share * MOST_CPU_MS && mib <= share * MOST_MEMORY_MIB && !/5\d\d|cut/.test(answers);

const copies = (count: number, sent: Sent, wire: Wire) =>
	Array.from({ length: count }, () => send(wire, sent));

function residentMib(pid: number): number {
	forgetPeak(pid);
	return peak(pid);
}

/** Rows of everything in the database, but of what was counted for how many came. */
async function rowsThere(): Promise<number> {
	const { owner } = house.database.as;
	const tables = await owner.execute<{ name: string }>(
		sql`select quote_ident(relname) as name from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'inflow'`
	);
	const counts = tables.map(({ name }) => `(select count(*) from ${name})`).join(' + ');
	const [row] = await owner.execute<{ rows: string }>(sql.raw(`select ${counts} as rows`));
	return Number(row!.rows);
}

/** @returns the answer's status; `cut` when the connection ended without one. */
function send(wire: Wire, { method, path, type, body }: Sent): Promise<number | 'cut'> {
	const { port, host } = new URL(wire.origin);
	return new Promise((resolve) => {
		const sending = request(
			{
				...{ hostname: '127.0.0.1', port, path, method, agent: false },
				headers: {
					...{ host, accept: 'text/html', ...wire.headers },
					...(type ? { 'content-type': type, 'content-length': body!.length } : {})
				}
			},
			(answer) => {
				resolve(answer.statusCode!);
				answer.resume().on('error', () => undefined); // the rest of what it would not take
				if (answer.headers['content-type']?.startsWith('text/event-stream')) sending.destroy();
			}
		);
		sending.on('error', () => resolve('cut'));
		sending.end(body);
	});
}

/** @returns a connection on which a post has begun. */
function halfSaid(wire: Wire, path: string): Promise<Socket> {
	const { port, host } = new URL(wire.origin);
	const headers = { host, 'content-type': 'application/x-www-form-urlencoded', ...wire.headers };
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	const socket = connect(Number(port), '127.0.0.1');
	socket.on('error', () => undefined); // it may be told to make room
	return new Promise((resolve) => {
		socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}content-length: 1000\r\n\r\na=`, () =>
			resolve(socket)
		);
	});
}
