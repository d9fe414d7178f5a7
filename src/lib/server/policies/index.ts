export { createCache, shown, type Policy, type PolicyCache } from './cache.ts';
export * from './change.ts';
export { isKey, keys, LONGEST, type Key } from './policy.ts';
