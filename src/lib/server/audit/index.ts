export { entries, ENTRIES_A_PAGE } from './entries.ts';
export { record, type Act, type ActBody, type Chain } from './record.ts';
export { changeSetting, type By, type Changed } from './setting.ts';
export { verify, type Verified } from './verify.ts';
