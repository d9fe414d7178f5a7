import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import { createSql } from '../../src/lib/server/db/index.ts';
import type { House } from './house.ts';
import { answerTo } from './plain-question.ts';
import { pss } from './process.ts';
import type { Server } from './server.ts';
import { askedOn, call, codeOn, sendingOf, valueOf, type Answered } from './wire.ts';

export type Plan = {
	/** Posts of the flood, sent at this pace whatever becomes of them. */
	readonly perSecond: number;
	readonly seconds: number;
	/** People who come in between, spread over the time. */
	readonly withoutScript: number;
	readonly withScript: number;
};

/** How one person fared. */
export type Fared = {
	readonly javaScript: boolean;
	/** Undefined: never got one. */
	readonly code?: string;
	readonly presses: number;
	readonly answeredInMs: readonly number[];
};

export type Figures = {
	readonly sent: number;
	/** By what the flood's posts were answered with. */
	readonly kept: number;
	readonly askedToPressAgain: number;
	/** Without the form: by the listener's own bound. */
	readonly turnedAway: number;
	readonly otherwise: number;
	readonly lost: number;
	readonly people: readonly Fared[];
	/** Largest of the public process, MiB. */
	readonly memory: number;
	/** By which the database grew, bytes. */
	readonly disk: number;
	/** Notices that the desk heard. */
	readonly heard: number;
};

/** A form answered sooner than this was filled in by a script. */
const OLD_ENOUGH_MS = 4_500;
/** Forms that are asked for at once before it begins. */
const READY_AT_ONCE = 32;
/** Nobody presses longer than this. */
const PATIENCE_MS = 120_000;

type Form = Readonly<Record<string, string>>;

/**
 * A script that answers the plain question floods the tip line, and people write meanwhile.
 * @param halfWay what is done in the midst of it.
 */
export async function flood(
	house: House,
	site: Server,
	plan: Plan,
	halfWay: () => Promise<void> = () => Promise.resolve()
): Promise<Figures> {
	const forms = await ready(site, plan.perSecond * plan.seconds);
	const { owner } = house.database.as;
	const size = async () => {
		const [row] = await owner.execute<{ size: string }>(
			sql`select pg_database_size(current_database()) as size`
		);
		return Number(row!.size);
	};
	const desk = createSql(house.database.deskUrl, { name: 'flood', max: 1 });
	let heard = 0;
	await desk.listen('desk', () => (heard += 1));
	const before = await size();
	let memory = pss(site.pid);
	const looking = setInterval(() => (memory = Math.max(memory, pss(site.pid))), 250);
	const [answers, people] = await Promise.all([
		pour(site, forms, plan),
		crowd(site, plan),
		wait(plan.seconds * 500).then(halfWay)
	]);
	clearInterval(looking);
	await desk.end();
	const counted = (which: (one: Answered) => boolean) =>
		answers.filter((one) => one && which(one)).length;
	return {
		sent: forms.length,
		kept: counted(({ html }) => Boolean(codeOn(html))),
		askedToPressAgain: counted(
			({ status, html }) => status === 503 && valueOf(html, 'ticket') !== ''
		),
		turnedAway: counted(({ status, html }) => status === 503 && !valueOf(html, 'ticket')),
		otherwise: counted(({ status, html }) => status !== 503 && !codeOn(html)),
		lost: answers.filter((one) => !one).length,
		people,
		memory,
		disk: (await size()) - before,
		heard
	};
}

/** Forms filled in by a script, each with a ticket and words of its own, and left to grow old enough. */
async function ready(site: Server, count: number): Promise<Form[]> {
	const forms: Form[] = [];
	let made = 0;
	const one = async () => {
		while (made < count) {
			const what = `Noise ${(made += 1)} ${crypto.randomUUID()} ${'words '.repeat(40)}`;
			const story = { step: 'review', page: 'story', way: 'saw', what };
			const check = await call(site, '/tip', story);
			forms.push({ ...sendingOf(check), answer: answerTo(askedOn(check).question) });
		}
	};
	await Promise.all(Array.from({ length: READY_AT_ONCE }, one));
	await wait(OLD_ENOUGH_MS);
	return forms;
}

/** Sends them at their pace. @returns what each was answered with; undefined: the connection broke. */
async function pour(site: Server, forms: readonly Form[], { perSecond }: Plan) {
	const began = performance.now();
	const answers: Promise<Answered | undefined>[] = [];
	for (const [at, form] of forms.entries()) {
		const early = (at * 1000) / perSecond - (performance.now() - began);
		if (early > 1) await wait(early);
		answers.push(call(site, '/tip', form).catch(() => undefined));
	}
	return Promise.all(answers);
}

function crowd(site: Server, { seconds, withoutScript, withScript }: Plan): Promise<Fared[]> {
	const all = [
		...Array<boolean>(withoutScript).fill(false),
		...Array<boolean>(withScript).fill(true)
	];
	return Promise.all(
		all.map(async (javaScript, at) => {
			// So that all of them are done with reading while it lasts.
			const spread = Math.max(0, seconds * 1000 - 1.5 * OLD_ENOUGH_MS);
			await wait((at * spread) / all.length);
			return writes(site, javaScript);
		})
	);
}

/** Somebody who writes, reads it over, and presses the button again whenever they are told to. */
async function writes(site: Server, javaScript: boolean): Promise<Fared> {
	const until = performance.now() + PATIENCE_MS;
	const answeredInMs: number[] = [];
	const asks = async (form: Form): Promise<Answered> => {
		const before = performance.now();
		const answer = await call(site, '/tip', form).catch(() => undefined);
		answeredInMs.push(performance.now() - before);
		// Without an answer, or with one that is no form, a browser sends the same again when one tells it to.
		if (answer && (answer.status !== 503 || valueOf(answer.html, 'ticket'))) return answer;
		await wait(3_000);
		return asks(form);
	};
	const begun = await asks({ step: 'start', way: 'saw' });
	const what = `Six people sleep in the back of the shop. ${crypto.randomUUID()}`;
	const check = await asks({
		...sendingOf(begun),
		step: 'review',
		page: 'story',
		way: 'saw',
		what
	});
	const { challenge, bits, question } = askedOn(check);
	const shown: Form = javaScript
		? { work: await solved(challenge, bits) }
		: { answer: answerTo(question) };
	if (!javaScript) await wait(OLD_ENOUGH_MS);
	let form: Form = { ...sendingOf(check), ...shown };
	const before = answeredInMs.length;
	for (;;) {
		const answer = await asks(form);
		const code = codeOn(answer.html);
		const presses = answeredInMs.length - before;
		if (code || performance.now() > until) return { javaScript, code, presses, answeredInMs };
		await wait(Number(answer.headers['retry-after'] ?? 3) * 1000);
		form = { ...sendingOf(answer), ...shown, answer: valueOf(answer.html, 'answer') };
	}
}

async function solved(challenge: string, bits: number): Promise<string> {
	const worker = new Worker(new URL('./solver.ts', import.meta.url), {
		workerData: { challenge, bits }
	});
	const [solution] = (await once(worker, 'message')) as [string];
	return solution;
}
