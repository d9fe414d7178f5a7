import { createHash, generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a passkey is made to do, where it is not what an honest one does. */
type Twist = {
	readonly challenge?: string;
	readonly origin?: string;
	readonly rpId?: string;
	/** Whether the person was asked for a finger or a PIN. */
	readonly verified?: boolean;
	readonly counter?: number;
	/** Other members of the client data, signed like the rest. */
	readonly client?: Readonly<Record<string, unknown>>;
};
type Asked = { readonly challenge: string };

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };

/**
 * An authenticator in software: no attestation, a counter.
 * https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data
 */
export function softwarePasskey(origin: string, algorithm: keyof typeof algorithms = 'ES256') {
	const { pair, hash, cose } = algorithms[algorithm];
	const { privateKey, publicKey } = pair();
	const coseKey = isoCBOR.encode(new Map(cose(publicKey.export({ format: 'jwk' }))));
	const id = randomBytes(16);
	let signatures = 0;

	const credential = { id: encoded(id), rawId: encoded(id), type: 'public-key' as const };
	const authenticatorData = (twist: Twist, attested: Uint8Array = Buffer.alloc(0)) => {
		const { rpId = new URL(origin).hostname, verified = true, counter = ++signatures } = twist;
		const flags =
			FLAGS.present | (verified ? FLAGS.verified : 0) | (attested.length > 0 ? FLAGS.attested : 0);
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		return Buffer.concat([sha256(rpId), Buffer.of(flags), count, attested]);
	};
	const clientData = (type: 'create' | 'get', asked: Asked, twist: Twist) =>
		Buffer.from(
			JSON.stringify({
				type: `webauthn.${type}`,
				challenge: asked.challenge,
				origin,
				crossOrigin: false,
				...(twist.challenge && { challenge: twist.challenge }),
				...(twist.origin && { origin: twist.origin }),
				...twist.client
			})
		);

	return {
		id: encoded(id),
		/** COSE, base64url. */
		publicKey: encoded(coseKey),
		register(asked: Asked, twist: Twist = {}): RegistrationResponseJSON {
			const attested = Buffer.concat([
				Buffer.alloc(16), // no model
				Buffer.of(0, id.length),
				id,
				coseKey
			]);
			const attestation = isoCBOR.encode(
				new Map<string, never>([
					['fmt', 'none' as never],
					['attStmt', new Map() as never],
					['authData', new Uint8Array(authenticatorData(twist, attested)) as never]
				])
			);
			return {
				...credential,
				clientExtensionResults: {},
				response: {
					clientDataJSON: encoded(clientData('create', asked, twist)),
					attestationObject: encoded(attestation),
					transports: ['internal']
				}
			};
		},
		signIn(asked: Asked, twist: Twist = {}): AuthenticationResponseJSON {
			const data = authenticatorData(twist);
			const client = clientData('get', asked, twist);
			const signature = sign(hash, Buffer.concat([data, sha256(client)]), privateKey);
			return {
				...credential,
				clientExtensionResults: {},
				response: {
					clientDataJSON: encoded(client),
					authenticatorData: encoded(data),
					signature: encoded(signature)
				}
			};
		}
	};
}

const part = (text: string | undefined) => new Uint8Array(Buffer.from(text!, 'base64url'));
type Cose = [number, number | Uint8Array][];

/** RFC 9053, 7.1.1, 7.2; RFC 8230, 4; draft-ietf-cose-dilithium: the parameters of each kind of key. */
const algorithms = {
	ES256: {
		pair: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
		hash: 'sha256',
		cose: ({ x, y }: JsonWebKey): Cose => [
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, part(x)],
			[-3, part(y)]
		]
	},
	EdDSA: {
		pair: () => generateKeyPairSync('ed25519'),
		hash: null,
		cose: ({ x }: JsonWebKey): Cose => [
			[1, 1],
			[3, -8],
			[-1, 6],
			[-2, part(x)]
		]
	},
	'ML-DSA-44': {
		pair: () => generateKeyPairSync('ml-dsa-44'),
		hash: null,
		cose: (key: JsonWebKey): Cose => [
			[1, 7],
			[3, -48],
			[-1, part(String(key.pub))]
		]
	},
	RS256: {
		pair: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
		hash: 'sha256',
		cose: ({ n, e }: JsonWebKey): Cose => [
			[1, 3],
			[3, -257],
			[-1, part(n)],
			[-2, part(e)]
		]
	}
} as const;

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
