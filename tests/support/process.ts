import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Clock ticks of /proc a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Memory that a process alone holds, MiB. */
export function pss(pid: number): number {
	const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
	return Math.round(Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]) / 1024);
}

/** Processor time that a process has used, ms. */
export function cpuMs(pid: number): number {
	const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = text.replace(/^.*\) /s, '').split(' '); // the name may hold spaces
	return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** Processor time that all threads of a process have used, ms, to the microsecond. */
export function threadsCpuMs(pid: number): number {
	const spent = readdirSync(`/proc/${pid}/task`).map((task) => {
		try {
			return Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
		} catch {
			return 0; // it ended between the two
		}
	});
	return spent.reduce((all, one) => all + one, 0) / 1e6;
}

/** Forgets the largest size that a process has had, so that `peak` tells of what comes. */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Largest resident size since `forgetPeak`, MiB. */
export const peak = (pid: number): number =>
	Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Whether this process is there and is more than an entry that nobody has waited for. */
export function isRunning(pid: number): boolean {
	try {
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
}

export const parentOf = (pid: number): number =>
	Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);

/** Every process that this one started, and that those did. */
export function childrenOf(pid: number): number[] {
	const own = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
	return own === ''
		? []
		: own.split(' ').flatMap((child) => [Number(child), ...childrenOf(+child)]);
}
