import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { photo } from '../../../../tests/support/pictures.ts';
import { slowPdf } from '../../../../tests/support/slow-pdf.ts';
import { NoBox, createCleaner, Unfinished, type Clean } from './clean.ts';
import { startDoor } from './door.ts';
import { boxOnStdio } from './box-process.ts';
import { Busy, Spent } from './turns.ts';

async function* words() {
	yield Buffer.from('Dear sir,\n');
}
const kept = { is: 'uncleanable', type: 'text/plain' };
async function* whole(bytes: Uint8Array) {
	yield bytes;
}
/** What becomes of it, with every part of it read. */
async function cleaned(clean: Clean, bytes: Uint8Array, key: string): Promise<string> {
	try {
		const end = await clean(whole(bytes), { for: key });
		if (end.is === 'clean') for await (const { type } of end.pages) if (!type) break;
		return end.is === 'refused' ? end.why : end.is;
	} catch (error) {
		if (error instanceof Unfinished || error instanceof Spent) return error.message || error.name;
		throw error;
	}
}

it('six slow files of one code hold up nobody else, and take no more than their time of the day', async () => {
	// One place, as on the smallest server: the slow one that runs has to give way.
	const clean = createCleaner({ places: 1, longestShared: 3000, budget: 2500, waiting: 6 });
	const flood = Array.from({ length: 6 }, () => cleaned(clean, slowPdf(), 'flood'));
	expect(await cleaned(clean, await photo(), 'somebody')).toBe('clean');
	// The first had begun, and the others found its time used up.
	expect(await Promise.all(flood)).toEqual(['too-slow', ...Array<string>(5).fill('Spent')]);
	await expect(clean(words(), { for: 'flood' }), 'another').rejects.toThrow(Spent);
	expect(await clean(words(), { for: 'somebody else' })).toEqual(kept);
});

it('a file that wants more memory than there is for it is refused', async () => {
	const clean = createCleaner({ memory: 30_000_000 });
	const end = await clean(whole(await photo()), { for: 'somebody' });
	expect(end).toEqual({ is: 'refused', why: 'too-large' });
});

it('one file of a code after the other is opened; when too many wait, the next is told so', async () => {
	const clean = createCleaner();
	const ends = await Promise.allSettled(
		Array.from({ length: 8 }, () => clean(words(), { for: 'somebody' }))
	);
	const done = ends.filter((end) => end.status === 'fulfilled');
	expect(done.map(({ value }) => value)).toEqual(Array(6).fill(kept));
	expect(ends.slice(6)).toMatchObject(
		Array(2).fill({ status: 'rejected', reason: expect.any(Busy) as Busy })
	);
	expect(await clean(words(), { for: 'somebody' })).toEqual(kept);
});

it('a file whose pages nobody reads, or which itself is lost on its way, does not hold up the next', async () => {
	const clean = createCleaner({ longest: 20_000 });
	const by = { for: 'somebody' };
	const bytes = await photo();
	const forgotten = await clean(whole(bytes), by);
	expect(forgotten.is).toBe('clean');
	const given = await clean(whole(bytes), by);
	if (given.is !== 'clean') throw new Error('not clean');
	for await (const { type } of given.pages) if (type) break;
	const lost = async function* () {
		yield bytes;
		throw new TypeError('the database is gone');
	};
	await expect(clean(lost(), by)).rejects.toThrow(TypeError);
	expect(await clean(words(), by)).toEqual(kept);
});

const MANAGER = '/usr/bin/systemd-socket-activate';
/** Who opens a box for each connection to this socket. @returns how to end it. */
const DOORS: Record<string, (socket: string) => Promise<() => void>> = {
	'the door of a container': async (socket) => {
		const door = await startDoor(socket);
		return () => void door.close();
	},
	...(existsSync(MANAGER) && {
		'the service manager': async (socket) => {
			const [command, ...args] = boxOnStdio();
			const inetd = ['--listen', socket, '--accept', '--inetd', command!, ...args];
			const manager = spawn(MANAGER, inetd, { stdio: ['ignore', 'ignore', 'pipe'] });
			await once(manager.stderr, 'data'); // "Listening on …"
			manager.stderr.resume();
			return () => void manager.kill();
		}
	})
};
let sockets = 0;
const folder = mkdtempSync(join(tmpdir(), 'plainsight-door-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries(DOORS))('behind %s', (_, opened) => {
	it('a file is opened as it is here, and each leaves its place to the next', async () => {
		const socket = join(folder, `${(sockets += 1)}`);
		const close = await opened(socket);
		try {
			const clean = createCleaner({ socket, places: 1, longest: 20_000 });
			expect(await cleaned(clean, await photo(), 'somebody')).toBe('clean');
			expect(await clean(words(), { for: 'somebody' })).toEqual(kept);
			const program = await clean(whole(Buffer.from('#!/bin/sh')), { for: 'somebody' });
			expect(program).toEqual({ is: 'refused', why: 'kind' });
			const late = createCleaner({ socket, longest: 5 });
			const end = await late(whole(await photo()), { for: 'somebody' });
			expect(end).toEqual({ is: 'refused', why: 'too-slow' });
		} finally {
			close();
		}
	});
});

it('where no box can be opened nothing is said of the file, and the operator hears of it', async () => {
	const faults: Error[] = [];
	const broke = (error: Error) => void faults.push(error);
	const clean = createCleaner({ socket: join(folder, 'nobody'), places: 1, broke });
	await expect(clean(words(), { for: 'somebody' })).rejects.toThrow(NoBox);
	await expect(clean(words(), { for: 'somebody' }), 'and the place is free').rejects.toThrow(NoBox);
	expect(faults).toHaveLength(2);
});
