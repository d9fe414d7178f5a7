export { createCache, shown, type Policy, type PolicyCache } from './cache.ts';
export * from './change.ts';
export { atDesk, type DeskWords } from './at-desk.ts';
export { deskKeys, isDeskKey, isKey, keys, LONGEST, type AnyKey, type Key } from './policy.ts';
