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

const guidance = '/(site)/[[locale=locale]]/[guidance=guidance]';
const asked = (id: string | null) => ({
	route: { id },
	request: { method: 'GET' },
	url: { pathname: '/signs', search: '' },
	isDataRequest: false
});

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
		expect(isSameForAll(asked('/(site)/[[locale=locale]]'))).toBe(true);
		expect(isSameForAll(asked(guidance))).toBe(true);
		expect(isSameForAll({ ...asked(guidance), request: { method: 'POST' } })).toBe(false);
		const others = ['/tip', '/tip/return', '/[...nothing]'];
		for (const id of others) {
			expect(isSameForAll(asked(`/(site)/[[locale=locale]]${id}`))).toBe(false);
		}
		for (const id of ['/(desk)/desk/(work)', '/(site)/leave/[[copy=copy]]', null]) {
			expect(isSameForAll(asked(id))).toBe(false);
		}
	});

	it('is asked for by its one name, and is a page', () => {
		expect(isSameForAll({ ...asked(guidance), isDataRequest: true })).toBe(false);
		const spellings = [
			{ pathname: '/%73igns', search: '' },
			{ pathname: '/signs', search: '?x' }
		];
		for (const url of spellings) expect(isSameForAll({ ...asked(guidance), url })).toBe(false);
	});
});
