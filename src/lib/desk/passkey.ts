import {
	startAuthentication,
	startRegistration,
	type AuthenticationResponseJSON,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser';
import { base64urlnopad } from '@scure/base';
import { utf8 } from '#lib/sealed/bytes.ts';
import type { Assertion } from './vault/assertion.ts';

/** The passkey extension's fixed input: the same for every officer and every sign-in, so one touch does both. */
const PRF_LABEL = 'plainsight/v1/keyring';

/** The passkey signs in, but has no PRF to unlock with (WebAuthn level 3, section 10.1.4). */
class NoPrf extends Error {
	override name = 'NoPrf';
}

/** Whether this browser has passkeys at all. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;

const extensions = (): AuthenticationExtensionsClientInputs => ({
	prf: { eval: { first: utf8(PRF_LABEL) } }
});

function prfIn({
	prf
}: AuthenticationResponseJSON['clientExtensionResults']): Uint8Array | undefined {
	const first = prf?.results?.first;
	if (!first) return undefined;
	return ArrayBuffer.isView(first)
		? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
		: new Uint8Array(first);
}

/** What may be posted of a passkey's answer: nothing that an extension gave, least of all the PRF's result. */
const posted = <Answer extends { id: string; rawId: string; response: object }>({
	id,
	rawId,
	response
}: Answer) => ({
	id,
	rawId,
	type: 'public-key' as const,
	response: response as Answer['response'],
	clientExtensionResults: {}
});

/** One touch: the answer that signs in, and the 32 bytes that unlock. @throws NoPrf */
export async function touch(optionsJSON: PublicKeyCredentialRequestOptionsJSON) {
	const answer = await startAuthentication({
		optionsJSON: { ...optionsJSON, extensions: extensions() }
	});
	const prf = prfIn(answer.clientExtensionResults);
	if (!prf) throw new NoPrf('the passkey gave no PRF result');
	const { clientDataJSON, authenticatorData, signature, userHandle } = answer.response;
	const response = { clientDataJSON, authenticatorData, signature, userHandle };
	return { response: posted({ ...answer, response }), prf };
}

/** One touch of one of these passkeys, to unlock alone: nobody checks the answer, so the challenge is our own. */
export async function touchToUnlock(passkeyIds: readonly string[]): Promise<Uint8Array> {
	const { prf } = await touch({
		challenge: base64urlnopad.encode(crypto.getRandomValues(new Uint8Array(32))),
		...askOne(passkeyIds)
	});
	return prf;
}

/**
 * One touch of one of these passkeys, without PRF: what comes of it opens nothing, and answers this challenge alone.
 * @param challenge base64url.
 */
export async function touchToAllow(
	challenge: string,
	passkeyIds: readonly string[]
): Promise<Assertion> {
	const { id, response } = await startAuthentication({
		optionsJSON: { ...askOne(passkeyIds), challenge }
	});
	const { clientDataJSON, authenticatorData, signature } = response;
	return { id, clientDataJSON, authenticatorData, signature };
}

const askOne = (passkeyIds: readonly string[]) => ({
	rpId: location.hostname,
	userVerification: 'required' as const,
	allowCredentials: passkeyIds.map((id) => ({ id, type: 'public-key' as const }))
});

/** Makes a passkey, with a second touch where the first gives no PRF result yet. @throws NoPrf */
export async function makePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON) {
	const made = await startRegistration({
		optionsJSON: { ...optionsJSON, extensions: extensions() }
	});
	if (!made.clientExtensionResults.prf?.enabled) throw new NoPrf('no PRF');
	const prf = prfIn(made.clientExtensionResults) ?? (await touchToUnlock([made.id]));
	const { clientDataJSON, attestationObject, authenticatorData } = made.response;
	const publicKey = authenticatorData && publicKeyIn(base64urlnopad.decode(authenticatorData));
	return {
		response: posted({ ...made, response: { clientDataJSON, attestationObject } }),
		prf,
		// Not what the server says of it later.
		passkey: publicKey ? { id: made.id, publicKey } : undefined
	};
}

/** The COSE public key of attested credential data, base64url, with whatever follows: WebAuthn level 3, section 6.5.1. */
function publicKeyIn(data: Uint8Array): string {
	const [high = 0, low = 0] = data.subarray(53, 55);
	return base64urlnopad.encode(data.subarray(55 + high * 256 + low));
}
