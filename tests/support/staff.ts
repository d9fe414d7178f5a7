// The room's verbs; those on lanes each with its act signed as the officer's browser signs it.
export * from '../../src/lib/server/staff/index.ts';
export { hold } from './keys-held.ts';
export * as lane from './staff-lane.ts';
