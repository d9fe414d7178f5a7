export { sendFiles } from './files.ts';
export type { Page } from './pages.ts';
export { takePiece } from './pieces.ts';
export { secondCode } from './second-code.ts';
export { step } from './steps.ts';
export type { Check, Trouble, View } from './view.ts';
export { answer, type Visit } from './visit.ts';
