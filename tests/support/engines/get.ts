import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { findChromium } from '../chromium.ts';
import { findFirefox, hasWebKit } from './programs.ts';

const PACKAGES = ['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb'];

const missing = (): string[] => [
	...(findChromium() ? [] : ['Chromium']),
	...(findFirefox() ? [] : ['Firefox']),
	...(hasWebKit() ? [] : ['WebKit'])
];

/** Installs what is not here with the system's package manager, saying so. @returns the names of those still missing. */
export function getEngines(): string[] {
	const install = ['install', '--yes', '--no-install-recommends', ...PACKAGES];
	for (const [command, ...before] of [['apt-get'], ['sudo', '--non-interactive', 'apt-get']]) {
		if (missing().length === 0) return [];
		console.log(`No ${missing().join(' and no ')} here: trying apt-get ${install.join(' ')}`);
		const options: SpawnSyncOptions = {
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		};
		spawnSync(command!, [...before, 'update', '--quiet'], options);
		spawnSync(command!, [...before, ...install], options);
	}
	return missing();
}
