import { readFileSync } from 'node:fs';
import setUp from '../../tests/support/global-setup.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { publicSettings, startServer, type Server } from '../../tests/support/server.ts';

/** A task force on a database of its own, and its public face as production runs it. */
export type Bench = {
	readonly house: House;
	readonly site: Server;
	/** From the start of the process to its first answer. */
	readonly startMs: number;
	/** Memory that the public process alone holds, MiB. */
	readonly pss: () => number;
	/** Processor time that the public process has used, ms. */
	readonly cpuMs: () => number;
	readonly close: () => Promise<void>;
};

/** Clock ticks of /proc a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

export async function openBench(): Promise<Bench> {
	const tearDown = await setUp();
	const house = await openHouse(new Date());
	const before = performance.now();
	const site = await startServer(publicSettings(house));
	const startMs = performance.now() - before;
	const proc = (file: string) => readFileSync(`/proc/${site.pid}/${file}`, 'utf8');
	return {
		house,
		site,
		startMs,
		pss: () => Math.round(Number(/^Pss:\s+(\d+)/m.exec(proc('smaps_rollup'))?.[1]) / 1024),
		cpuMs: () => {
			const fields = proc('stat')
				.replace(/^.*\) /, '')
				.split(' ');
			return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
		},
		close: async () => {
			await site.stop();
			await house.database.close();
			await tearDown();
		}
	};
}

/** The value below which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
