import { Agent, get } from 'node:http';
import type { Page } from '@playwright/test';

/** Bytes that a file takes on the wire, headers and all. */
export const bytesOf = (url: string): Promise<number> =>
	new Promise((resolve, reject) => {
		// A connection of its own: one that was kept may be closed by the server just as this is sent over it.
		const agent = new Agent({ keepAlive: true });
		get(url, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
			let bytes = answer.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
			answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
			answer.on('end', () => {
				agent.destroy();
				resolve(bytes);
			});
		}).on('error', reject);
	});

/** The address of the page's icon: every reader's browser asks for it, and one without a window does not. */
export const iconOf = (page: Page): Promise<string> =>
	page.locator('link[rel="icon"]').evaluate((link: HTMLLinkElement) => link.href);
