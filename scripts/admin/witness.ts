import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { witness as look } from '../../src/lib/server/witness/index.ts';
import { Misused, Refused } from '../run.ts';
import type { Command } from './command.ts';
import { published } from './published.ts';

const usage = 'witness --site https://tips.example --folder /var/lib/plainsight-witness';

const REFUSALS = {
	'rolled-back': 'it is shorter than what this witness has seen',
	forked: 'it is not what this witness has seen with days added: it was rewritten',
	'another-log': 'it is signed by another key than what this witness has seen',
	unsigned: 'what is published there is no signed checkpoint'
};

/** For another body, on its own machine: it wants no setting and no database. */
export const witness: Command = {
	usage,
	does: 'Looks, on the machine of another body, whether the record grew of what was seen before; cosigns it, or refuses.',
	run: async (args) => {
		const { values } = parseArgs({
			args: [...args],
			options: { site: { type: 'string' }, folder: { type: 'string' } }
		});
		const { site, folder } = values;
		if (!site || !folder) throw new Misused(usage);
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const get = (old: number) => published(new URL(`/checkpoint/${old}`, site).href);
		const seen = await look({ folder }, get, new Date());
		if ('refused' in seen) {
			throw new Refused(
				`REFUSED: ${REFUSALS[seen.refused]}. Keep ${folder} as it is, and tell the people who answer for the record.`
			);
		}
		const { checkpoint, note, witness: name, was } = seen;
		console.log(note.trimEnd());
		console.error(
			was === 'first'
				? `Seen for the first time, ${checkpoint.size} days: nothing to compare with yet. This witness is ${name}`
				: `${checkpoint.size} days: it grew of what was seen before. This witness is ${name}`
		);
	}
};
