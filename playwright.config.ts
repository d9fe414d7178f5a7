import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/chromium.ts';

export default defineConfig({
	testDir: 'tests',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/support/global-setup.ts',
	fullyParallel: true,
	forbidOnly: true,
	workers: 3,
	// Four times what the slowest takes on two quiet processors, and more; the one that builds a project says so itself.
	timeout: 120_000,
	expect: { timeout: 30_000 },
	use: {
		browserName: 'chromium',
		// What waits longer fails by itself: of a test whose time is over nothing more is told.
		actionTimeout: 50_000,
		launchOptions: launchOptions()
	}
});
