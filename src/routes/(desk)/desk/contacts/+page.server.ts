import { error } from '@sveltejs/kit';
import * as contacts from '#lib/server/contacts/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (actorOf(locals).role !== 'administrator') error(404);
	return { entries: await contacts.list(locals.desk.db, locals.now()) };
};
