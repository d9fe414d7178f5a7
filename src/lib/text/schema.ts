import * as v from 'valibot';
import { tidy } from './typed.ts';

/** Words that go into a column of PostgreSQL, which has no place for NUL. @param longest as for tidy. */
export const typed = (longest: number) =>
	v.pipe(
		v.string(),
		v.transform((text) => tidy(text, longest)),
		v.maxLength(longest),
		v.regex(/^(?:\P{Cc}|[\n\t])*$/u)
	);
