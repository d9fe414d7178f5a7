import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { getChromium } from '../tests/support/chromium.ts';

const SIZE = { width: 1200, height: 630 };
const slats = Array.from({ length: 13 }, (_, at) => `M300 ${75 + at * 40}H900`).filter(
	(_, at) => at !== 6
);
/** A window at dusk, one slat open. No words: each page says its own. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
<rect width="1200" height="630" fill="#0b2b33"/>
<path d="M300 326 900 268 760 630H60z" fill="#f2b632" opacity=".14"/>
<g fill="none" stroke-linecap="round"><path d="${slats.join('')}" stroke="#24505a" stroke-width="16"/>
<path d="M303 331 897 297" stroke="#f2b632" stroke-width="24"/></g></svg>`;

/** Draws static/card.png anew: what a link to the site looks like where links are shown as pictures. */
const browser = await chromium.launch({ executablePath: getChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: SIZE });
await page.setContent(`<body style="margin:0">${svg}</body>`);
writeFileSync(join(import.meta.dirname, '..', 'static', 'card.png'), await page.screenshot());
await browser.close();
