import type { Face } from '../env.ts';

/** Whether a process with this face has the route; the other face's routes do not exist there. */
export function isServed(face: Face, routeId: string | null): boolean {
	if (face === 'both' || routeId === null) return true;
	return routeId.startsWith('/(desk)')
		? face === 'desk'
		: face === 'public' || routeId === '/healthz';
}

export const isDesk = (routeId: string | null): boolean => routeId?.startsWith('/(desk)') ?? false;

/** Desk pages that a signed-out person may see. */
export const isDoor = (routeId: string | null): boolean =>
	/^\/\(desk\)\/desk\/(sign-in|join)(\/|$)/.test(routeId ?? '');

/**
 * Whether a request to the desk may change something: whatever its content type, it must say that it comes
 * from the desk's own pages. (Kit's check looks at form content types only, and is switched off for the
 * sake of the public face.)
 */
export function isOwnOrigin(request: Request, url: URL): boolean {
	if (request.method === 'GET' || request.method === 'HEAD') return true;
	return request.headers.get('origin') === url.origin;
}

/** A path on the desk to return to after sign-in; anything else a visitor sent is ignored. */
export const returnTo = (next: string | null): string =>
	next && /^\/desk(\/[A-Za-z0-9/_-]*)?(\?[A-Za-z0-9=&_.,-]*)?$/.test(next) ? next : '/desk';
