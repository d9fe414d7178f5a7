import { generateRegistrationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { describe, expect, it } from 'vitest';
import { softwarePasskey } from '../../../../tests/support/passkey.ts';
import { isAnswered } from './assertion.ts';

const origin = 'https://desk.example';
const challenge = Buffer.alloc(32, 7).toString('base64url');
const asked = { challenge, origin };

type Passkey = ReturnType<typeof softwarePasskey>;
const answer = ({ id, signIn }: Passkey, twist: Parameters<Passkey['signIn']>[1] = {}) => {
	const { clientDataJSON, authenticatorData, signature } = signIn({ challenge }, twist).response;
	return { id, clientDataJSON, authenticatorData, signature };
};
/** One bit of it is another, far enough from its beginning to lie in no length. */
const flipped = (text: string) => {
	const bytes = Buffer.from(text, 'base64url');
	bytes[bytes.length - 3]! ^= 1;
	return bytes.toString('base64url');
};

const known = { 'ML-DSA-44': -48, EdDSA: -8, ES256: -7, RS256: -257 } as const;

it('every kind of passkey that the desk’s server asks for is known here', async () => {
	const asks = await generateRegistrationOptions({
		rpName: '',
		rpID: 'desk.example',
		userName: ''
	});
	expect(asks.pubKeyCredParams.map(({ alg }) => alg)).toEqual(Object.values(known));
});

describe.each(Object.keys(known) as (keyof typeof known)[])(
	'an answer of a passkey with %s',
	(algorithm) => {
		const passkey = softwarePasskey(origin, algorithm);

		it('stands, for this worker as for the desk’s server', async () => {
			expect(await isAnswered(answer(passkey), asked, passkey.publicKey)).toBe(true);
			const verified = await verifyAuthenticationResponse({
				response: passkey.signIn({ challenge }),
				expectedChallenge: challenge,
				expectedOrigin: origin,
				expectedRPID: 'desk.example',
				credential: {
					id: passkey.id,
					publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
					counter: 0
				}
			});
			expect(verified.verified).toBe(true);
		});

		it('stands however long its numbers are', async () => {
			const answers = Array.from({ length: algorithm === 'ES256' ? 600 : 1 }, () =>
				answer(passkey)
			);
			for (const one of answers) expect(await isAnswered(one, asked, passkey.publicKey)).toBe(true);
			const lengths = new Set(answers.map(({ signature }) => signature.length));
			if (algorithm === 'ES256') expect(lengths.size).toBeGreaterThan(2);
		});

		it('does not stand under another key, or when any part of it is another', async () => {
			const is = (given: ReturnType<typeof answer>, key = passkey.publicKey) =>
				isAnswered(given, asked, key);
			expect(await is(answer(passkey), softwarePasskey(origin, algorithm).publicKey)).toBe(false);
			for (const part of ['clientDataJSON', 'authenticatorData', 'signature'] as const) {
				const whole = answer(passkey);
				expect(await is({ ...whole, [part]: flipped(whole[part]) }), part).toBe(false);
				expect(await is({ ...whole, [part]: '' }), part).toBe(false);
				expect(await is({ ...whole, [part]: '*' }), part).toBe(false);
			}
			for (const key of ['', '*', 'oA', passkey.publicKey.slice(0, 40)]) {
				expect(await is(answer(passkey), key), key).toBe(false);
			}
		});
	}
);

describe('an answer', () => {
	const passkey = softwarePasskey(origin);
	const is = (twist: Parameters<Passkey['signIn']>[1]) =>
		isAnswered(answer(passkey, twist), asked, passkey.publicKey);

	it.each([
		['to another challenge', { challenge: Buffer.alloc(32, 8).toString('base64url') }],
		['at another origin', { origin: 'https://desk.example.evil' }],
		['at another port', { origin: 'https://desk.example:8443' }],
		['for another host', { rpId: 'evil.example' }],
		['without a finger or a PIN', { verified: false }],
		['as one that was given on making the passkey', { client: { type: 'webauthn.create' } }],
		['within a page of another site', { client: { crossOrigin: true } }]
	])('does not stand %s', async (_, twist) => {
		expect(await is(twist)).toBe(false);
	});
});
