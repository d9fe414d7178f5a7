export { clean, NoBox, createCleaner, Unfinished, type Clean } from './clean.ts';
export { LONGEST_FILE, type Cleaned, type Found } from './cleaned.ts';
export { inWords } from './isolation.ts';
export { isolationHere } from './box-process.ts';
export { Busy, Spent } from './turns.ts';
export { ACCEPT } from './taken.ts';
