import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A start that has a data folder: a process, told from a later one of the same number by when it began. */
export type Owner = {
	readonly pid: number;
	/** In clock ticks since the machine started; undefined where there is no /proc. */
	readonly began?: string;
	readonly since: string;
	/** What a person would know it by: a command, an address. */
	readonly as?: string;
};

/** PostgreSQL's fast shutdown rolls back what is under way and writes what is not yet on disk. */
const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

const fileOf = (folder: string) => join(folder, 'owner.json');

/** Who has this data folder now; undefined when nobody does, or they ended without saying so. */
export function findOwner(folder: string): Owner | undefined {
	const owner = read(fileOf(folder));
	return owner && isAlive(owner) ? owner : undefined;
}

/**
 * Takes a data folder for this process. Hard links are made whole or not at all, so that one of two starts has it.
 * @returns the owner who has it already, or undefined when it is ours.
 */
export function claim(folder: string, as?: string): Owner | undefined {
	const mine = `${fileOf(folder)}.${process.pid}`;
	const { pid } = process;
	const owner: Owner = { pid, began: beganAt(pid), since: new Date().toISOString(), as };
	writeFileSync(mine, JSON.stringify(owner), { mode: 0o600 });
	try {
		for (;;) {
			const other = findOwner(folder);
			if (other) return other;
			// Renamed and not removed: of two who find a dead one's file, one moves it out of the way.
			if (existsSync(fileOf(folder))) renameSync(fileOf(folder), `${mine}.dead`);
			if (linked(mine, fileOf(folder))) return undefined;
		}
	} finally {
		for (const file of [mine, `${mine}.dead`]) rmSync(file, { force: true });
	}
}

export const release = (folder: string): void => {
	if (read(fileOf(folder))?.pid === process.pid) rmSync(fileOf(folder), { force: true });
};

/**
 * Ends the PostgreSQL that a start which is no more left on this cluster, in good order if it can.
 * @returns false when it would not end.
 */
export async function endLeftover(cluster: string): Promise<boolean> {
	const pid = postmasterOf(cluster);
	if (!pid) return true;
	const steps = [
		['SIGINT', FAST_SHUTDOWN_MS],
		['SIGQUIT', IMMEDIATE_SHUTDOWN_MS]
	] as const;
	for (const [signal, within] of steps) {
		try {
			process.kill(pid, signal);
		} catch {
			// It ended by itself just now, or belongs to somebody else: the next look tells.
		}
		if (await until(() => postmasterOf(cluster) !== pid, within)) return true;
	}
	return false;
}

/** The process that serves this cluster. Its file outlives it when it was killed. */
function postmasterOf(cluster: string): number | undefined {
	try {
		const [first] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
		const command = readFileSync(`/proc/${Number(first)}/cmdline`, 'utf8').split('\0');
		return command.includes(cluster) ? Number(first) : undefined;
	} catch {
		return undefined; // no such process, or no /proc: then PostgreSQL's own lock decides
	}
}

function isAlive({ pid, began }: Owner): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as { code?: string }).code !== 'EPERM') return false;
	}
	return began === undefined || beganAt(pid) === began;
}

/** proc(5): field 22 of stat, counted after the name, which may hold spaces. A dead process that nobody has waited for is none. */
function beganAt(pid: number): string | undefined {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		return fields[0] === 'Z' ? undefined : fields[19];
	} catch {
		return undefined;
	}
}

function read(file: string): Owner | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Owner;
	} catch {
		return undefined;
	}
}

function linked(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as { code?: string }).code === 'EEXIST') return false;
		throw error;
	}
}

async function until(holds: () => boolean, within: number): Promise<boolean> {
	for (const end = Date.now() + within; Date.now() < end;) {
		if (holds()) return true;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return holds();
}
