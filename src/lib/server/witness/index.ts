export { checkpoint, createCache, grownFrom, type WitnessCache } from './first.ts';
export { witness } from './outside.ts';
