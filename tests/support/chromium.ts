import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium without a window, which takes a fifth less of the processor's time. */
const SHELL = 'chromium-headless-shell';
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
	executablePath: findChromium([SHELL, ...NAMES]),
	args: [...UNBOXED, `--disable-features=${OFF.join()}`, ...more]
});

/** A Chromium of this machine: the system's, else the one that Playwright's installer put there. */
export function findChromium(names: readonly string[] = NAMES): string | undefined {
	const playwrights = chromium.executablePath();
	return findOnPath(names) ?? (existsSync(playwrights) ? playwrights : undefined);
}

function findOnPath(names: readonly string[]): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names
		.flatMap((name) => folders.map((folder) => join(folder, name)))
		.find((path) => existsSync(path));
}

/**
 * Finds a Chromium or installs one, saying what it does: the one without a window, and where that is not to be had, any.
 * @throws Error in one sentence when neither works.
 */
export function getChromium(): string {
	const installers = [
		...[SHELL, 'chromium'].flatMap((name) => [
			['apt-get', 'install', '--yes', '--no-install-recommends', name],
			['sudo', '--non-interactive', 'apt-get', 'install', '--yes', name]
		]),
		[process.execPath, join('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']
	];
	for (const [command, ...args] of installers) {
		const wanted = args.includes(SHELL) ? SHELL : 'Chromium';
		if (findOnPath([SHELL]) ?? (wanted === SHELL ? undefined : findChromium())) break;
		console.log(`No ${wanted} here: trying ${[command, ...args].join(' ')}`);
		if (command === 'apt-get') spawnSync('apt-get', ['update', '--quiet'], { stdio: 'inherit' });
		spawnSync(command!, args, { stdio: 'inherit' });
	}
	const found = findChromium([SHELL, ...NAMES]);
	if (!found)
		throw new Error('The tests in a browser need Chromium, and it could not be installed.');
	return found;
}
