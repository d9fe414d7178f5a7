import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantTimeEqual, framed, mac, mac512, secretbox } from './index.ts';
import { PREFIXES } from './mac.ts';

const key = new Uint8Array(32).fill(1);
const bytes = fc.uint8Array({ maxLength: 200 });
const { CannotDecrypt } = secretbox;

describe('a secretbox', () => {
	it('opens where it belongs, and is as much longer as it says', () => {
		fc.assert(
			fc.property(bytes, bytes, (plain, boundTo) => {
				const box = secretbox.seal(key, plain, boundTo);
				expect(box.length).toBe(plain.length + secretbox.OVERHEAD);
				expect(new Uint8Array(secretbox.open(key, box, boundTo))).toEqual(plain);
			})
		);
	});

	it('opens with no other key, in no other place, not cut, and with no bit of it changed', () => {
		fc.assert(
			fc.property(bytes, bytes, fc.nat(), fc.nat(7), (plain, boundTo, at, bit) => {
				const box = secretbox.seal(key, plain, boundTo);
				const wrong = (...args: Parameters<typeof secretbox.open>) =>
					expect(() => secretbox.open(...args)).toThrow(CannotDecrypt);
				wrong(new Uint8Array(32), box, boundTo);
				wrong(key, box, new Uint8Array([...boundTo, 0]));
				wrong(key, box.subarray(0, at % box.length), boundTo);
				box[at % box.length]! ^= 1 << bit;
				wrong(key, box, boundTo);
			})
		);
	});

	it('opens with any of a renewed key’s, and never with another', () => {
		const [newest, former, none] = [1, 2, 3].map((value) => new Uint8Array(32).fill(value));
		const box = secretbox.seal(former!, key, key);
		expect(new Uint8Array(secretbox.openWithAny([newest!, former!], box, key))).toEqual(key);
		expect(() => secretbox.openWithAny([newest!, none!], box, key)).toThrow(CannotDecrypt);
		expect(() => secretbox.openWithAny([former!], box, none!)).toThrow(CannotDecrypt);
	});

	/** Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", which NIST's standard is made of. */
	it('is AES-256-GCM as it is published', () => {
		const of = (hex: string) => Buffer.from(hex, 'hex');
		const box = of(
			'cafebabefacedbaddecaf888' +
				'522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
				'8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
				'76fc6ece0f4e1768cddf8853bb2d551b'
		);
		const twice = of('feffe9928665731c6d6a8f9467308308'.repeat(2));
		const boundTo = of('feedfacedeadbeeffeedfacedeadbeefabaddad2');
		expect(secretbox.open(twice, box, boundTo).toString('hex')).toBe(
			'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
				'1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'
		);
	});
});

describe('a MAC', () => {
	it('for one thing is none for another: no beginning is that of another', () => {
		const all = Object.values(PREFIXES);
		for (const one of all) {
			expect(all.filter((other) => other.startsWith(one))).toEqual([one]);
		}
	});

	it('has 32 bytes or 64, and is another for another key, purpose or part', () => {
		const one = mac(key, 'ticket/v1', 'a');
		expect(one.length).toBe(32);
		expect(mac512(key, 'plain-question/v0', 'a').length).toBe(64);
		const others = [
			mac(new Uint8Array(32), 'ticket/v1', 'a'),
			mac(key, 'challenge/v1', 'a'),
			mac(key, 'ticket/v1', 'b')
		];
		for (const other of others) expect(constantTimeEqual(one, other)).toBe(false);
		expect(constantTimeEqual(one, mac(key, 'ticket/v1', 'a'))).toBe(true);
		expect(constantTimeEqual(one, one.subarray(1))).toBe(false);
	});

	it('over framed parts tells which is which', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), fc.array(fc.string()), (some, others) => {
				fc.pre(JSON.stringify(some) !== JSON.stringify(others));
				const over = (parts: string[]) => mac(key, 'captcha-pass/v0', ...parts.map(framed));
				expect(over(some)).not.toEqual(over(others));
			})
		);
	});
});

it('is the one place of the server where these are done', () => {
	const server = join(import.meta.dirname, '..');
	const doing = readdirSync(server, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.ts$/.test(file) && !file.endsWith('.test.ts'))
		.filter((file) =>
			/create(Hmac|Cipheriv|Decipheriv)|hkdf|timingSafeEqual/.test(
				readFileSync(join(server, file), 'utf8')
			)
		);
	expect(doing.filter((file) => !file.startsWith('crypto/'))).toEqual([]);
});
