import { error } from '@sveltejs/kit';
import { readForm } from '#lib/forms/read-form.server.ts';
import { isUuid } from '../../uuid.server.ts';

const AGE_HEADER = 'age-encryption.org/v1\n';

/** Sealed words are padded, and come in base64. */
const SEALED = { fields: 20, bytes: 512 * 1024 };

/**
 * What a desk form brought, read field by field. Anything that our own pages would not have sent is a 400.
 */
export async function posted(request: Request) {
	const form = await readForm(request, SEALED);
	const text = (name: string): string => {
		const value = form.get(name);
		return typeof value === 'string' ? value : error(400);
	};
	return {
		has: (name: string): boolean => form.has(name),
		uuid: (name: string): string => (isUuid(text(name)) ? text(name) : error(400)),
		number: (name: string, least: number, most: number): number => {
			const value = Number(text(name));
			return Number.isInteger(value) && value >= least && value <= most ? value : error(400);
		},
		oneOf: <const Option extends string>(name: string, options: readonly Option[]): Option =>
			options.find((option) => option === text(name)) ?? error(400),
		/** Only ever an age file: a page that forgot to seal could not get a word into the database. */
		sealed: (name: string): Uint8Array => {
			const bytes = Buffer.from(text(name), 'base64');
			if (!bytes.subarray(0, AGE_HEADER.length).equals(Buffer.from(AGE_HEADER))) error(400);
			return new Uint8Array(bytes);
		}
	};
}

export type Posted = Awaited<ReturnType<typeof posted>>;
