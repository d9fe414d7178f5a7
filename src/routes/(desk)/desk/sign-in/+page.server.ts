import { redirect } from '@sveltejs/kit';
import { returnTo } from '#lib/server/http/faces.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = returnTo(url.searchParams.get('next'));
	if (locals.actor) redirect(303, next);
	const demoStaff = locals.demoStaff?.map(({ name, agency, role }) => ({ name, agency, role }));
	const as = url.searchParams.get('as');
	return demoStaff
		? { next, demoStaff, as: demoStaff.find(({ name }) => name === as)?.name }
		: { next };
};
