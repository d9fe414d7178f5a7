export { step, type Trouble, type View } from './steps.ts';
export type { Page } from './pages.ts';
export { answer, type Grave, type Visit } from './visit.ts';
