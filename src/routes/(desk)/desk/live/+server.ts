import { live } from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import type { RequestHandler } from './$types';

/** Proxies drop a silent connection. */
const BEAT_MS = 15_000;
/** The browser then comes again by itself, and is asked anew who it is. */
const LASTS_MS = 5 * 60_000;

const headers = {
	'content-type': 'text/event-stream',
	'cache-control': 'no-store, no-transform'
};

const endings = new Set<() => void>();
// An open stream would hold a stopping server for half a minute.
process.on('sveltekit:shutdown', () => endings.forEach((end) => end()));

/** Answered by GET it would wait for the end of a stream that nobody reads. */
export const HEAD: RequestHandler = () => new Response(null, { headers });

/** Says that something may have changed, never what: the page that hears it asks for itself. */
export const GET: RequestHandler = ({ locals }) => {
	const actor = actorOf(locals);
	let end: () => void;
	const stream = new ReadableStream<string>({
		start(controller) {
			const say = (line: string) => controller.enqueue(line);
			const deaf = live(locals.desk.db).hear(actor, () => say('event: change\ndata:\n\n'));
			const beat = setInterval(() => say(':\n\n'), BEAT_MS);
			const lasts = setTimeout(() => end(), LASTS_MS);
			end = () => {
				if (!endings.delete(end)) return;
				deaf();
				clearInterval(beat);
				clearTimeout(lasts);
				try {
					controller.close();
				} catch {
					// the browser had closed it already
				}
			};
			endings.add(end);
			say('retry: 3000\n\n');
		},
		cancel: () => end()
	});
	return new Response(stream.pipeThrough(new TextEncoderStream()), { headers });
};
