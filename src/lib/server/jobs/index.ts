export { start } from './jobs.ts';
export { chainArrivals } from './sweep.ts';
export { purge } from './purge.ts';
