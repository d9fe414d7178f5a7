export { start } from './jobs.ts';
