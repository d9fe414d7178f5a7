import { flood, type Fared } from '../../tests/support/flood.ts';
import { deskSettings, startServer } from '../../tests/support/server.ts';
import { percentile, type Bench } from './town.ts';

const PLAN = { perSecond: 200, seconds: 60, withoutScript: 30, withScript: 6 };

/** A minute under a script that answers the plain question, and what the people who write meanwhile meet. */
export async function benchFlood(town: Bench): Promise<void> {
	const site = await town.start();
	// With its jobs, so that the tick is heard as it is in production.
	const desk = await startServer(deskSettings(town.house));
	const before = site.cpuMs();
	const { people, ...poured } = await flood(town.house, site, PLAN);
	const { sent, kept, askedToPressAgain, turnedAway, otherwise, lost, memory, disk, heard } =
		poured;
	console.log(`the flood: ${sent} posts in ${PLAN.seconds} s: ${kept} kept, ${askedToPressAgain} asked to press again, ${turnedAway} turned away at the door, ${otherwise} answered otherwise, ${lost} connections broken
without JavaScript: ${fared(people.filter(({ javaScript }) => !javaScript))}
with JavaScript: ${fared(people.filter(({ javaScript }) => javaScript))}
processor time of the public process, forms and people included: ${((site.cpuMs() - before) / sent).toFixed(1)} ms for each post
memory of the public process, MiB (PSS): ${memory} at most
the database grew by ${(disk / 1024 / 1024).toFixed(1)} MiB, ${(disk / 1024 / (kept + people.length)).toFixed(1)} KiB a tip
notices that the desk heard: ${heard}, one a minute`);
	await Promise.all([site.stop(), desk.stop()]);
}

function fared(people: readonly Fared[]): string {
	const presses = people.map((one) => one.presses);
	const times = people.flatMap(({ answeredInMs }) => answeredInMs);
	const kept = people.filter(({ code }) => code).length;
	return `${kept} of ${people.length} kept, after ${percentile(presses, 0.5)} presses (most: ${Math.max(...presses)}), each answered within ${percentile(times, 0.95).toFixed(0)} ms (p95)`;
}
