import { sql } from 'drizzle-orm';
import { startCluster } from '../../tests/support/global-setup.ts';
import { createHouse, type House } from '../../tests/support/house.ts';
import { cpuMs, pss } from '../../tests/support/process.ts';
import { publicSettings, startServer, type Server } from '../../tests/support/server.ts';

/** A task force on a database of its own that keeps what it commits, as production's does. */
export type Bench = {
	readonly house: House;
	/** Starts the public face as production does. `preload`: what to put in its way. */
	readonly start: (preload?: readonly string[]) => Promise<Measured>;
	/** Processor time that the database has used for what is connected now, ms. */
	readonly databaseCpuMs: () => Promise<number>;
	readonly close: () => Promise<void>;
};

export type Measured = Server & {
	/** From the start of the process to its first answer. */
	readonly startMs: number;
	/** Memory that the process alone holds, MiB. */
	readonly pss: () => number;
	/** Processor time that the process has used, ms. */
	readonly cpuMs: () => number;
};

export async function startBench(): Promise<Bench> {
	const tearDown = await startCluster({ durable: true });
	const house = await createHouse();
	return {
		house,
		start: async (preload = []) => {
			const before = performance.now();
			const server = await startServer(publicSettings(house), { preload });
			const startMs = performance.now() - before;
			const { pid } = server;
			return { ...server, startMs, pss: () => pss(pid), cpuMs: () => cpuMs(pid) };
		},
		databaseCpuMs: async () => {
			const rows = await house.database.as.owner.execute<{ pid: number }>(
				sql`select pid from pg_stat_activity`
			);
			return rows.reduce((sum, { pid }) => sum + cpuMs(pid), 0);
		},
		close: async () => {
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
