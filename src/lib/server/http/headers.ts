/**
 * On every answer, rendered or not: Kit's own headers cover rendered pages only. A page's own header of the
 * same name wins.
 */
export const HEADERS: Readonly<Record<string, string>> = {
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
	'x-content-type-options': 'nosniff',
	// Not no-referrer: with it browsers send `Origin: null` with our own forms, which the desk must refuse.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'cross-origin-embedder-policy': 'require-corp',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
	'x-frame-options': 'DENY',
	'x-dns-prefetch-control': 'off'
};

/** From a listener to the pages: many come from where this request comes. Nobody else's word for it gets that far. */
export const CROWDED = 'x-plainsight-crowded';

/** Two years, for https origins only. */
export const HSTS = 'max-age=63072000; includeSubDomains';

/** A page's policy with room for files in frames that have no origin and no scripts: see desk/work/files.ts. */
export const framesFiles = (policy: string): string =>
	`${policy.replace(/img-src [^;]*/, '$& data:')}; media-src data:; frame-src blob:`;

/** A page's policy with room for a sound that was made in it. */
export const playsOwnSound = (policy: string): string => `${policy}; media-src blob:`;

/** What the page may ask for on which a voice is recorded. */
export const WITH_MICROPHONE = HEADERS['permissions-policy']!.replace(
	'microphone=()',
	'microphone=(self)'
);

/** A page's policy with one more place where its forms may go. */
export const postsTo = (policy: string, origin: string): string =>
	policy.replace(/form-action [^;]*/, `$& ${origin}`);
