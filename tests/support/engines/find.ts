import { findChromium } from '../chromium.ts';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { findFirefox, hasWebKit } from './programs.ts';
import type { Engine } from './tab.ts';
import { webkit } from './webkit.ts';

/** Each engine by name; undefined for one that this machine has not. */
export function findEngines(): Record<'Chromium' | 'Firefox' | 'WebKit', Engine | undefined> {
	const [chrome, fox] = [findChromium(), findFirefox()];
	return {
		Chromium: chrome ? chromium(chrome) : undefined,
		Firefox: fox ? firefox(fox) : undefined,
		WebKit: hasWebKit() ? webkit : undefined
	};
}
