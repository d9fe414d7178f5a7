import fc from 'fast-check';

type Mutation = (bytes: Buffer) => Buffer;

const at = fc.double({ min: 0, max: 1, noNaN: true });
/** Bytes that parsers are written around. */
const telling = fc.constantFrom(
	'\0',
	'\r\n',
	'--',
	'"',
	';',
	'=',
	'&',
	'%',
	'+',
	'\xff',
	'\n\n',
	':'
);

const mutation = fc.oneof(
	fc.tuple(at, fc.nat(255)).map(([where, byte]): Mutation => (bytes) => {
		const changed = Buffer.from(bytes);
		if (changed.length > 0) changed[Math.floor(where * (changed.length - 1))]! ^= byte;
		return changed;
	}),
	fc
		.tuple(
			at,
			fc.oneof(
				fc.uint8Array({ maxLength: 40 }),
				telling.map((text) => Buffer.from(text, 'latin1'))
			)
		)
		.map(([where, more]): Mutation => (bytes) => {
			const cut = Math.floor(where * bytes.length);
			return Buffer.concat([bytes.subarray(0, cut), more, bytes.subarray(cut)]);
		}),
	fc.tuple(at, at).map(([from, to]): Mutation => (bytes) => {
		const [first, last] = [from, to].sort().map((where) => Math.floor(where * bytes.length));
		return Buffer.concat([bytes.subarray(0, first), bytes.subarray(last)]);
	}),
	fc
		.tuple(at, at, fc.integer({ min: 2, max: 60 }))
		.map(([from, to, times]): Mutation => (bytes) => {
			const [first, last] = [from, to].sort().map((where) => Math.floor(where * bytes.length));
			const piece = bytes.subarray(first, Math.min(last!, first! + 500));
			return Buffer.concat([
				bytes.subarray(0, last),
				...Array<Buffer>(times).fill(piece),
				bytes.subarray(last)
			]);
		})
);

/** What a fuzzer makes of good inputs: bits turned, pieces cut out, put in, and said again and again; or bytes alone. */
export const mutated = (seeds: readonly string[]): fc.Arbitrary<Buffer> =>
	fc.oneof(
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)) },
		{
			weight: 6,
			arbitrary: fc
				.tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 6 }))
				.map(([seed, mutations]) =>
					mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), Buffer.from(seed, 'latin1'))
				)
		}
	);
