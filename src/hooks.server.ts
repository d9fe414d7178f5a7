import { building } from '$app/environment';
import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { locales, sourceLocale } from '#lib/i18n/locales.ts';
import { compose, type Faces } from '#lib/server/composition.ts';
import * as contacts from '#lib/server/contacts/index.ts';
import { isDown } from '#lib/server/db/index.ts';
import { env } from '#lib/server/env.ts';
import { paddedPage, untilTimeFloor } from '#lib/server/http/code-pages.ts';
import { demoStaff } from '#lib/server/http/demo.ts';
import { CROWDED } from '#lib/server/http/headers.ts';
import { logError } from '#lib/server/http/error-log.ts';
import { isDesk, isDoor, isOwnOrigin, isServed } from '#lib/server/http/faces.ts';
import { isSameForAll, remembered, type PageMemory } from '#lib/server/http/page-memory.ts';
import { headersOf } from '#lib/server/http/routes.ts';
import { TURN_ENDS } from '#lib/server/http/turns.ts';
import * as staff from '#lib/server/staff/index.ts';
import * as tips from '#lib/server/tips/index.ts';

let faces: Faces;
const pages: PageMemory = new Map();

export const init: ServerInit = async () => {
	if (building) return;
	faces = await compose(env());
};

const provide: Handle = ({ event, resolve }) => {
	const { locals, params } = event;
	locals.locale = (params.locale as keyof typeof locales | undefined) ?? sourceLocale;
	locals.now = () => new Date();
	locals.crowded = event.request.headers.has(CROWDED);
	locals.broke = (error) => void logError(error, event.route.id);
	if (!building) {
		const settings = env();
		locals.exitUrl = settings.EXIT_URL;
		locals.siteOrigin = settings.SITE_ORIGIN ?? '';
		if (settings.FACE !== 'desk') {
			locals.securityContact = settings.SECURITY_CONTACT;
		}
		if (faces.intake) {
			// hCaptcha would see where a visitor of the onion comes out. Only names of ours get this far.
			const isOnion = event.url.hostname.endsWith('.onion');
			locals.intake = isOnion ? tips.withoutProviders(faces.intake) : faces.intake;
		}
		const cache = faces.contacts;
		if (cache) locals.contacts = () => contacts.shown(cache, locals.now());
		if (faces.witness) locals.witness = faces.witness;
		if (faces.desk) locals.desk = faces.desk;
		locals.demoStaff = demoStaff();
		if (!isServed(settings.FACE, event.route.id)) error(404);
	}
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%plainsight.lang%', locals.locale)
				.replace('%plainsight.dir%', locales[locals.locale].dir)
	});
};

const headers: Handle = async ({ event, resolve }) => {
	const { locals, route, request } = event;
	const response = await resolve(event);
	const answered = {
		method: request.method,
		became: locals.policy,
		ofFramework: response.headers.get('content-security-policy'),
		site: locals.siteOrigin
	};
	for (const [name, value] of Object.entries(headersOf(route.id, answered))) {
		// What says itself how it may be kept knows better: a code's page, and the live stream, which must not be held back.
		if (name !== 'cache-control' || !response.headers.has(name)) response.headers.set(name, value);
	}
	return response;
};

const desk: Handle = async ({ event, resolve }) => {
	const { locals, url, route, request } = event;
	if (!isDesk(route.id)) return resolve(event);
	if (!isOwnOrigin(request, url)) error(403);
	const cookie = event.cookies.get(staff.cookieName(locals.desk.origin));
	if (cookie) locals.actor = await staff.session.find(locals.desk, cookie, locals.now());
	if (!locals.actor && !isDoor(route.id)) {
		// A page leads to the door and back. What a page's script asks for is refused: it says so and keeps the page.
		const isPage = event.isDataRequest || request.headers.get('accept')?.includes('text/html');
		if (request.method !== 'GET' || !isPage) error(401);
		redirect(303, `/desk/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	}
	return resolve(event);
};

const publicPages: Handle = async ({ event, resolve }) => {
	if (isDesk(event.route.id)) return resolve(event);
	const startedAt = performance.now();
	const { locals } = event;
	const render = async () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				locals.carriesCode ? paddedPage(html, locals.carriesCode.unsaid) : html
		});
	const response = isSameForAll(event)
		? await remembered(pages, event.url.pathname, locals.now().getTime(), render)
		: await render();
	if (locals.carriesCode) {
		response.headers.set('cache-control', 'no-store, no-transform');
		response.headers.delete('etag');
		// Nobody else waits for the time that this one waits.
		event.platform?.req[TURN_ENDS]?.();
		await untilTimeFloor(startedAt);
	}
	return response;
};

export const handle = sequence(provide, headers, desk, publicPages);

// Total: what it throws would end the server.
export const handleError: HandleServerError = ({ error: thrown, event, status }) => {
	if (status < 500) return { message: 'There is nothing here.' };
	const id = logError(thrown, event.route.id);
	return { message: isDown(thrown) ? 'unavailable' : 'Something went wrong on our side.', id };
};
