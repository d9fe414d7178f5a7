import type { Identity } from './identity.ts';
import { openKeys, sealKeys, type OfficerKeys } from './keyring.ts';

/** Seals an officer's former keys for the new ones: what was sealed before stays theirs to read. */
export const sealFormer = (former: OfficerKeys, next: Identity) => sealKeys(former, next);

/**
 * The officer's former keys, of which each is sealed for the one after it.
 * @param files in any order. One that somebody put among them keeps no other closed.
 */
export async function openFormer(
	files: readonly Uint8Array[],
	keys: OfficerKeys
): Promise<readonly OfficerKeys[]> {
	const opened = [keys];
	let left = files;
	for (const { identity } of opened) {
		const tried = await Promise.all(
			left.map(async (file) => ({
				file,
				found: await openKeys(file, identity).catch(() => undefined) // another key's
			}))
		);
		left = tried.flatMap(({ file, found }) => (found ? [] : [file]));
		opened.push(...tried.flatMap(({ found }) => found ?? []));
	}
	return opened.slice(1);
}
