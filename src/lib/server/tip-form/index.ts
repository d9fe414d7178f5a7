export { step } from './steps.ts';
export type { Check, Trouble, View } from './view.ts';
export type { Page } from './pages.ts';
export { answer, type Grave, type Visit } from './visit.ts';
