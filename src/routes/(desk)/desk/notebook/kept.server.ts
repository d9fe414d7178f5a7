import type { KeptNotebook } from '#lib/desk/vault/wire.ts';
import type * as staff from '#lib/server/staff/index.ts';

/** A notebook as it goes to the browser whose it is. */
export const keptNotebook = ({ version, sealed }: staff.notebook.Kept): KeptNotebook => ({
	version,
	sealed: Buffer.from(sealed).toString('base64')
});
