import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

/**
 * Ends in good order when the terminal is closed, and when the npm that runs us has ended: killed with SIGKILL, it
 * passes nothing on.
 */
export function endWithStarter(end: () => Promise<void>): void {
	process.once('SIGHUP', end);
	const npm = process.env.npm_lifecycle_event && npmAbove();
	if (!npm) return;
	const looking = setInterval(() => {
		if (isThere(npm)) return;
		clearInterval(looking);
		void end();
	}, LOOK_EVERY_MS).unref();
}

/** The npm that runs us; there is a `sh -c` of it between where that shell does not replace itself. */
function npmAbove(): number | undefined {
	const { ppid } = process;
	try {
		const [, flag] = readFileSync(`/proc/${ppid}/cmdline`, 'utf8').split('\0');
		if (flag !== '-c') return ppid;
		return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${ppid}/status`, 'utf8'))?.[1]);
	} catch {
		return undefined; // no /proc here
	}
}

function isThere(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
