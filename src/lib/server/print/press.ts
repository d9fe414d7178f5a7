import { createHash } from 'node:crypto';
import { make, type Order } from './make.ts';

/** A few languages, sheets and papers: the rest of a day's requests come from here. */
const MOST = 200;

const made = new Map<string, Promise<Buffer>>();
let last: Promise<unknown> = Promise.resolve();

/** A sheet from memory, or made now: one at a time, so that nobody's tip waits for many. @throws TooLong */
export function sheet(order: Order): Promise<Buffer> {
	const key = createHash('sha256').update(JSON.stringify(order)).digest('base64url');
	const kept = made.get(key);
	if (kept) return kept;
	if (made.size >= MOST) made.clear();
	const bytes = last.then(() => make(order));
	last = bytes.catch(() => made.delete(key));
	made.set(key, bytes);
	return bytes;
}
