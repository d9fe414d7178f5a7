import { randomUUID } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { enrol, type Person } from '../../scripts/demo/people.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../support/triage.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { isLetIn, knockers, rules, type Knocker, type Place } from '../support/doors.ts';
import { answersWith, CHEAP, createHouse, send, type House } from '../support/house.ts';
import { builtRoutes } from '../support/routes.ts';
import { deskSettings, startServer, type Server } from '../support/server.ts';

const now = new Date();
const hoursOn = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
let house: House;
let desk: Server;
/** For the jobs of the desk's process, so that no tick comes but those of the test. */
let elsewhere: FreshDatabase;
let people: Readonly<Record<Exclude<Knocker, 'nobody'>, Person>>;
const cookies: Partial<Record<Knocker, string>> = {};
let doors: ReturnType<typeof rules>;

beforeAll(async () => {
	[house, elsewhere] = await Promise.all([createHouse(now), freshDatabase()]);
	const agency = { id: 'audit-office', name: 'Audit Office' };
	const eve = { name: 'Eve Queeley', agency, role: 'auditor' } as const;
	people = {
		officer: house.mara,
		supervisor: house.devon,
		administrator: house.alton,
		auditor: await enrol(house.desk, eve, now, house.alton, CHEAP),
		reviewer: house.ruth
	};
	desk = await startServer(
		{ ...deskSettings(house), JOBS_DATABASE_URL: elsewhere.jobsUrl },
		{ preload: [new URL('../support/frozen-clock.mjs', import.meta.url).href] }
	);
	for (const [who, { officerId }] of Object.entries(people)) {
		const value = await house.desk.db.transaction((tx) =>
			staff.session.create(tx, officerId, new Date())
		);
		cookies[who as Knocker] = `${staff.cookieName(desk.origin)}=${value}`;
	}
	const lanes = await staff.lane.list(house.desk);
	const cardOf = (lane: Place['lane']) => lanes.find(({ id }) => id === lane)!.card;
	doors = rules({ general: cardOf('general'), review: cardOf('review') });
}, 120_000);
afterAll(async () => {
	await desk.stop();
	await house.database.close();
	await elsewhere.close();
});

