import * as v from 'valibot';

const base64url = v.pipe(v.string(), v.maxLength(16_000), v.regex(/^[A-Za-z0-9_-]*$/));
const credential = {
	id: base64url,
	rawId: base64url,
	type: v.literal('public-key'),
	authenticatorAttachment: v.optional(v.picklist(['platform', 'cross-platform']))
};

/** A passkey's answer to a sign-in. Strict, and no extension's result has a place in it: the PRF's opens the keyring. */
export const assertion = v.strictObject({
	...credential,
	response: v.strictObject({
		clientDataJSON: base64url,
		authenticatorData: base64url,
		signature: base64url,
		userHandle: v.optional(base64url)
	}),
	clientExtensionResults: v.strictObject({})
});

/** A new passkey. As strict. */
export const registration = v.strictObject({
	...credential,
	response: v.strictObject({
		clientDataJSON: base64url,
		attestationObject: base64url,
		transports: v.optional(
			v.array(v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
		)
	}),
	clientExtensionResults: v.strictObject({})
});
