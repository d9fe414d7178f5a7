import { chmodSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUsable, keep, recall } from './index.ts';

const fresh = () => ({ folder: mkdtempSync(join(tmpdir(), 'plainsight-state-')) });

describe('what a process remembers', () => {
	it('is what it kept last, for itself alone', async () => {
		const state = fresh();
		expect(await recall(state, 'record.json')).toBeUndefined();
		await keep(state, 'record.json', 'one');
		await keep(state, 'record.json', 'two');
		expect(await recall(state, 'record.json')).toBe('two');
		expect(readdirSync(state.folder)).toEqual(['record.json']);
		expect(statSync(join(state.folder, 'record.json')).mode & 0o777).toBe(0o600);
	});

	it('is what stood there before where writing was broken off', async () => {
		const state = fresh();
		await keep(state, 'record.json', 'whole');
		writeFileSync(join(state.folder, 'record.json.part'), 'ha');
		expect(await recall(state, 'record.json')).toBe('whole');
		await keep(state, 'record.json', 'next');
		expect(await recall(state, 'record.json')).toBe('next');
	});

	it('is never taken for nothing because it cannot be read', async () => {
		const state = fresh();
		mkdirSync(join(state.folder, 'record.json'));
		await expect(recall(state, 'record.json')).rejects.toThrow('EISDIR');
		await expect(keep(state, 'record.json', 'x')).rejects.toThrow();
	});

	it('wants a folder that is there', async () => {
		const state = fresh();
		expect(await isUsable(state)).toBe(true);
		expect(await isUsable({ folder: join(state.folder, 'nowhere') })).toBe(false);
		chmodSync(state.folder, 0o500);
		expect(await isUsable(state)).toBe(process.getuid?.() === 0);
	});
});
