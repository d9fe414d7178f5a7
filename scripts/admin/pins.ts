import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pinWords } from '../../src/lib/sealed/words.ts';
import { pinsFrom } from '../../src/lib/server/env.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import type { LanePins, Pin } from '../../src/lib/server/tips/index.ts';
import { Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';
import { proposePins, type ProposedPin } from './proposed-pins.ts';

export const pins: Command = {
	usage: 'pins [--write FILE [--move LANE …]]',
	does: 'The pin of each lane, and six words of it: compare them, aloud, with a member who reads them on the page of lanes. Written to FILE, for LANE_PINS_FILE; a pin that FILE has already is changed for the lanes of --move alone.',
	run: async (args) => {
		const options = {
			write: { type: 'string' as const },
			move: { type: 'string' as const, multiple: true as const }
		};
		const { write: file, move = [] } = parseArgs({ args: [...args], options }).values;
		await asOwner(async (db) => {
			const written = file ? writtenIn(file) : new Map<string, Pin>();
			const proposals = proposePins(await staff.lane.cardsOfAll(db), written);
			if (proposals.length === 0) throw new Refused('There is no lane yet.');
			const unknown = move.filter((lane) => !proposals.some((one) => one.lane === lane));
			if (unknown.length > 0) throw new Refused(`No lane ${unknown.join()}: nothing was written.`);
			for (const proposal of proposals) tell(proposal, file, move.includes(proposal.lane));
			const lines = linesOf(proposals, written, move);
			if (!file) return console.log(`\n${lines.trimEnd()}`);
			// Whoever reads it meanwhile reads the former or all of this.
			writeFileSync(`${file}.part`, lines, { mode: 0o644 });
			renameSync(`${file}.part`, file);
			console.log(
				`\n${file}: written. A public face takes it within seconds. If one of the words differs from what a member reads, take the file away again.`
			);
		});
	}
};

function writtenIn(file: string): LanePins {
	if (!existsSync(file)) return new Map();
	const pins = pinsFrom(readFileSync(file, 'utf8'));
	if (!pins) throw new Refused(`${file}: there are no pins in it that can be read.`);
	return pins;
}

function tell(
	{ lane, kind, is, proposed, written, unfit }: ProposedPin,
	file = '',
	moves: boolean
) {
	const words = is === 'new' || is === 'same' || moves ? proposed : (written ?? proposed);
	console.log(`${lane} (${kind}): ${pinWords(words.print)}`);
	if (is === 'ahead' && !moves)
		console.log(
			`  It can move on to the newest card, number ${proposed.epoch}: ${pinWords(proposed.print)}
  Do that after each removal: any two who were members of one card after the pinned one could, with the database, lead a
  public face that remembers nothing to cards of their own. Compare these words with a member first, and then add:
  --write ${file} --move ${lane}`
		);
	if (is === 'other' && !moves)
		console.log(
			`  ALARM: this pin is of no card of the lane. Somebody made another lane of this name, or this is another database. Its
  own: ${pinWords(proposed.print)}. Only if a member reads these words on the page of lanes, add: --write ${file} --move ${lane}`
		);
	if (is === 'unsigned' && !moves)
		console.log(
			`  ALARM: there is another recovery key, card ${proposed.epoch}: ${pinWords(proposed.print)}. No custodian of the one before signed it,
  as when two sheets are lost; or somebody wrote it into the database. Call two of its custodians: only if these words stand on
  their sheets, add: --write ${file} --move ${lane}, and run it once more for the other lanes. See docs/operations.md.`
		);
	if (unfit.length > 0)
		console.log(`  ALARM: its card ${unfit[0]} does not stand: see docs/operations.md.`);
}

/** In the order of the file, which is the one in which lanes are tried; what is new comes after. */
function linesOf(proposals: readonly ProposedPin[], written: LanePins, move: readonly string[]) {
	const pins = new Map(written);
	for (const { lane, is, proposed } of proposals)
		if (is === 'new' || is === 'same' || move.includes(lane)) pins.set(lane, proposed);
	return [...pins].map(([lane, pin]) => `${lane}${epochIn(pin)}=${pin.print}\n`).join('');
}

const epochIn = ({ epoch }: Pin): string => (epoch === undefined ? '' : `@${epoch}`);
