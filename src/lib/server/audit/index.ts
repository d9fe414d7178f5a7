export { closeDay, newestCheckpoint } from './close-day.ts';
export { entries, ENTRIES_A_PAGE } from './entries.ts';
export { headProvenIn, proveHead, type HeadProof } from './proof.ts';
export { record, type Act, type ActBody, type Chain } from './record.ts';
export { changeSetting, type By, type Changed } from './setting.ts';
export { verify, type Verified } from './verify.ts';
export { isPrefix, verifyAllDays, verifyDays, type Anchored, type Days } from './verify-days.ts';
