export { clean, Unfinished } from './clean.ts';
export { LONGEST_FILE, type Cleaned, type Found, type Part } from './cleaned.ts';
export { Busy, hasEmptyNetwork } from './open-box.ts';
