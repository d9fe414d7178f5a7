import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transport } from './hooks.ts';

const { encode, decode } = transport.Bytes!;

it('bytes go through load as they are, a part of others as that part alone', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
			const part = Buffer.from(bytes).subarray(at % bytes.length);
			expect(decode(encode(part))).toEqual(new Uint8Array(part));
			expect(encode(part)).toBe(part.toString('base64'));
		})
	);
});

it.each([undefined, null, '', 'AAAA', 0, [1, 2], { length: 2 }, new Date(0)])(
	'what is no bytes goes its own way: %j',
	(value) => {
		expect(encode(value)).toBe(false);
	}
);
