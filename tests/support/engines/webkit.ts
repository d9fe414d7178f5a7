import { vi } from 'vitest';
import { reservePort } from '../ports.ts';
import { startDriver, STARTS_WITHIN_MS } from './driver.ts';
import type { Engine, Tab } from './tab.ts';

/** WebKitGTK through its own driver (https://www.w3.org/TR/webdriver2/), on a screen in memory: it has no headless mode. */
export const webkit: Engine = {
	name: 'WebKit',
	async launch(javaScript) {
		const screen = startDriver([
			'Xvfb',
			'-displayfd',
			'1',
			'-screen',
			'0',
			'1280x900x24',
			'-nolisten',
			'tcp'
		]);
		const DISPLAY = `:${await screen.says(/^(\d+)\n/m)}`;
		const port = await reservePort();
		const driver = startDriver(['WebKitWebDriver', `--port=${port}`], { DISPLAY });
		const address = `http://127.0.0.1:${port}`;
		await vi.waitFor(() => fetch(`${address}/status`), { timeout: STARTS_WITHIN_MS });
		const args = ['--automation', ...(javaScript ? [] : ['--enable-javascript=false'])];
		const { sessionId } = await send<{ sessionId: string }>(`${address}/session`, {
			capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { args } } }
		});
		const session = `${address}/session/${sessionId}`;
		return {
			...tabOf(session),
			wrong: [],
			async closes() {
				await fetch(session, { method: 'DELETE' });
				await driver.end();
				await screen.end();
			}
		};
	}
};

function tabOf(session: string): Omit<Tab, 'wrong' | 'closes'> {
	const ask = <Value>(path: string, body: object) => send<Value>(session + path, body);
	const element = async (using: string, value: string) =>
		Object.values(await ask<Record<string, string>>('/element', { using, value }))[0]!;
	return {
		opens: (url) => ask('/url', { url }),
		sees: async (expression) => {
			const script = `return JSON.stringify(${expression})`;
			return JSON.parse(await ask<string>('/execute/sync', { script, args: [] }));
		},
		clicks: async (xpath) => ask(`/element/${await element('xpath', xpath)}/click`, {}),
		types: async (text) =>
			ask(`/element/${await element('css selector', ':focus')}/value`, { text }),
		goes: (steps) => ask(steps < 0 ? '/back' : '/forward', {})
	};
}

async function send<Value>(url: string, body: object): Promise<Value> {
	const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
	const { value } = (await response.json()) as {
		value: Value & { error: string; message: string };
	};
	if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
	return value;
}
