import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Ends a process that was started as the first of a group, and everything it started. */
export function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
	// It could not be started, or has ended, and its number may be another's by now.
	if (pid === undefined || exitCode !== null || signalCode !== null) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// It has just ended.
	}
}

/** Memory of a process and its children, in bytes; 0 where the system does not tell. */
export const memoryOf = (pid: number | string | undefined): number =>
	Number(fieldsOf(`/proc/${pid}/statm`)[1] ?? 0) * 4096 +
	fieldsOf(`/proc/${pid}/task/${pid}/children`).reduce((sum, child) => sum + memoryOf(child), 0);

/** The words of a file of the kernel's; none when the process has just ended, or this is no Linux. */
function fieldsOf(path: string): string[] {
	try {
		return readFileSync(path, 'utf8').split(/\s+/).filter(Boolean);
	} catch {
		return [];
	}
}
