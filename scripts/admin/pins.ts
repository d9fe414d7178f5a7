import { renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pinWords } from '../../src/lib/sealed/words.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';

export const pins: Command = {
	usage: 'pins [--write FILE]',
	does: 'The pin of each lane, and six words of it: compare them, aloud, with a member who reads them on the page of lanes. Written to FILE, for LANE_PINS_FILE.',
	run: async (args) => {
		const options = { write: { type: 'string' as const } };
		const { values } = parseArgs({ args: [...args], options });
		await asOwner(async (db) => {
			const lanes = await staff.lane.list({ db });
			if (lanes.length === 0) throw new Refused('There is no lane yet.');
			for (const { id, kind, pin } of lanes) console.log(`${id} (${kind}): ${pinWords(pin)}`);
			const lines = lanes.map(({ id, pin }) => `${id}=${pin}\n`).join('');
			if (!values.write) return console.log(`\n${lines.trimEnd()}`);
			// Whoever reads it meanwhile reads the former or all of this.
			writeFileSync(`${values.write}.part`, lines, { mode: 0o644 });
			renameSync(`${values.write}.part`, values.write);
			console.log(
				`\n${values.write}: written. A public face takes it within seconds. If one of the words differs from what a member reads, take the file away again.`
			);
		});
	}
};
