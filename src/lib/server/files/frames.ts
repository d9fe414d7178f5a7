import * as v from 'valibot';
import { findings, refusals } from './cleaned.ts';

const LONGEST_HEAD = 10_000;
/** Of a page: one of a document, a picture, or a recording. */
const LONGEST_BODY = 64_000_000;
/** Of all pages together: sixty pages of noise. */
const LONGEST_WHOLE = 200_000_000;

const ofMedia = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LONGEST_BODY));
const type = ofMedia(/^(application|audio|image|text|video)\/[\w.+-]{1,80}$/);
/** All that the box can say. Once a decoder is taken over it is a stranger who speaks, and nothing else is heard. */
const Head = v.variant('is', [
	v.object({ is: v.literal('ready') }),
	v.object({
		is: v.literal('clean'),
		type,
		found: v.array(v.picklist(findings)),
		fields: size,
		searched: v.picklist(['all', 'part'])
	}),
	v.object({ is: v.literal('uncleanable'), type }),
	v.object({ is: v.literal('refused'), why: v.picklist(refusals) }),
	// A page. What a box of the release before says stays what it is.
	v.object({
		is: v.literal('part'),
		name: ofMedia(/^[a-z]{1,20}$/),
		type: ofMedia(/^(image\/(jpeg|png|webp)|(audio|video)\/[\w.+-]{1,80})$/),
		size
	}),
	v.object({ is: v.literal('end') })
]);
type Head = v.InferOutput<typeof Head>;
/** What the box says, and the bytes that it hands over with it. */
export type Frame = { readonly head: Head; readonly bytes: Uint8Array };

/** Reads frames as box/box.ts writes them. Ends where they end, or where one is none. */
export async function* frames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, undefined> {
	const take = taker(stream);
	for (let whole = 0; whole <= LONGEST_WHOLE;) {
		const length = (await take(4))?.readUInt32BE();
		if (length === undefined || length > LONGEST_HEAD) return;
		const head = headOf(await take(length));
		if (!head) return;
		const bytes = await take(head.is === 'part' ? head.size : 0);
		if (!bytes) return;
		yield { head, bytes: new Uint8Array(bytes) };
		whole += bytes.length;
	}
}

function headOf(json: Buffer | undefined): Head | undefined {
	try {
		const read = v.safeParse(Head, JSON.parse(json?.toString('utf8') ?? ''));
		return read.success ? read.output : undefined;
	} catch {
		return undefined; // no JSON
	}
}

/** Takes so many bytes; undefined when there are not so many any more. */
function taker(stream: AsyncIterable<Uint8Array>) {
	const chunks = stream[Symbol.asyncIterator]();
	let left = Buffer.alloc(0);
	return async (length: number): Promise<Buffer | undefined> => {
		const gathered = [left];
		let size = left.length;
		while (size < length) {
			const { done, value } = await chunks.next();
			if (done) return undefined;
			gathered.push(Buffer.from(value));
			size += value.length;
		}
		const all = Buffer.concat(gathered);
		left = all.subarray(length);
		return all.subarray(0, length);
	};
}
