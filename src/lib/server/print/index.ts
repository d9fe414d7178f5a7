export type { Copy } from './copy.ts';
export type { Order } from './make.ts';
export { papers, type Paper } from './paper.ts';
export { sheet } from './press.ts';
export { sheets, type Sheet, type SheetName } from './sheets.ts';
