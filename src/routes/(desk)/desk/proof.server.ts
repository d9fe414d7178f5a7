import * as v from 'valibot';
import { bytes } from './body.server.ts';
import { assertion } from './passkey-answers.server.ts';

/** What is shown beside the session for one act: see staff/proof.ts. */
export const proof = v.variant('way', [
	v.object({
		way: v.literal('passphrase'),
		signInHalf: bytes,
		code: v.pipe(v.string(), v.maxLength(20))
	}),
	v.object({ way: v.literal('passkey'), response: assertion })
]);
