import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/chromium.ts';

export default defineConfig({
	testDir: 'tests',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/support/town-setup.ts',
	fullyParallel: true,
	forbidOnly: true,
	workers: 3,
	// They bound what hangs. Opening a keyring alone takes seconds on a machine that does four things at once.
	timeout: 240_000,
	expect: { timeout: 30_000 },
	use: {
		browserName: 'chromium',
		launchOptions: launchOptions()
	}
});
