import { hkdfSync } from 'node:crypto';

/**
 * What is derived, with its version. What was made under one lies in databases and on paper: none of them ever changes,
 * and a later version is one more.
 */
type Info =
	| `plainsight/v1/${'receipt' | 'lookup' | 'reply' | 'second-code'}`
	| `plainsight/v1/${'addition' | 'spool' | 'file' | 'turn'}`
	/** The key of one file on its way, by its id. */
	| `plainsight/v1/spool/${string}`
	| 'plainsight/v1/captcha';

/**
 * A key or an id out of one of the server's secrets: HKDF-SHA-256 (RFC 5869). What one `info` gives tells nothing of
 * what another does.
 * @param secret 32 bytes of full strength: there is no slow hash before it.
 * @param input what it is derived for, as HKDF's salt; empty where `info` says it all.
 * @param length bytes, at most 255 × 32. @throws RangeError beyond that.
 */
export const derive = (
	secret: Uint8Array,
	input: Uint8Array,
	info: Info,
	length: number
): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, input, info, length));
