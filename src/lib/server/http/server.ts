import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { noLimits, type Limiter } from './abuse-limiter.ts';
import {
	allowanceFor,
	CONNECTIONS,
	PACE,
	LIMITS,
	type Kind,
	type Pace,
	type Limits
} from './bodies.ts';
import { createCompressor } from './compressor.ts';
import { boundConnections } from './connections.ts';
import { HEADERS, HSTS } from './headers.ts';
import { admitsCrowd, onHead, wantsPage } from './heads.ts';
import { isOdd } from './odd.ts';
import { createReceiving, withBody } from './receiving.ts';
import { refuse, type Refusal } from './refusals.ts';
import { endStalled, endTogether } from './stalled.ts';
import { createStreams } from './streams.ts';
import { createTurns, TURN_ENDS } from './turns.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

export type ListenerOptions = {
	/** Who is asked how many come from where; none where all come from one address. */
	readonly limiter?: Limiter;
	/** The onion origin of the same pages, told to whoever reads one here. */
	readonly onion?: string;
	/** Other bounds than production's, for tests. */
	readonly limits?: Partial<Record<Kind, Partial<Limits>>>;
	readonly pace?: Partial<Pace>;
	readonly answerMs?: number;
	readonly connections?: typeof CONNECTIONS | { readonly most: number; readonly unread: number };
};

/** How often it is looked who makes progress. */
const SWEEP_MS = 1_000;

/**
 * One listener: it answers to the hosts of its own origins and to no other name, so that nothing is ever
 * chosen by a header that anyone can send. What it holds at most is its own: what is taken from one listener leaves
 * the other, the onion's or the site's, all that it has.
 *
 * A request takes a place at the counter when its small body is there, and gives it back when its answer begins.
 * @param origins usually one; the demo adds a second name for the same loopback address.
 */
export function createListener(
	origins: readonly string[],
	handler: Handler,
	{ limiter = noLimits, onion, ...bounds }: ListenerOptions = {}
): Server {
	const protocols = new Map(
		origins.map((origin) => [new URL(origin).host, new URL(origin).protocol])
	);
	const pace = { ...PACE, ...bounds.pace };
	const compress = createCompressor();
	const limits = (kind: Kind): Limits => ({ ...LIMITS[kind], ...bounds.limits?.[kind] });
	const receiving = {
		form: createReceiving(limits('form').receiving, pace),
		code: createReceiving(limits('code').receiving, pace),
		piece: createReceiving(limits('piece').receiving, pace),
		sent: createReceiving(limits('sent').receiving, pace)
	};
	const streams = createStreams(limits('files').rendering.requests);
	const turns = {
		page: createTurns(limits('page')),
		form: createTurns(limits('form')),
		code: createTurns(limits('code')),
		piece: createTurns(limits('piece')),
		sent: createTurns(limits('sent'))
	};

	const server = createServer(
		{
			// Of a head alone: a body's pace is looked at in its place, and a file may take as long as it needs.
			...{ headersTimeout: pace.headMs, requestTimeout: 0 },
			connectionsCheckingInterval: Math.min(5_000, pace.headMs)
		},
		(req, res) => {
			if (!connections.begins(req.socket, res)) return;
			// Nothing here needs a part of a file, and what serves files throws on one that ends before it begins.
			delete req.headers.range;
			res.on('pipe', (source: Readable) => endTogether(source, res));
			const crowd = limiter(req);
			for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
			const protocol = protocols.get(req.headers.host ?? '');
			if (!protocol) {
				res.writeHead(421, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
				return void res.end('This address is not served here.\n');
			}
			if (protocol === 'https:') res.setHeader('strict-transport-security', HSTS);
			req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
			if (!admitsCrowd(crowd, req, res)) return;
			const allowance = allowanceFor(req);
			const { kind } = allowance;
			const turnAway = (why: Refusal) => {
				connections.isRefused(req.socket);
				refuse(req, res, why, pace.linger);
			};
			const isBusy = () => turnAway(kind === 'page' ? 'pageBusy' : 'busy');
			const answer = (whole: IncomingMessage, leave = () => {}) => {
				onHead(req, res, onion, () => {
					leave();
					connections.answers(res);
					res.setTimeout(pace.unreadMs);
				});
				// Only whole files are worked on before they are there.
				const isComingIn = () => kind === 'files' && !req.complete;
				const answerMs = bounds.answerMs ?? allowance.answerMs;
				Object.assign(whole, { [TURN_ENDS]: leave });
				endStalled(whole, res, isComingIn, answerMs, pace, isBusy);
				compress(whole, res, () => handler(whole, res, () => void res.writeHead(404).end()));
			};
			if (isOdd(req.url ?? '')) return turnAway('unreadable');
			wantsPage(req, kind);
			if (kind === 'page' || kind === 'files') {
				if (Number(req.headers['content-length'] ?? 0) > allowance.bytes)
					return turnAway('tooLong');
				if (kind === 'page') return turns.page(res, 0, (leave) => answer(req, leave), isBusy);
				streams(req);
				return answer(req);
			}
			receiving[kind].receive(req, allowance.bytes, (body, why) => {
				if (!body) return turnAway(why);
				const whole = withBody(req, body);
				turns[kind](res, body.length, (leave) => answer(whole, leave), isBusy);
			});
		}
	);
	const connections = boundConnections(server, bounds.connections ?? CONNECTIONS);
	const sweep = setInterval(() => {
		for (const kind of Object.values(receiving)) kind.sweep();
		connections.sweep();
	}, SWEEP_MS).unref();
	server.once('close', () => clearInterval(sweep));
	return server;
}
