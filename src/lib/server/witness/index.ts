export { checkpoint, createCache, grownFrom, type WitnessCache } from './first.ts';
export { witness, type Witnessed } from './outside.ts';
