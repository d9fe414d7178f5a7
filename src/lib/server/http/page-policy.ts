/** One of Content-Security-Policy's; scripts and styles are named only where they differ from what the framework needs. */
type Directive =
	| 'default-src'
	| 'script-src'
	| 'style-src'
	| 'img-src'
	| 'font-src'
	| 'connect-src'
	| 'media-src'
	| 'frame-src'
	| 'worker-src'
	| 'manifest-src'
	| 'form-action'
	| 'base-uri'
	| 'frame-ancestors'
	| 'require-trusted-types-for'
	| 'trusted-types';
type Csp = Readonly<Partial<Record<Directive, readonly string[]>>>;
type Feature = 'camera' | 'microphone' | 'geolocation' | 'payment' | 'usb';

/** What a page may load, where it may post, and what it may ask the browser for. */
export type PagePolicy = {
	readonly csp: Csp;
	readonly permissions?: Readonly<Partial<Record<Feature, '(self)'>>>;
	readonly embedder?: 'unsafe-none';
};

/** Stands for the origin of the public site, which only the process knows. */
const THE_SITE = 'the site';
const [NONE, SELF] = [["'none'"], ["'self'"]];
const HCAPTCHA = [...SELF, 'https://hcaptcha.com', 'https://*.hcaptcha.com'];

const PAGE: Csp = {
	'default-src': NONE,
	'img-src': SELF,
	'font-src': NONE,
	'connect-src': SELF,
	'worker-src': SELF,
	'manifest-src': SELF,
	'form-action': SELF,
	'base-uri': NONE,
	'frame-ancestors': NONE,
	'require-trusted-types-for': ["'script'"],
	'trusted-types': ['svelte-trusted-html', 'plainsight-worker']
};

/** Every policy that a page of ours can have, by name. */
export const POLICIES = {
	page: { csp: PAGE },
	/** Plays a sound that was made in it. */
	voice: { csp: { ...PAGE, 'media-src': ['blob:'] }, permissions: { microphone: '(self)' } },
	/**
	 * All of the desk: its pages follow one another in one document, which keeps the policy that it came with. Shows files in frames
	 * that have no origin and no scripts (see desk/work/files.ts), and posts to the public form, for a caller.
	 */
	desk: {
		csp: {
			...PAGE,
			'img-src': [...SELF, 'data:'],
			'media-src': ['data:'],
			'frame-src': ['blob:'],
			'form-action': [...SELF, THE_SITE]
		}
	},
	/** https://docs.hcaptcha.com/#content-security-policy-settings */
	hcaptcha: {
		csp: {
			'default-src': NONE,
			'script-src': HCAPTCHA,
			'frame-src': HCAPTCHA.slice(1),
			'style-src': HCAPTCHA,
			'connect-src': HCAPTCHA,
			'img-src': SELF,
			'form-action': SELF,
			'base-uri': NONE,
			'frame-ancestors': NONE
		},
		// Its frames do not send the header that ours would ask of them.
		embedder: 'unsafe-none'
	}
} as const satisfies Record<string, PagePolicy>;
export type PolicyName = keyof typeof POLICIES;

/**
 * The policy as a header.
 * @param ofFramework what the framework says of scripts and styles on this very page, for which it makes up a nonce.
 * @param site origin of the public site; empty where nobody knows it.
 */
export function cspOf({ csp }: PagePolicy, ofFramework: string, site: string): string {
	const directives = Object.entries(csp).map(([name, sources]) =>
		[name, ...sources.map((source) => (source === THE_SITE ? site : source))].join(' ').trim()
	);
	return [...directives, ...('script-src' in csp ? [] : [ofFramework])].join('; ');
}

const PERMISSIONS: Readonly<Record<string, string>> = {
	camera: '()',
	microphone: '()',
	geolocation: '()',
	payment: '()',
	usb: '()',
	'browsing-topics': '()',
	'interest-cohort': '()'
};

/** Nothing of what a browser could give, but what the policy names. */
export const permissionsOf = ({ permissions }: Partial<PagePolicy> = {}): string =>
	Object.entries({ ...PERMISSIONS, ...permissions })
		.map(([feature, who]) => `${feature}=${who}`)
		.join(', ');
