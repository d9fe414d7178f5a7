export { openBook, shown, type Policy, type PolicyBook } from './book.ts';
export * from './change.ts';
export { isKey, keys, LONGEST, type Key } from './policy.ts';
