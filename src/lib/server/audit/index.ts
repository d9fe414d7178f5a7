export { closeDay, newestCheckpoint } from './close-day.ts';
export { entries, ENTRIES_A_PAGE } from './entries.ts';
export { headProvenIn, proveHead } from './proof.ts';
export { entry, record, type Act, type ActBody } from './record.ts';
export { changeSetting, type By, type Changed } from './setting.ts';
export { verify } from './verify.ts';
export { isPrefix, verifyAllDays, verifyDays, type Days } from './verify-days.ts';
