import * as v from 'valibot';
import { sealed } from '../body.server.ts';

/** Of an integer of PostgreSQL. */
const HIGHEST = 2 ** 31 - 1;

const version = v.pipe(v.number(), v.integer(), v.maxValue(HIGHEST));

/** A notebook that takes the place of the version that it was made from. */
export const next = v.object({
	was: v.pipe(version, v.minValue(0)),
	version: v.pipe(version, v.minValue(1)),
	sealed
});
