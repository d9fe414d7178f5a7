export { clean, NoBox, openCleaner, Unfinished, type Clean } from './clean.ts';
export { LONGEST_FILE, type Cleaned, type Found, type Part } from './cleaned.ts';
export { inWords } from './isolation.ts';
export { isolationHere } from './open-box.ts';
export { Busy, Spent } from './turns.ts';
export { ACCEPT } from './taken.ts';
