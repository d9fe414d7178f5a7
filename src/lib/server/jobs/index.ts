export { start } from './jobs.ts';
export { chainArrivals } from './sweep.ts';
export { purge, sweepParts } from './purge.ts';
