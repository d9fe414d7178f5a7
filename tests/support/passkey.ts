import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
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
};
type Asked = { readonly challenge: string };

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };

/**
 * An authenticator in software: ES256, no attestation, a counter.
 * https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data
 */
export function softwarePasskey(origin: string) {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
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
				...(twist.origin && { origin: twist.origin })
			})
		);

	return {
		id: encoded(id),
		register(asked: Asked, twist: Twist = {}): RegistrationResponseJSON {
			const attested = Buffer.concat([
				Buffer.alloc(16), // no model
				Buffer.of(0, id.length),
				id,
				coseKey(publicKey.export({ format: 'jwk' }))
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
			const signature = createSign('sha256').update(data).update(sha256(client)).sign(privateKey);
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

/** RFC 9053, 7.1.1: an elliptic curve key; ES256 on P-256. */
function coseKey({ x, y }: { x?: string; y?: string }): Uint8Array {
	const decoded = (part: string) => new Uint8Array(Buffer.from(part, 'base64url'));
	return isoCBOR.encode(
		new Map<number, number | Uint8Array>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, decoded(x!)],
			[-3, decoded(y!)]
		])
	);
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
