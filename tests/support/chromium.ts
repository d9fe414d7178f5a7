import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * Features that are off: those that Playwright 1.65 turns off itself (Chromium heeds the last list alone), and two popups
 * of the address bar, for which each new page otherwise starts two processes that draw what nobody sees.
 */
const OFF = [
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'AimEnabled',
	'PreconnectToSearch',
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup'
];
/** As root, in a container, Chromium's own sandbox cannot start. */
const UNBOXED = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** How a Chromium is started. @param more arguments of its own. */
export const launchOptions = (...more: readonly string[]) => ({
	executablePath: findChromium(),
	args: [...UNBOXED, `--disable-features=${OFF.join()}`, ...more]
});

/** A Chromium of this machine: the system's, else the one that Playwright's installer put there. */
export function findChromium(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const system = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...system, chromium.executablePath()].find((path) => existsSync(path));
}

/** Finds a Chromium or installs one, saying what it does. @throws Error in one sentence when neither works. */
export function getChromium(): string {
	const installers = [
		['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
		['sudo', '--non-interactive', 'apt-get', 'install', '--yes', 'chromium'],
		[process.execPath, join('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']
	];
	for (const [command, ...args] of installers) {
		const found = findChromium();
		if (found) return found;
		console.log(`No Chromium here: trying ${[command, ...args].join(' ')}`);
		if (command === 'apt-get') spawnSync('apt-get', ['update', '--quiet'], { stdio: 'inherit' });
		spawnSync(command!, args, { stdio: 'inherit' });
	}
	const found = findChromium();
	if (!found)
		throw new Error('The tests in a browser need Chromium, and it could not be installed.');
	return found;
}
