export * from './audit.ts';
export * from './staff.ts';
export * from './tip.ts';
export * from './triage.ts';
export * from './gists.ts';
