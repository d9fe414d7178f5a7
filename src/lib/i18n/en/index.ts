import { site } from './site.ts';
import { tip } from './tip.ts';

export const en = { site, tip };
