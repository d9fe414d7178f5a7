import { parentPort, workerData } from 'node:worker_threads';
import { solve } from '../../src/lib/proof/solve.ts';

// A thread of its own, as a browser gives it one: the work must not hold up the crowd around it.
const { challenge, bits } = workerData as { challenge: string; bits: number };
parentPort!.postMessage(`${challenge}.${solve(challenge, bits)}`);
