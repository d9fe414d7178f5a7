import type { Actor } from '#lib/server/staff/index.ts';

/** The hook lets nobody past the door without a session: whoever meets this has found a route that it does not guard. */
export class NobodySignedIn extends Error {
	override name = 'NobodySignedIn';
}

/** Who is signed in, on a route behind the door. */
export function actorOf({ actor }: App.Locals): Actor {
	if (!actor) throw new NobodySignedIn();
	return actor;
}
