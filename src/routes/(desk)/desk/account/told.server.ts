import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { readForm } from '#lib/forms/read-form.server.ts';
import * as alerts from '#lib/server/alerts/index.ts';
import { actorOf } from '../actor.server.ts';
import { texts } from '../body.server.ts';

type Typed = Readonly<Record<string, string>>;
type Channel = Parameters<typeof alerts.setAddress>[2];
type Verb = (locals: App.Locals, channel: Channel, typed: Typed) => Promise<alerts.AddressChange>;

/** An act on one of the officer's own addresses. */
const on =
	(verb: Verb) =>
	async ({ locals, request }: RequestEvent) => {
		const typed = texts(await readForm(request));
		const { channel } = typed;
		if (!alerts.isChannel(channel)) error(400);
		const outcome = await verb(locals, channel, typed);
		return outcome.ok ? { told: true } : fail(400, { channel, why: outcome.why });
	};

/** Where the officer is told, and of what: nothing of it is signed, since it gives nobody anything to read. */
export const toldActions = {
	address: on((locals, channel, { address = '' }) =>
		alerts.setAddress(locals.desk, actorOf(locals), channel, address, locals.now())
	),
	prove: on((locals, channel, { code = '' }) =>
		alerts.prove(locals.desk, actorOf(locals), channel, code, locals.now())
	),
	dropAddress: on((locals, channel) =>
		alerts.dropAddress(locals.desk, actorOf(locals), channel, locals.now())
	),
	wishes: async ({ locals, request }: RequestEvent) => {
		const typed = texts(await readForm(request));
		const wishes = { hourly: typed.hourly === 'on', digest: typed.digest === 'on' };
		await alerts.wish(locals.desk, actorOf(locals), wishes);
		return { told: true };
	}
};
