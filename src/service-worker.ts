/// <reference lib="webworker" />
/**
 * Shows the copy of the guidance when there is no connection. Nothing registers it but the button on /offline. It
 * keeps what was kept then, newer when it can be had, and never anything else: no form, no code, no answer to a post.
 */
import { COPY } from '#lib/offline/copy.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin) return;
	if (url.pathname === '/leave') return event.respondWith(leave());
	if (request.mode === 'navigate') return event.respondWith(page(request, url.pathname));
	event.respondWith(part(request));
});

/** Leaving takes the copy along; our own /leave/copy then has the browser clear what it kept for us. */
async function leave(): Promise<Response> {
	await caches.delete(COPY);
	await self.registration.unregister();
	return Response.redirect('/leave/copy', 303);
}

async function page(request: Request, path: string): Promise<Response> {
	const copy = await caches.open(COPY);
	try {
		const fresh = await fetch(request);
		if (fresh.ok && (await copy.match(path))) await copy.put(path, fresh.clone());
		return fresh;
	} catch {
		const kept = (await copy.match(path)) ?? (await copy.match(withoutConnection(path)));
		return kept ?? Response.error();
	}
}

async function part(request: Request): Promise<Response> {
	const copy = await caches.open(COPY);
	return (await copy.match(request)) ?? fetch(request);
}

/** The page that says so, in the language of the path that was asked for. */
const withoutConnection = (path: string): string =>
	`${/^\/[a-z]{2}(?=\/|$)/.exec(path)?.[0] ?? ''}/offline`;
