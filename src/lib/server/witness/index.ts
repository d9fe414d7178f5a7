export { checkpoint, createCache, grownFrom, namedUntil, type WitnessCache } from './first.ts';
export { witness } from './outside.ts';
