import { parseArgs } from 'node:util';
import { deskOrigin } from '../../src/lib/server/env.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { Misused, Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';

const usage =
	'set-up-link --name "Alton Warner" --agency "Ministry of National Security" --agency-id national-security';

export const setUpLink: Command = {
	usage,
	does: 'A link that works once, for the first administrator of a fresh installation.',
	run: async (options) => {
		const who = read(options);
		const origin = deskOrigin();
		await asOwner(async (db) => {
			const secret = await staff.setUpLink(db, who, new Date());
			if (!secret) {
				throw new Refused(
					'There is an administrator already: from now on only they invite people.'
				);
			}
			console.log(`For ${who.name} alone. It works once, within three days, and is shown only now:

  ${origin}/desk/join#${secret}`);
		});
	}
};

function read(options: readonly string[]) {
	const { values } = parseArgs({
		args: [...options],
		options: {
			name: { type: 'string' },
			agency: { type: 'string' },
			'agency-id': { type: 'string' }
		}
	});
	const { name, agency, 'agency-id': id } = values;
	if (!name || !agency || !id || !/^[a-z][a-z0-9-]{1,40}$/.test(id)) throw new Misused(usage);
	return { name, agency: { id, name: agency } };
}