/** A tip with a file in that lane. */
async function tipIn(lane: Place['lane']): Promise<Place & { code: string }> {
	const involved = lane === 'review' ? ['police'] : [];
	const { code } = await send(house.intake, answersWith({ what: randomUUID(), involved }), now);
	const tip = (await tips.find(house.intake, code))!.id;
	const [part, addition] = [randomUUID(), randomUUID()];
	await house.database.as.owner.execute(sql`
		with a as (
			insert into additions (id, tip_id, epoch, arrived_at, sealed)
			values (${addition}, ${tip}, 1, date_trunc('hour', now()), '') returning id
		), p as (
			insert into parts (id, tip_id, addition_id, began_at)
			select ${part}, ${tip}, id, date_trunc('hour', now()) from a returning id
		)
		insert into chunks (part_id, n, sealed) select id, 0, 'sealed' from p`);
	return { lane, tip, part, code };
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** One request as that person's browser sends it. A stream is left once it has begun. */
function knocks(who: Knocker, door: string, place: Place): Promise<Answer> {
	const { at, form, json } = doors[door]!;
	const [method, name] = door.split(' ') as [string, string];
	const action = /\?\/\w+$/.exec(name)?.[0];
	const { port, host } = new URL(desk.origin);
	const body = form ? new URLSearchParams(form()).toString() : json && JSON.stringify(json(place));
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				hostname: '127.0.0.1',
				port,
				method,
				path: at(place) + (action ?? ''),
				agent: false,
				headers: {
					host,
					accept: method === 'GET' ? 'text/html' : 'application/json',
					...(method === 'GET' ? {} : { origin: desk.origin }),
					...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
					...(json ? { 'content-type': 'application/json' } : {}),
					...(body ? { 'content-length': Buffer.byteLength(body) } : {}),
					...(cookies[who] ? { cookie: cookies[who] } : {})
				}
			},
			(answer) => {
				const { statusCode: status = 0, headers } = answer;
				let body = '';
				answer.setEncoding('utf8');
				answer.on('data', (chunk: string) => (body += chunk));
				answer.on('error', reject);
				answer.on('end', () => resolve({ status, headers, body }));
				if (headers['content-type'] === 'text/event-stream') {
					resolve({ status, headers, body });
					sent.destroy();
				}
			}
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

function outcomeOf({ status, headers, body }: Answer) {
	const isDoor = String(headers.location).startsWith('/desk/sign-in');
	if (status === 401 || isDoor) return 'led to the door';
	if (status === 404) return 'finds nothing';
	if (body.includes('not-allowed')) return 'hears that it is not for them';
	return status < 500 ? 'is let in' : `broke it: ${status}`;
}

describe('whoever has no part in a restricted lane', () => {
	const outsiders = knockers.filter((who) => who !== 'reviewer');
	it('hears nothing of it, and the tick as everybody does', async () => {
		const until = (streams: readonly Stream[], changes: readonly number[]) =>
			vi.waitFor(() => expect(streams.map(({ changes }) => changes())).toEqual(changes), {
				timeout: 10_000
			});
		// The first to look in this process hear that it has begun to listen: to the tick and to a lane, then to another.
		const first = await hears('officer');
		await until([first], [2]);
		const second = await hears('reviewer');
		await until([second], [1]);
		const streams = [await hears('officer'), await hears('administrator'), await hears('reviewer')];
		const { tip } = await tipIn('review');
		await triage.take(house.desk, people.reviewer.actor, tip, now);
		await until(streams, [0, 0, 1]);
		await house.database.as.jobs.transaction(async (tx) => void (await triage.tick(tx)));
		await until(streams, [1, 1, 2]);
		for (const { leave } of [first, second]) leave();
		for (const { leave } of streams) leave();
	});

	/** Every page that they can ask for, with what it would be for them if there were something in that lane. */
	async function seen(place: Place) {
		const general = { lane: 'general', tip: own.tip, part: randomUUID() } as const;
		const answers: Record<string, string> = {};
		const looks = async (who: Knocker) => {
			for (const door of Object.keys(doors).filter((door) => door.startsWith('GET '))) {
				const places = doors[door]!.opens === 'to members' ? [general, place] : [place];
				for (const where of places) {
					// Looking through a lane is on record, which its own record then shows.
					if (door.endsWith('/tips') && where === general) continue;
					const { status, headers, body } = await knocks(who, door, where);
					// The etag is made of the page with its nonce.
					const rest = { ...headers, date: '', etag: '' };
					answers[`${who} ${door} ${where.lane}`] = JSON.stringify([status, rest, body])
						.replace(/nonce(=\\"|-)[A-Za-z0-9+/=]+/g, 'nonce')
						.replaceAll(where.tip, '[tip]')
						.replaceAll(where.part, '[part]');
				}
			}
		};
		await Promise.all(outsiders.map(looks));
		return answers;
	}
	let own: Place;

	it('sees the same pages, byte for byte, whatever is done there', async () => {
		const { officer, reviewer } = people;
		own = await tipIn('general');
		await triage.chainArrivals(house.database.as.jobs, hoursOn(2));
		const nothing = { lane: 'review', tip: randomUUID(), part: randomUUID() } as const;
		// Their own tip, which is on record once.
		for (const who of outsiders)
			await knocks(who, 'GET /desk/tips/[id]', { ...own, part: randomUUID() });
		const before = await seen(nothing);

		const there = await tipIn('review');
		const [actor, { tip }] = [reviewer.actor, there];
		const text = () => ({ id: randomUUID(), sealed: new Uint8Array(64) });
		await tips.add(house.intake, there.code as never, 'a form', 'And more.', now);
		await triage.take(house.desk, actor, tip, now);
		await triage.view(house.desk, actor, tip, now);
		await triage.note(house.desk, actor, tip, text(), now);
		const asked = {
			epoch: 1,
			asks: true,
			sealed: new Uint8Array(64),
			sending: new Uint8Array(64)
		};
		await triage.reply(house.desk, actor, tip, { id: randomUUID(), ...asked }, now);
		await triage.changeUrgency(house.desk, actor, tip, { was: 4, becomes: 1 }, text(), now);
		await triage.close(house.desk, actor, tip, text(), 'closed', now);
		await triage.chainArrivals(house.database.as.jobs, hoursOn(4));
		expect(await seen(there)).toEqual(before);

		const ofMember = await knocks('reviewer', 'GET /desk/tips/[id]', there);
		expect(ofMember.status).toBe(200);
		expect(officer.actor.lanes).toEqual(['general']);
	});

	type Stream = { readonly changes: () => number; readonly leave: () => void };
	function hears(who: Knocker) {
		const { port, host } = new URL(desk.origin);
		const headers = { host, cookie: cookies[who] };
		return new Promise<Stream>((resolve, reject) => {
			const path = '/desk/live';
			const sent = request(
				{ hostname: '127.0.0.1', port, path, agent: false, headers },
				(answer) => {
					let said = '';
					answer.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
					answer.on('error', () => undefined); // it is left
					resolve({
						changes: () => said.split('event: change').length - 1,
						leave: () => void sent.destroy()
					});
				}
			);
			sent.on('error', reject);
			sent.end();
		});
	}
});

describe('every door of the desk', () => {
	it('has a rule, each method and action of each route that was built, and the public ones are not there', async () => {
		const routes = builtRoutes();
		const verbs = routes
			.filter(({ id }) => !id.startsWith('/(site)/'))
			.flatMap(({ id, page, methods, actions }) => {
				const name = id.replace('/(desk)', '').replace('/(work)', '');
				return [
					...(page ? [`GET ${name}`] : []),
					...methods.map((method) => `${method} ${name}`),
					...actions.map((action) => `POST ${name}?/${action}`)
				];
			});
		const known = Object.keys(doors).filter((door) => !door.includes(' of '));
		expect(verbs.sort()).toEqual(known.sort());
		const { origin } = desk;
		for (const { id } of routes.filter(({ id }) => id.startsWith('/(site)/'))) {
			const path =
				id.replace('/(site)', '').replaceAll(/\[\[.*?\]\]|\[x\+2e\]|\[.*?\]/g, '') || '/';
			expect((await fetch(origin + path)).status, id).toBe(404);
		}
	});

	it.each(knockers)('opens to %s as its rule says, in either lane', async (who) => {
		const places = [await tipIn('general'), await tipIn('review')];
		const wrong: string[] = [];
		for (const [door, rule] of Object.entries(doors)) {
			for (const place of rule.opens === 'to members' ? places : places.slice(0, 1)) {
				const outcome = outcomeOf(await knocks(who, door, place));
				const right = isLetIn(rule, who, place)
					? ['is let in']
					: who === 'nobody' && rule.opens !== 'to nobody'
						? ['led to the door']
						: ['finds nothing', 'hears that it is not for them', 'led to the door'];
				if (!right.includes(outcome)) wrong.push(`${door} in ${place.lane}: ${outcome}`);
			}
		}
		expect(wrong).toEqual([]);
	});
});
