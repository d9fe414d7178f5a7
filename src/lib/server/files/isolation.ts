import { spawnSync } from 'node:child_process';

/** The sandbox: what the kernel takes from the box, or gives it of its own. */
export type Wall = 'network' | 'processes' | 'user' | 'privileges' | 'memory' | 'limits';

export type Isolation = {
	/** Goes before the box's own command. */
	readonly command: readonly string[];
	readonly walls: ReadonlySet<Wall>;
};

type Step = { readonly walls: readonly Wall[]; readonly command: readonly string[] };

const unshare = (walls: readonly Wall[], ...options: string[]): Step => ({
	walls,
	command: ['/usr/bin/unshare', ...options, '--']
});
const ALL_SPACES = ['--net', '--pid', '--ipc', '--fork', '--kill-child'];
const setpriv = (walls: readonly Wall[], ...options: string[]): Step => ({
	walls,
	// It dies with whoever started it.
	command: ['/usr/bin/setpriv', '--no-new-privs', '--pdeathsig=KILL', ...options, '--']
});
/** `nobody`, wherever there is one. */
const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups', '--bounding-set=-all'];

/**
 * A fork bomb, a core dump with the file in it, and a box whose server died end here. Memory does not: V8 reserves
 * gigabytes of addresses for WebAssembly, which RLIMIT_AS and RLIMIT_DATA count as used. See box-process.ts.
 */
const limits = (seconds: number): Step => ({
	walls: ['limits'],
	command: [
		'/usr/bin/prlimit',
		...['--core=0', '--fsize=0', '--nofile=256', '--memlock=65536', '--msgqueue=0'],
		`--cpu=${seconds}`,
		'--'
	]
});
/** All threads of the box together. */
const MOST_CPU_SECONDS = 80;

/** In order; of each row the first that works here. */
const steps = (seconds: number): Step[][] => {
	const isRoot = process.getuid?.() === 0;
	const spaces = unshare(['network', 'processes'], ...ALL_SPACES);
	const ownSpaces = unshare(['network', 'processes'], '--user', ...ALL_SPACES);
	return [
		[setpriv(['privileges'])],
		// Where memory runs out, the box goes and the tips stay. Before it has process ids of its own: choom goes by them.
		[{ walls: ['memory'], command: ['/usr/bin/choom', '--adjust=1000', '--'] }],
		// Root needs no user namespace, and can become somebody else only outside of one.
		isRoot ? [spaces] : [],
		isRoot ? [setpriv(['user'], ...NOBODY)] : [],
		[ownSpaces, unshare(['network'], '--user', '--net')],
		[limits(seconds)]
	];
};

/**
 * Tries what this machine offers: containers, service units and some distributions forbid parts of it.
 * @param works whether a command, run behind these words, still does what the box needs.
 */
export function isolate(
	works: (command: readonly string[]) => boolean,
	seconds = MOST_CPU_SECONDS
): Isolation {
	let command: readonly string[] = [];
	const walls = new Set<Wall>();
	for (const row of steps(seconds)) {
		const found = row
			.filter((step) => step.walls.some((wall) => !walls.has(wall)))
			.find((step) => works([...command, ...step.command]));
		command = [...command, ...(found?.command ?? [])];
		for (const wall of found?.walls ?? []) walls.add(wall);
	}
	return { command, walls };
}

/** Whether a process behind these words can run one of these files and read the others. */
export const reaches =
	(runs: string, ...reads: readonly string[]) =>
	([first, ...rest]: readonly string[]): boolean => {
		const test = ['/usr/bin/test', '-x', runs, ...reads.flatMap((path) => ['-a', '-r', path])];
		if (!first) return false;
		return spawnSync(first, [...rest, ...test], { env: {}, stdio: 'ignore' }).status === 0;
	};

const WORDS: Readonly<Record<Wall, string>> = {
	network: 'no network',
	processes: 'no other process in sight',
	user: 'another user',
	privileges: 'no new privileges',
	memory: 'first to end when memory runs out',
	limits: 'hard limits'
};
/** For whoever starts the server. */
export const inWords = ({ walls }: Isolation): string =>
	[...walls].map((wall) => WORDS[wall]).join(', ') || 'nothing but Node’s own permissions';
