export { step, type Trouble, type View } from './steps.ts';
export type { Page, Topic } from './pages.ts';
export { answer, type Grave, type Visit } from './visit.ts';
