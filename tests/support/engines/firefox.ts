import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDriver } from './driver.ts';
import type { Engine, Tab } from './tab.ts';

/** Firefox speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) by itself: no geckodriver, which Debian has not. */
export const firefox = (program: string): Engine => ({
	name: 'Firefox',
	async launch(javaScript) {
		const profile = mkdtempSync(join(tmpdir(), 'plainsight-firefox-'));
		// What Tor Browser's safest level does, too.
		writeFileSync(join(profile, 'user.js'), `user_pref("javascript.enabled", ${javaScript});`);
		const browser = startDriver(
			[program, '--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
			{ HOME: profile }
		);
		const address = await browser.says(/WebDriver BiDi listening on (ws:\S+)/);
		const wrong: string[] = [];
		const bidi = await connect(`${address}/session`, ({ method, params }) => {
			if (method === 'log.entryAdded' && params.level === 'error') wrong.push(String(params.text));
		});
		await bidi.send('session.new', { capabilities: {} });
		await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
		const { contexts } = await bidi.send<{ contexts: { context: string }[] }>(
			'browsingContext.getTree',
			{}
		);
		return {
			...tabOf(bidi, contexts[0]!.context),
			wrong,
			async closes() {
				bidi.close();
				await browser.end();
				rmSync(profile, { recursive: true, force: true });
			}
		};
	}
});

function tabOf({ send }: Bidi, context: string): Omit<Tab, 'wrong' | 'closes'> {
	const evaluate = async (expression: string) => {
		type Evaluated = { result?: { value?: string }; exceptionDetails?: { text: string } };
		const { result, exceptionDetails } = await send<Evaluated>('script.evaluate', {
			expression,
			target: { context },
			awaitPromise: false
		});
		if (exceptionDetails) throw new Error(exceptionDetails.text);
		return result?.value;
	};
	return {
		opens: async (url) => {
			await send('browsingContext.navigate', { context, url, wait: 'complete' });
		},
		sees: async (expression) => JSON.parse((await evaluate(`JSON.stringify(${expression})`))!),
		async clicks(xpath) {
			const { nodes } = await send<{ nodes: { sharedId: string }[] }>(
				'browsingContext.locateNodes',
				{ context, locator: { type: 'xpath', value: xpath }, maxNodeCount: 1 }
			);
			const origin = { type: 'element', element: { sharedId: nodes[0]!.sharedId } };
			const actions = [
				{ type: 'pointerMove', x: 0, y: 0, origin },
				{ type: 'pointerDown', button: 0 },
				{ type: 'pointerUp', button: 0 }
			];
			await send('input.performActions', {
				context,
				actions: [{ type: 'pointer', id: 'mouse', actions }]
			});
		},
		async types(words) {
			const actions = [...words].flatMap((value) => [
				{ type: 'keyDown', value },
				{ type: 'keyUp', value }
			]);
			await send('input.performActions', {
				context,
				actions: [{ type: 'key', id: 'keyboard', actions }]
			});
		},
		goes: async (delta) => {
			await send('browsingContext.traverseHistory', { context, delta });
		}
	};
}

type Said = { id?: number; method?: string; params: Record<string, unknown> } & Answered;
type Answered = { result?: unknown; error?: string; message?: string };
type Bidi = {
	readonly send: <Result>(method: string, params: object) => Promise<Result>;
	readonly close: () => void;
};

async function connect(url: string, hear: (said: Said) => void): Promise<Bidi> {
	const socket = new WebSocket(url);
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve, { once: true });
		socket.addEventListener('error', reject, { once: true });
	});
	const waiting = new Map<number, (answered: Answered) => void>();
	socket.addEventListener('message', ({ data }) => {
		const said = JSON.parse(String(data)) as Said;
		if (said.id === undefined) return hear(said);
		waiting.get(said.id)?.(said);
		waiting.delete(said.id);
	});
	// A browser that is gone answers nothing.
	socket.addEventListener('close', () => {
		for (const tell of waiting.values()) tell({ error: 'the connection was closed' });
	});
	let last = 0;
	return {
		close: () => socket.close(),
		async send<Result>(method: string, params: object) {
			const id = ++last;
			const { result, error, message } = await new Promise<Answered>((resolve) => {
				waiting.set(id, resolve);
				socket.send(JSON.stringify({ id, method, params }));
			});
			if (error) throw new Error(`${method}: ${error}: ${message}`);
			return result as Result;
		}
	};
}
