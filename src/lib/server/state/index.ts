import { constants } from 'node:fs';
import { access, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** What a process remembers in files of its own, past its end and whatever its database says. */
export type State = {
	/** A folder that this process alone writes to. */
	readonly folder: string;
};

/** @returns undefined when nothing was kept under this name. */
export async function recall({ folder }: State, name: string): Promise<string | undefined> {
	try {
		return await readFile(join(folder, name), 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error; // what is there and cannot be read must not pass for a fresh start
	}
}

/**
 * Keeps a text under a name: what stood there before, or all of this, whenever the power fails. Once it has returned, it is
 * on the disk.
 */
export async function keep({ folder }: State, name: string, text: string): Promise<void> {
	const [path, part] = [join(folder, name), join(folder, `${name}.part`)];
	const file = await open(part, 'w', 0o600);
	try {
		await file.writeFile(text);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(part, path);
	// The name itself is an entry of the folder, which has a write cache of its own.
	const holder = await open(folder, 'r');
	try {
		await holder.sync();
	} finally {
		await holder.close();
	}
}

/** Whether this process can read and write there. */
export const isUsable = ({ folder }: State): Promise<boolean> =>
	access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
		() => true,
		() => false
	);

/** Does one piece of work after another, so that none writes over what another has just read. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createTurn(): InTurn {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work);
		last = next.catch(() => undefined);
		return next;
	};
}
