export * from './alerts.ts';
export * from './audit.ts';
export * from './duty.ts';
export * from './staff.ts';
export * from './tip.ts';
export * from './triage.ts';
export * from './gists.ts';
export * from './links.ts';
