import { describe, expect, it } from 'vitest';
import { isSameForAll, remembered, type PageMemory } from './page-memory.ts';

/** A page that says how often it was rendered. */
function rendering(status = 200) {
	let times = 0;
	const render = async () =>
		new Response(`rendered ${++times}`, { status, headers: { etag: `"${times}"` } });
	return render;
}
const ask = async (memory: PageMemory, path: string, now: number, render = rendering()) => {
	const response = await remembered(memory, path, now, render);
	return [await response.text(), response.headers.get('etag')];
};

describe('a page that is the same for all', () => {
	it('is rendered once a minute, with its headers', async () => {
		const memory: PageMemory = new Map();
		const render = rendering();
		expect(await ask(memory, '/signs', 0, render)).toEqual(['rendered 1', '"1"']);
		expect(await ask(memory, '/signs', 59_999, render)).toEqual(['rendered 1', '"1"']);
		expect(await ask(memory, '/signs', 60_000, render)).toEqual(['rendered 2', '"2"']);
	});

	it('is never another’s, and nothing that is not there is remembered', async () => {
		const memory: PageMemory = new Map();
		await ask(memory, '/signs', 0);
		const help = rendering();
		await help();
		expect(await ask(memory, '/help', 0, help)).toEqual(['rendered 2', '"2"']);
		await ask(memory, '/nothing', 0, rendering(404));
		await ask(memory, '/broken', 0, rendering(500));
		expect([...memory.keys()]).toEqual(['/signs', '/help']);
	});

	it('is guidance, read and not posted to; no page of the tip line, the desk or a code', () => {
		expect(isSameForAll('/(site)/[[locale=locale]]', 'GET')).toBe(true);
		expect(isSameForAll('/(site)/[[locale=locale]]/[guidance=guidance]', 'GET')).toBe(true);
		expect(isSameForAll('/(site)/[[locale=locale]]', 'POST')).toBe(false);
		const others = ['/tip', '/tip/return', '/[...nothing]'];
		for (const id of others) {
			expect(isSameForAll(`/(site)/[[locale=locale]]${id}`, 'GET')).toBe(false);
		}
		for (const id of ['/(desk)/desk', '/(site)/leave', null]) {
			expect(isSameForAll(id, 'GET')).toBe(false);
		}
	});
});
