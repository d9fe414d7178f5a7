export { agree, ask, drop, endWith, hold, type RequestChange } from './changing.ts';
export { countForTwo, markTold, past, purge, requests } from './requests.ts';
